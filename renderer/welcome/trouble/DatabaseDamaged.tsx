import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/format.ts';
import { Panel } from './Panel.tsx';
import { Repairs } from './Repairs.tsx';
import { numberIn, type TroubleProps, textIn } from './useTrouble.ts';

/** Damage that leaves nothing to be read. */
const HOPELESS = ['missing', 'empty', 'not-encrypted', 'first-page'];
const NAMED = [...HOPELESS, 'other-log', 'other-docket', 'references'];

/** docket.db is damaged: which part of it, since when, which backup there is, and the two ways out. */
export function DatabaseDamaged(props: TroubleProps) {
  const { t } = useTranslation('trouble');
  const formats = useFormats();
  const { details } = props;
  const [soundAt, backup] = [textIn(details.soundAt), madeAt(textIn(details.backup))];
  const isHopeless = HOPELESS.some((one) => one === details.problem);
  const way = details.problem === 'missing' ? 'nextWait' : isHopeless ? 'nextBackup' : 'next';
  return (
    <Panel
      tone="late"
      title={t(details.problem === 'missing' ? 'database.missing' : 'database.title')}
      happened={
        <>
          <span>{problemOf(details, t)}</span>
          {soundAt && <span>{t('database.soundAt', { when: formats.moment(soundAt) })}</span>}
        </>
      }
      kept={
        <>
          <span>{t('database.kept')}</span>
          <span>
            {backup === undefined
              ? t('database.noBackup')
              : t('database.backup', { when: formats.moment(backup) })}
          </span>
        </>
      }
      next={t(`database.${way}`)}
    >
      <Repairs {...props} canSalvage={!isHopeless} />
    </Panel>
  );
}

function problemOf({ problem, broken, pages, missing }: TroubleProps['details'], t: TFunction<'trouble'>) {
  if (problem === 'cut') return t('database.problem.cut', { count: numberIn(missing) ?? 0 });
  const named = NAMED.find((one) => one === problem);
  if (named !== undefined) return t(`database.problem.${named}`);
  const count = numberIn(broken) ?? 0;
  return count > 0 ? t('database.problem.broken', { count, pages }) : t('database.problem.unreadable');
}

/** The moment in the name of an automatic backup: `closed-1463d1b2-2026-11-22T09-00-00-000Z.zip`. */
function madeAt(name: string | undefined): string | undefined {
  const parts = /(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/.exec(name ?? '');
  return parts ? `${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}.${parts[5]}Z` : undefined;
}
