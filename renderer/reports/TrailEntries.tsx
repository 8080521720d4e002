import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { EntryView } from '#shared/contract/case.ts';
import { orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { useFormats } from '../app/format.ts';
import { small } from '../components/small.ts';
import { type ChosenFilter, entryFilterOf } from './entry-filter.ts';
import classes from './TrailEntries.module.css';
import { TrailEntry } from './TrailEntry.tsx';
import { useBroughtIntoView } from './useBroughtIntoView.ts';

const PAGE = 100;

/** Entries above the one that somebody went to, so that it stands among its neighbours. */
const ABOVE = 4;

interface Props {
  filter: ChosenFilter;
  /** The entry that is looked for; the list begins a little above it. */
  around: number | undefined;
  showNewest: () => void;
}

/** The entries of the trail, the newest first, page by page. */
export function TrailEntries({ filter, around, showNewest }: Props) {
  const { t } = useTranslation('trail');
  const formats = useFormats();
  const trail = useInfiniteQuery(
    orpc.trail.list.infiniteOptions({
      input: (before: number | undefined) => ({
        limit: PAGE,
        filter: entryFilterOf(filter),
        ...(before !== undefined && { before }),
      }),
      initialPageParam: around === undefined ? undefined : around + ABOVE,
      getNextPageParam: ({ entries }) => (entries.length < PAGE ? undefined : entries.at(-1)?.seq),
    }),
  );
  const entries = trail.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      {trail.error && <Failure error={trail.error} />}
      {around !== undefined && (
        <div className={classes.around}>
          {t('filter.around', { seq: formats.number(around) })}
          <Button {...small} onClick={showNewest}>
            {t('filter.newest')}
          </Button>
        </div>
      )}
      <section aria-label={t('entries')} className={classes.entries}>
        <div aria-hidden="true" className={classes.header}>
          <span>{t('column.seq')}</span>
          <span>{t('column.at')}</span>
          <span>{t('column.what')}</span>
          <span>{t('column.case')}</span>
        </div>
        {trail.data && entries.length === 0 && around === undefined && (
          <p className={classes.none}>{t('filter.none')}</p>
        )}
        <ol className={classes.list}>
          {withGap(entries, trail.data ? around : undefined).map((line) =>
            'gap' in line ? (
              <Gap key="gap" seq={line.gap} />
            ) : (
              <TrailEntry entry={line} isMarked={line.seq === around} key={line.seq} />
            ),
          )}
        </ol>
      </section>
      {trail.hasNextPage && (
        <div className={classes.more}>
          <Button loading={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}

/** The entries, with a line where the one that is looked for would stand if it were there. */
function withGap(entries: readonly EntryView[], wanted: number | undefined): (EntryView | { gap: number })[] {
  if (wanted === undefined || entries.some(({ seq }) => seq === wanted)) return [...entries];
  if (entries.length === 0) return [{ gap: wanted }];
  const below = entries.findIndex(({ seq }) => seq < wanted);
  return entries.flatMap((entry, index) => (index === below ? [{ gap: wanted }, entry] : [entry]));
}

function Gap({ seq }: { seq: number }) {
  const { t } = useTranslation('trail');
  const formats = useFormats();
  const place = useBroughtIntoView(seq);
  return (
    <li className={classes.gap}>
      <div ref={place}>{t('filter.gap', { seq: formats.number(seq) })}</div>
    </li>
  );
}
