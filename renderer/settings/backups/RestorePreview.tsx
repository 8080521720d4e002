import { useTranslation } from 'react-i18next';
import { caseKinds } from '#shared/cases/kinds.ts';
import type { RestorePreview as Preview } from '#shared/contract/keep.ts';
import { useFormats } from '../../app/format.ts';
import classes from './backups.module.css';

const groups = ['onlyHere', 'newerHere', 'newerThere', 'onlyThere'] as const;

/** What would change if a backup took the place of the open docket: in a sentence, in numbers, and case by case. */
export function RestorePreview({ preview }: { preview: Preview }) {
  const { t } = useTranslation('backups');
  const formats = useFormats();
  const { registers, files, trail, earlierKey, madeAt } = preview;
  const none = { here: 0, there: 0 };
  const rows = [
    ...caseKinds.map((kind) => ({ label: t(`common:kinds.${kind}`), ...(registers[kind] ?? none) })),
    { label: t('restore.files'), ...files },
    { label: t('restore.entries'), here: trail.here?.seq ?? 0, there: trail.there?.seq ?? 0 },
  ];
  return (
    <>
      <p>
        <b>{t(`restore.relation.${trail.relation}`)}</b>
      </p>
      {earlierKey && <p>{t('restore.earlierKey')}</p>}
      <div>
        <table className={classes.table} aria-label={t('restore.title', { when: formats.moment(madeAt) })}>
          <thead>
            <tr>
              <th scope="col">{t('restore.what')}</th>
              <th scope="col" data-number>
                {t('restore.here')}
              </th>
              <th scope="col" data-number>
                {t('restore.there')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, here, there }) => (
              <tr key={label} data-differs={here !== there}>
                <th scope="row">{label}</th>
                <td data-number>{formats.number(here)}</td>
                <td data-number>{formats.number(there)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {groups.map((group) => (
        <Cases key={group} title={t(`restore.${group}`)} cases={preview[group]} />
      ))}
    </>
  );
}

function Cases({ title, cases: { count, refs } }: { title: string; cases: Preview['onlyHere'] }) {
  const { t } = useTranslation('backups');
  const formats = useFormats();
  if (count === 0) return null;
  const more = count - refs.length;
  return (
    <section className={classes.group}>
      <h3>{t('restore.group', { what: title, count: formats.number(count) })}</h3>
      <p className={classes.refs}>
        {refs.join(', ')}
        {more > 0 && ` ${t('restore.more', { count: more })}`}
      </p>
    </section>
  );
}
