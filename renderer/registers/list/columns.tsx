import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { CaseRow } from '#shared/contract/case.ts';
import type { SortKey } from './useCaseList.ts';

export const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });

/** The columns of the wide table in their order. The text of a header is `registers:column.<id>`. */
export const columnIds = [
  'ref',
  'title',
  'party',
  'state',
  'regimes',
  'opened',
  'clock',
  'due',
  'updated',
] as const;
export type ColumnId = (typeof columnIds)[number];

/** The widths of the columns as tracks of a grid. */
export const widths: Record<ColumnId, string> = {
  ref: '146px',
  title: 'minmax(180px, 2fr)',
  party: 'minmax(136px, 1fr)',
  state: '116px',
  regimes: 'minmax(100px, 0.8fr)',
  opened: '134px',
  clock: '206px',
  due: '126px',
  updated: '130px',
};

/** The columns that the docket can sort by. */
export const sortKeyOf: Partial<Record<ColumnId, SortKey>> = {
  ref: 'ref',
  title: 'title',
  opened: 'opened',
  due: 'due',
  updated: 'updated',
};

const column = createColumnHelper<typeof features, CaseRow>();

export const columns = column.columns(
  columnIds.map((id) =>
    column.display({ id, enableSorting: sortKeyOf[id] !== undefined, enableHiding: id !== 'title' }),
  ),
);

export function isColumnId(id: string): id is ColumnId {
  return columnIds.some((one) => one === id);
}
