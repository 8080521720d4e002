import { type RefObject, useEffect, useRef } from 'react';

/** The place of a result that may appear below the edge of the window; a new `result` scrolls it into view. */
export function useBroughtIntoView(result: unknown): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (result) place.current?.scrollIntoView({ block: 'nearest' });
  }, [result]);
  return place;
}
