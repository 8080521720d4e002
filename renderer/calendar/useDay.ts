import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { noteCalendarDay } from '../app/place.ts';
import { today } from '../components/dates.ts';

/** How a day was chosen: by a step that Back undoes, or on the way by keys and focus. */
type Choice = 'step' | 'way';

/**
 * The day on which the calendar stands. The address holds it, so that Back, Forward and a reload lead to it; today is left
 * out there. It is kept here as well, because the next key may be read before the address has changed.
 */
export function useDay(): [day: string, setDay: (day: string, choice?: Choice) => void] {
  const { day: addressed } = useSearch({ from: '/calendar' });
  const navigate = useNavigate({ from: '/calendar' });
  const [kept, setKept] = useState({ addressed, day: addressed ?? today() });
  if (kept.addressed !== addressed) setKept({ addressed, day: addressed ?? today() });
  useEffect(() => noteCalendarDay(kept.day), [kept.day]);
  // Leaving the screen, not the page.
  useEffect(() => () => noteCalendarDay(undefined), []);
  const setDay = (day: string, choice: Choice = 'way') => {
    if (day === kept.day) return;
    setKept({ ...kept, day });
    void navigate({
      search: ({ day: _before, ...rest }) => (day === today() ? rest : { ...rest, day }),
      replace: choice === 'way',
      resetScroll: false,
    });
  };
  return [kept.day, setDay];
}
