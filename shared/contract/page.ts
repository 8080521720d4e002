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

/** The address of the page for an arrival. */
export function pageAddress(arrival?: Arrival): string {
  return arrival ? `${pageOrigin}/index.html?arrival=${arrival}` : `${pageOrigin}/index.html`;
}

/** The arrival in the page's own address (`location.search`); undefined at the program's start or for anything unknown. */
export function readArrival(search: string): Arrival | undefined {
  const named = /[?&]arrival=([a-z]+)/.exec(search)?.[1];
  return arrivals.find((arrival) => arrival === named);
}
