import type { ClosingBackup } from '#shared/contract/closing.ts';
import { client } from '../app/client.ts';
import { keepUnsaved } from '../app/unsaved.ts';

/**
 * Keeps what was typed last and closes the docket in order, with its backup; the main process loads the window anew, or
 * ends the program. How far it is and what it fails with is told by `session.closing`.
 */
export async function closeDocket(backup: ClosingBackup = 'due'): Promise<void> {
  await keepUnsaved();
  try {
    for await (const _ of await client.session.close({ backup }));
  } catch {
    // Told by `session.closing`, to this page and to one that is loaded anew.
  }
}

/** Gives up the closing: the docket stays open. */
export async function stayOpen(): Promise<void> {
  await client.session.stay({}).catch(() => undefined);
}
