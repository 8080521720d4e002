import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { noteCalendarDay } from '../app/place.ts';
import { useToday } from '../components/clocks/useNow.ts';

/** How a day was chosen: by a step that Back undoes, or on the way by keys and focus. */
type Choice = 'step' | 'way';

/**
 * The day on which the calendar stands. The address holds it, so that Back, Forward and a reload lead to it; today is left
 * out there, and goes on at midnight. It is kept here as well, because the next key may be read before the address has
 * changed.
 */
export function useDay(): [day: string, setDay: (day: string, choice?: Choice) => void] {
  const { day: addressed } = useSearch({ from: '/calendar' });
  const navigate = useNavigate({ from: '/calendar' });
  const today = useToday();
  const [kept, setKept] = useState({ addressed, chosen: addressed });
  if (kept.addressed !== addressed) setKept({ addressed, chosen: addressed });
  const day = kept.chosen ?? today;
  useEffect(() => noteCalendarDay(day), [day]);
  // Leaving the screen, not the page.
  useEffect(() => () => noteCalendarDay(undefined), []);
  const setDay = (next: string, choice: Choice = 'way') => {
    if (next === day) return;
    const chosen = next === today ? undefined : next;
    setKept({ ...kept, chosen });
    void navigate({
      search: ({ day: _before, ...rest }) => (chosen === undefined ? rest : { ...rest, day: chosen }),
      replace: choice === 'way',
      resetScroll: false,
    });
  };
  return [day, setDay];
}
