import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { orpc } from './client.ts';
import { Icon } from './icons.tsx';
import classes from './KeepNotices.module.css';
import { useMay } from './may.ts';

const LOOK_EVERY_MS = 60_000;

/**
 * A line for what the docket needs somebody to look at: what is overdue, which stays as long as it is, a backup that
 * failed, damage that was found.
 */
export function KeepNotices() {
  const { t } = useTranslation();
  const may = useMay();
  const backups = useQuery(
    orpc.keep.backups.queryOptions({ input: {}, enabled: may.call('keep.backups') }),
  ).data;
  const check = useQuery(
    orpc.keep.lastCheck.queryOptions({ input: {}, enabled: may.call('keep.lastCheck') }),
  ).data;
  // Dates become overdue while nothing is changed: whoever looks at them is told without asking.
  const counts = orpc.cases.counts.queryOptions({ input: {}, refetchInterval: LOOK_EVERY_MS });
  const overdue = useQuery(counts).data?.overdue ?? 0;
  return (
    <div className={classes.notices} role="status">
      {overdue > 0 && (
        <Link to="/today" className={classes.notice}>
          <Icon name="today" />
          <span>{t('reminders:overdue', { count: overdue })}</span>
        </Link>
      )}
      {backups?.last?.problem !== undefined && <Notice part="backups" words={t('backups:problem.short')} />}
      {check?.last?.ok === false && <Notice part="check" words={t('checks:short')} />}
    </div>
  );
}

function Notice({ part, words }: { part: 'backups' | 'check'; words: string }) {
  return (
    <Link to="/settings/$part" params={{ part }} className={classes.notice} title={words}>
      <Icon name="incident" />
      <span>{words}</span>
    </Link>
  );
}
