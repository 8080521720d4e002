import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/format.ts';
import table from '../backups/backups.module.css';
import { damagedParts, type LastCheck, partsOf } from './parts.ts';

/** Of each part: what was found, and when it was last found sound. */
export function CheckedParts({ last }: { last: LastCheck }) {
  const { t } = useTranslation('checks');
  const formats = useFormats();
  const damaged = damagedParts(last);
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('part')}</th>
            <th scope="col">{t('found')}</th>
            <th scope="col">{t('soundAt')}</th>
          </tr>
        </thead>
        <tbody>
          {partsOf(last).map((part) => {
            const isDamaged = damaged.includes(part);
            const soundAt = last.soundAt[part];
            return (
              <tr key={part}>
                <th scope="row">{t(`settings:check.part.${part}`)}</th>
                <td>
                  <span className={isDamaged ? table.bad : table.good}>
                    {t(isDamaged ? 'settings:check.damaged' : 'settings:check.fine')}
                  </span>
                  {isDamaged && <Details part={part} last={last} />}
                </td>
                <td className={table.muted}>{soundAt ? formats.moment(soundAt) : t('unknown')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What exactly was found, if that was since the docket was opened. */
function Details({ part, last }: { part: string; last: LastCheck }) {
  const { t } = useTranslation('settings');

  /** `problem: subject`, the problem a code of the check or of the list of errors. */
  function explain(detail: string): string {
    const [problem = '', ...subject] = detail.split(': ');
    const words = t([`check.problem.${problem}`, `errors:${problem}.title`], { defaultValue: problem });
    return [words, subject.join(': ')].filter(Boolean).join(': ');
  }
  const details = (last.findings ?? []).filter((found) => found.part === part && !found.ok && found.detail);
  return details.map(({ detail = '' }) => (
    <div key={detail} className={table.muted}>
      {explain(detail)}
    </div>
  ));
}
