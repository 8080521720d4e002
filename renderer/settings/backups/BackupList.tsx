import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Backups } from '#shared/contract/keep.ts';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useFormats } from '../../app/format.ts';
import { Inside, Section } from '../../app/Page.tsx';
import stacked from '../SettingsScreen.module.css';
import { BackUpNow } from './BackUpNow.tsx';
import classes from './backups.module.css';
import type { ChosenBackup } from './chosen-backup.ts';
import { type BackupRow, rowsOf } from './rows.ts';

interface Props {
  data: Backups;
  /** Absent for somebody who may only look. */
  onRestore?: ((backup: ChosenBackup) => void) | undefined;
}

/** The automatic backups: when each was made, whether it was proven, where it lies, and the way back to it. */
export function BackupList({ data, onRestore }: Props) {
  const { t } = useTranslation('backups');
  const formats = useFormats();
  const choose = useMutation({
    mutationFn: ({ name, here }: BackupRow) =>
      client.session.chooseBackup({ listed: { name, second: !here } }),
    onSuccess: ({ backup }) => backup && onRestore?.(backup),
  });
  const rows = rowsOf(data);
  const newest = rows.find(({ proven }) => proven);
  const columns = ['when', 'size', 'state', 'place'] as const;
  return (
    <Section title={t('list.section')} hint={t('list.hint')}>
      <Inside>
        <div className={stacked.stack}>
          <div>
            <p>{newest ? t('list.last', { when: formats.moment(newest.madeAt) }) : t('list.none')}</p>
            {newest && <p className={classes.muted}>{t(data.due ? 'list.due' : 'list.fresh')}</p>}
          </div>
          {onRestore && <BackUpNow />}
          {choose.error && <Failure error={choose.error} />}
        </div>
      </Inside>
      {rows.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col" data-number={column === 'size' || undefined}>
                    {t(`list.${column}`)}
                  </th>
                ))}
                {onRestore && <th scope="col">{t('list.action')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row">{formats.moment(row.madeAt)}</th>
                  <td data-number>{formats.bytes(row.size)}</td>
                  <td>
                    <Proof row={row} problem={data.last?.at === row.madeAt ? data.last.problem : undefined} />
                  </td>
                  <td className={classes.muted}>{t(`list.${placeOf(row)}`)}</td>
                  {onRestore && (
                    <td>
                      {row.proven && (
                        <Button
                          size="compact-sm"
                          aria-label={t('list.restoreOf', { when: formats.moment(row.madeAt) })}
                          disabled={choose.isPending}
                          onClick={() => choose.mutate(row)}
                        >
                          {t('list.restore')}
                        </Button>
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function placeOf({ here, second }: BackupRow): 'both' | 'here' | 'secondOnly' {
  if (!here) return 'secondOnly';
  return second ? 'both' : 'here';
}

/** Whether it was proven, and what is particular about it. `problem`: why its proof failed, a code of the errors. */
function Proof({ row, problem }: { row: BackupRow; problem: string | undefined }) {
  const { t } = useTranslation('backups');
  const reason = problem ? t(`errors:${problem}.title`) : t('list.failedProof');
  return (
    <>
      <span className={row.proven ? classes.good : classes.bad}>
        {t(row.proven ? 'list.proven' : 'list.unproven')}
      </span>
      {!row.proven && <span className={classes.muted}> · {reason}</span>}
      {row.earlierKey && <div className={classes.muted}>{t('list.earlierKey')}</div>}
    </>
  );
}
