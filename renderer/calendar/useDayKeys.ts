import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import { addDays, addMonths } from './month.ts';

interface DayKeys<Box extends HTMLElement> {
  /** Goes to the element around all days. */
  box: RefObject<Box | null>;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** The key that moves from a day, and to which. */
function targetOf(key: string, day: string): string | undefined {
  const targets: Record<string, string> = {
    ArrowLeft: addDays(day, -1),
    ArrowRight: addDays(day, 1),
    ArrowUp: addDays(day, -7),
    ArrowDown: addDays(day, 7),
    PageUp: addMonths(day, -1),
    PageDown: addMonths(day, 1),
  };
  return targets[key];
}

/** Keys of a grid of days: arrows move by day and week, Page keys by month, Enter shows the day in the agenda. */
export function useDayKeys<Box extends HTMLElement>(
  day: string,
  setDay: (day: string) => void,
  openDay: (day: string) => void,
): DayKeys<Box> {
  const box = useRef<Box>(null);
  const byKey = useRef(false);

  function onKeyDown(event: KeyboardEvent) {
    const isOnDay = event.target instanceof HTMLTableCellElement;
    if (event.key === 'Enter' && isOnDay) openDay(day);
    const target = targetOf(event.key, day);
    if (!target || !isOnDay) return;
    event.preventDefault();
    byKey.current = true;
    setDay(target);
  }

  // Before the next key is read: the cell that had the focus may be gone with its month, and the key with it.
  useLayoutEffect(() => {
    if (!byKey.current) return;
    byKey.current = false;
    box.current?.querySelector<HTMLElement>(`[data-date="${day}"]`)?.focus();
  }, [day]);

  return { box, onKeyDown };
}
