import { pageReadyType, portMessageType } from '#shared/contract/page.ts';

/**
 * The one port that the preload script hands over. The page says when it listens, because a port that comes earlier
 * would be lost; the preload script answers with the port and hands over nothing else.
 */
export function receivePort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    function take(event: MessageEvent) {
      const port = event.ports[0];
      if (event.source !== window || event.data?.type !== portMessageType || !port) return;
      window.removeEventListener('message', take);
      port.start();
      resolve(port);
    }
    window.addEventListener('message', take);
    window.postMessage({ type: pageReadyType }, window.location.origin);
  });
}
