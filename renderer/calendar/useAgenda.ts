import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AgendaFilter, AgendaItem } from '#shared/contract/agenda.ts';
import { orpc } from '../app/client.ts';

/** How many dates one page asks for. */
const pageSize = 100;

interface AgendaPages {
  items: AgendaItem[];
  /** How many dates the span has, those that were not fetched yet among them. */
  total: number;
  hidden: number;
  /** False until the first page is there. */
  isThere: boolean;
  error: Error | null;
  /** Fetches the next page; absent after the last, and while one is on its way. */
  more: (() => void) | undefined;
  /** Fetches all pages that are left. */
  fetchAll: () => Promise<void>;
}

/** The dates of a span, page by page. */
export function useAgenda(
  span: { from: string; to: string },
  filter: AgendaFilter,
  enabled: boolean,
): AgendaPages {
  const query = useInfiniteQuery(
    orpc.agenda.range.infiniteOptions({
      input: (after: string | undefined) => ({
        ...span,
        filter,
        limit: pageSize,
        ...(after === undefined ? {} : { after }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
      enabled,
    }),
  );
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const pages = data?.pages ?? [];
  const [first] = pages;
  return {
    items: pages.flatMap((page) => page.items),
    total: first?.total ?? 0,
    hidden: first?.hidden ?? 0,
    isThere: first !== undefined,
    error,
    more: hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined,
    fetchAll: async () => {
      for (let rest = hasNextPage; rest; ) rest = (await fetchNextPage({ throwOnError: true })).hasNextPage;
    },
  };
}
