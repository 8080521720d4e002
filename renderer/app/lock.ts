import { client } from './client.ts';

/** Ends the docket process; the main process then reloads the window, which finds the docket closed. */
export async function lockDocket(): Promise<void> {
  await client.session.lock({}).catch(() => undefined);
}
