import { readTimeShift } from '../time.ts';

/** The address of the window's page. Nothing else is ever loaded. */
export const pageOrigin = 'app://docket';

/** `type` of the message with which the page says, to its own window, that it listens for the port. */
export const pageReadyType = 'docket-page-ready';

/** `type` of the one message with which the preload hands the page its port to the docket process. */
export const portMessageType = 'docket-port';

/**
 * Why the page was loaded anew, in its address (`?arrival=locked`); absent at the program's start. `locked`: by a person,
 * the computer's lock or idleness; `crashed`: the docket process ended by itself, what was saved is kept; `create` and
 * `open`: chosen in the menu, so that the page offers that first; `closed`: the docket was closed in order.
 */
const arrivals = ['locked', 'crashed', 'create', 'open', 'closed'] as const;
export type Arrival = (typeof arrivals)[number];

/** The address of the page for an arrival; in a program under test with the milliseconds by which its time is moved. */
export function pageAddress(arrival?: Arrival, timeShift = 0): string {
  const told = [
    ...(timeShift === 0 ? [] : [`shift=${timeShift}`]),
    ...(arrival ? [`arrival=${arrival}`] : []),
  ];
  return `${pageOrigin}/index.html${told.length > 0 ? `?${told.join('&')}` : ''}`;
}

/** The milliseconds by which the page's time is moved, from its own address; 0 in the program that people use. */
export function readPageShift(search: string): number {
  return readTimeShift(/[?&]shift=(-?\d+)(?:&|$)/.exec(search)?.[1]);
}

/** The arrival in the page's own address (`location.search`); undefined at the program's start or for anything unknown. */
export function readArrival(search: string): Arrival | undefined {
  const named = /[?&]arrival=([a-z]+)/.exec(search)?.[1];
  return arrivals.find((arrival) => arrival === named);
}
