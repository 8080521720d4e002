import { pageOrigin } from '#shared/contract/page.ts';

/** Of a message to the main process, what says where it comes from: Electron's `IpcMainEvent`, as far as it is read. */
export interface Sender {
  /** The web contents that it was sent from. */
  readonly sender: { readonly id: number };
  /** The frame; null when it navigated away or was removed since. */
  readonly senderFrame: {
    readonly parent: unknown;
    readonly origin: string;
    readonly url: string;
    readonly detached: boolean;
  } | null;
}

/**
 * True when a message comes from the main frame of the program's own page in a window that the program opened.
 * @param windowId the web contents of that window; undefined while there is none
 */
export function isOwnPage({ sender, senderFrame }: Sender, windowId: number | undefined): boolean {
  if (windowId === undefined || sender.id !== windowId) return false;
  if (senderFrame === null || senderFrame.detached || senderFrame.parent !== null) return false;
  return senderFrame.origin === pageOrigin && senderFrame.url.startsWith(`${pageOrigin}/`);
}
