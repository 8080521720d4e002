import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { useMay } from '../app/may.ts';
import { Page } from '../app/Page.tsx';
import { TrailEntry } from './TrailEntry.tsx';
import classes from './TrailScreen.module.css';
import { TrailSeal } from './TrailSeal.tsx';

const PAGE = 100;

/** Every change of the docket, newest first, with the proof that none was altered. */
export function TrailScreen() {
  const { t } = useTranslation('trail');
  const may = useMay();
  const trail = useInfiniteQuery(
    orpc.trail.list.infiniteOptions({
      input: (before: number | undefined) => ({ limit: PAGE, ...(before !== undefined && { before }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ entries }) => {
        const last = entries.at(-1);
        return last && last.seq > 1 ? last.seq : undefined;
      },
    }),
  );
  const entries = trail.data?.pages.flatMap((page) => page.entries) ?? [];

  return (
    <Page title={t('title')} lead={t('lead')}>
      {may.call('trail.verify') && <TrailSeal />}
      {trail.error && <Failure error={trail.error} />}
      <section className={classes.entries} aria-label={t('entries')}>
        <div className={classes.header} aria-hidden="true">
          <span>{t('column.seq')}</span>
          <span>{t('column.at')}</span>
          <span>{t('column.what')}</span>
          <span>{t('column.case')}</span>
        </div>
        <ol className={classes.list}>
          {entries.map((entry) => (
            <TrailEntry key={entry.seq} entry={entry} />
          ))}
        </ol>
      </section>
      {trail.hasNextPage && (
        <div>
          <Button loading={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </Page>
  );
}
