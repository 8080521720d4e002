import { ipcMain, MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import { isOwnPage } from './sender.ts';

const CONNECT = 'docket:connect';
const PORT = 'docket:port';

export interface Connections {
  /** The web contents of the program's window; undefined while there is none. */
  windowId(): number | undefined;
  /** Hands the docket process its end of a new channel; the end that it had before is closed there. */
  connect(port: MessagePortMain): void;
}

/**
 * The only place that listens to a page. It knows one message, without content: the preload's wish for a port to the
 * docket process. From then on page and docket process talk without the main process.
 */
export function listenForPage({ windowId, connect }: Connections): void {
  ipcMain.on(CONNECT, (event) => {
    if (!isOwnPage(event, windowId())) return;
    handOverPort(event.sender, connect);
  });
}

function handOverPort(page: WebContents, connect: Connections['connect']): void {
  const { port1, port2 } = new MessageChannelMain();
  connect(port1);
  page.postMessage(PORT, null, [port2]);
}
