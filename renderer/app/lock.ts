import { client } from './client.ts';
import { keepUnsaved } from './unsaved.ts';

/**
 * Keeps what was typed last, then ends the docket process; the main process reloads the window, which finds the docket
 * closed.
 */
export async function lockDocket(): Promise<void> {
  await keepUnsaved();
  await client.session.lock({}).catch(() => undefined);
}
