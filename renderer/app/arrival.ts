import { readArrival } from '#shared/contract/page.ts';

/** Why this page was loaded anew; undefined when the program has just started. */
export const arrival = readArrival(window.location.search);
