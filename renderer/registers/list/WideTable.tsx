// biome-ignore-all lint/a11y/useSemanticElements: rows that are drawn only where they are in view do not fit into a <table>
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { TFunction } from 'i18next';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#shared/contract/case.ts';
import { regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { classes } from '../../components/classes.ts';
import { ClockChip } from '../../components/clocks/ClockChip.tsx';
import { ClockDate } from '../../components/clocks/ClockDate.tsx';
import { useWriters, type Writers } from '../../components/dates.ts';
import { type ColumnId, columns, features, isColumnId, sortKeyOf, widths } from './columns.tsx';
import type { RowsProps } from './DenseRows.tsx';
import styles from './list.module.css';
import type { Sorting } from './useCaseList.ts';
import { useColumnChoice } from './useColumnChoice.ts';
import { useListKeys } from './useListKeys.ts';

const rowHeight = 38;

interface WideTableProps extends RowsProps {
  sorting: Sorting;
  sort: (sorting: Sorting) => void;
}

/** The register as a table: columns to choose and to sort by; rows are drawn only where they are in view. */
export function WideTable(props: WideTableProps) {
  const { rows, label, open, more, sorting, sort } = props;
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [columnVisibility, setColumnVisibility] = useColumnChoice();
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => row.id,
    manualSorting: true,
    state: { columnVisibility },
    onColumnVisibilityChange: setColumnVisibility,
  });
  const model = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: model.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const keys = useListKeys(
    model.length,
    -1,
    (index) => {
      const row = model[index];
      if (row) open(row.original);
    },
    (index) => virtual.scrollToIndex(index),
  );
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 10) more?.();
  }, [last, rows.length, more]);
  const visible = table
    .getVisibleLeafColumns()
    .map((column) => column.id)
    .filter(isColumnId);
  const template = { gridTemplateColumns: visible.map((column) => widths[column]).join(' ') };
  return (
    <div
      aria-activedescendant={keys.active >= 0 ? `${id}-${keys.active}` : undefined}
      aria-label={label}
      aria-rowcount={rows.length}
      className={styles.rows}
      onKeyDown={keys.onKeyDown}
      ref={box}
      role="grid"
      tabIndex={0}
    >
      <div className={styles.grid} role="presentation">
        <div className={styles.head} role="row" style={template} tabIndex={-1}>
          {visible.map((column) => (
            <HeadCell column={column} key={column} sort={sort} sorting={sorting} />
          ))}
        </div>
        <div className={styles.space} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const row = model[index];
            return (
              row && (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself takes the keys and names the active row
                <div
                  aria-rowindex={index + 2}
                  aria-selected={index === keys.active}
                  className={classes(styles.gridRow, index === keys.active && styles.active)}
                  id={`${id}-${index}`}
                  key={row.id}
                  onClick={() => open(row.original)}
                  role="row"
                  style={{ ...template, height: rowHeight, transform: `translateY(${start}px)` }}
                  tabIndex={-1}
                >
                  {visible.map((column) => (
                    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the grid, which names the active row
                    <div className={styles.cell} key={column} role="gridcell">
                      <Cell column={column} row={row.original} t={t} />
                    </div>
                  ))}
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface HeadCellProps {
  column: ColumnId;
  sorting: Sorting;
  sort: (sorting: Sorting) => void;
}

function HeadCell({ column, sorting, sort }: HeadCellProps) {
  const { t } = useTranslation();
  const key = sortKeyOf[column];
  const name = t(`registers:column.${column}`);
  if (!key) {
    return (
      // biome-ignore lint/a11y/useFocusableInteractive: a header that does nothing needs no focus
      <div role="columnheader">
        <div className={styles.headCell}>{name}</div>
      </div>
    );
  }
  const isOwn = sorting.sort === key;
  const isUp = sorting.direction === 'up';
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the button inside takes the focus
    <div aria-sort={isOwn ? (isUp ? 'ascending' : 'descending') : 'none'} role="columnheader">
      <button
        className={styles.headCell}
        onClick={() => sort({ sort: key, direction: isOwn && isUp ? 'down' : 'up' })}
        onKeyDown={(event) => event.stopPropagation()}
        type="button"
      >
        {name}
        <span aria-hidden="true">{isOwn ? (isUp ? '↑' : '↓') : ''}</span>
      </button>
    </div>
  );
}

interface CellProps {
  column: ColumnId;
  row: CaseRow;
  t: TFunction;
}

function Cell({ column, row, t }: CellProps): ReactNode {
  const write: Writers = useWriters();
  switch (column) {
    case 'ref':
      return row.ref;
    case 'title':
      return row.title;
    case 'party':
      return row.party;
    case 'state':
      return t(`states:${row.kind}.${row.state}`);
    case 'regimes':
      return row.regimes.map((regime) => t(regimeTitleKey(regime))).join(', ');
    case 'opened':
      return write.date(row.openedOn);
    case 'clock':
      return row.due && <ClockChip clock={row.due} />;
    case 'due':
      return row.due && <ClockDate clock={row.due} />;
    case 'updated':
      return write.shortMoment(row.updatedAt);
  }
}
