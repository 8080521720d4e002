import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { CaseRow } from '#shared/contract/case.ts';
import { orpc } from '../../app/client.ts';

/** The ready-made choices above a list, in the order in which they are shown. */
export const filters = ['open', 'week', 'overdue', 'waiting', 'closed', 'all', 'discarded'] as const;
export type Filter = (typeof filters)[number];

const questions = {
  open: { show: 'open', due: 'any', waiting: false },
  week: { show: 'open', due: 'week', waiting: false },
  overdue: { show: 'open', due: 'overdue', waiting: false },
  waiting: { show: 'open', due: 'any', waiting: true },
  closed: { show: 'closed', due: 'any', waiting: false },
  all: { show: 'all', due: 'any', waiting: false },
  discarded: { show: 'discarded', due: 'any', waiting: false },
} as const satisfies Record<Filter, object>;

export type SortKey = 'due' | 'opened' | 'ref' | 'title' | 'updated';
export interface Sorting {
  sort: SortKey;
  direction: 'up' | 'down';
}

/** How many rows one page asks for. */
const pageSize = 60;
/** How long typing in the search box must rest before the docket is asked, in milliseconds. */
const restBeforeAsking = 150;

/** The rows of one register as filtered, searched and sorted; more are fetched page by page while one scrolls. */
export function useCaseList(kind: CaseKind) {
  const [filter, setFilter] = useState<Filter>('open');
  const [search, setSearch] = useState('');
  const [sorting, setSorting] = useState<Sorting>({ sort: 'due', direction: 'up' });
  const [asked] = useDebouncedValue(search, restBeforeAsking);
  const query = useInfiniteQuery(
    orpc.cases.list.infiniteOptions({
      input: (after: string | undefined) => ({
        kind,
        ...questions[filter],
        ...sorting,
        search: asked,
        limit: pageSize,
        ...(after === undefined ? {} : { after }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  );
  const pages = query.data?.pages ?? [];
  const rows: CaseRow[] = pages.flatMap((page) => page.rows);
  const [first] = pages;
  return { filter, setFilter, search, setSearch, sorting, setSorting, query, rows, totals: first };
}
