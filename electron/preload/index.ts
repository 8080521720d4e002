import { ipcRenderer } from 'electron';
import { pageReadyType, portMessageType } from '#shared/contract/page.ts';

/**
 * Hands the page one MessagePort to the docket process once the page says that it listens, and nothing else: no
 * function, no object, no second port. What may reach the port is checked by the main process (who asks for it) and by
 * the docket process (what is asked through it).
 */
function connectWhenReady(event: MessageEvent<unknown>): void {
  if (event.source !== window || !isReadyMessage(event.data)) return;
  window.removeEventListener('message', connectWhenReady);
  ipcRenderer.once('docket:port', ({ ports }) => {
    window.postMessage({ type: portMessageType }, window.location.origin, ports);
  });
  ipcRenderer.send('docket:connect');
}

function isReadyMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === pageReadyType;
}

window.addEventListener('message', connectWhenReady);
