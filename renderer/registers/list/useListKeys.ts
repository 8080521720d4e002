import { type KeyboardEvent, useState } from 'react';

interface ListKeys {
  /** The row that the arrow keys stand on; -1 before any was used. */
  active: number;
  setActive: (index: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

const rowsPerPage = 10;

/** Moves through the rows of a list by arrow keys, Home, End and Page keys; Enter or Space opens the row. */
export function useListKeys(
  count: number,
  start: number,
  open: (index: number) => void,
  show: (index: number) => void,
): ListKeys {
  const [moved, setMoved] = useState<number>();
  const active = Math.min(moved ?? start, count - 1);

  function moveTo(index: number) {
    const next = Math.max(0, Math.min(index, count - 1));
    setMoved(next);
    show(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    const targets: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + rowsPerPage,
      PageUp: active - rowsPerPage,
      Home: 0,
      End: count - 1,
    };
    const target = targets[event.key];
    if (count > 0 && target !== undefined) {
      event.preventDefault();
      moveTo(target);
    } else if ((event.key === 'Enter' || event.key === ' ') && active >= 0) {
      event.preventDefault();
      open(active);
    }
  }

  return { active, setActive: setMoved, onKeyDown };
}
