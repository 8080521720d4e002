import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#shared/contract/case.ts';
import { classes } from '../../components/classes.ts';
import { ClockChip } from '../../components/clocks/ClockChip.tsx';
import { ClockDate } from '../../components/clocks/ClockDate.tsx';
import styles from './list.module.css';
import { useListKeys } from './useListKeys.ts';

const rowHeight = 57;

export interface RowsProps {
  rows: CaseRow[];
  label: string;
  selected: string | undefined;
  open: (row: CaseRow) => void;
  /** Fetches the next page; called when the last rows come into view. */
  more: (() => void) | undefined;
}

/** The rows of a register, title first; only those in view are in the page. */
export function DenseRows({ rows, label, selected, open, more }: RowsProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const keys = useListKeys(
    rows.length,
    rows.findIndex((row) => row.id === selected),
    (index) => {
      const row = rows[index];
      if (row) open(row);
    },
    (index) => virtual.scrollToIndex(index),
  );
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 5) more?.();
  }, [last, rows.length, more]);
  return (
    <div
      aria-activedescendant={keys.active >= 0 ? `${id}-${keys.active}` : undefined}
      aria-label={label}
      className={styles.rows}
      onKeyDown={keys.onKeyDown}
      ref={box}
      role="listbox"
      tabIndex={0}
    >
      <div className={styles.space} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys and names the active row
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the list, as aria-activedescendant wants
              <div
                aria-posinset={index + 1}
                aria-selected={row.id === selected}
                aria-setsize={rows.length}
                className={classes(styles.row, index === keys.active && styles.active)}
                id={`${id}-${index}`}
                key={row.id}
                onClick={() => {
                  keys.setActive(index);
                  open(row);
                }}
                role="option"
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              >
                <DenseRow row={row} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

function DenseRow({ row }: { row: CaseRow }) {
  const { t } = useTranslation();
  const facts = [row.ref, row.party, t(`states:${row.kind}.${row.state}`)];
  return (
    <>
      <span className={styles.title}>{row.title}</span>
      <span className={styles.end}>{row.due && <ClockChip clock={row.due} />}</span>
      <span className={styles.sub}>{facts.filter(Boolean).join(' · ')}</span>
      <span className={classes(styles.sub, styles.end)}>{row.due && <ClockDate clock={row.due} />}</span>
    </>
  );
}
