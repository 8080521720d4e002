import type { Host } from '../host.ts';
import type { ReaderGone, StartReader } from './start.ts';

/** Readers that the main process starts: this process, which holds the keys, starts none. */
export function readersOf(host: Host): StartReader {
  return async () => {
    const { reader, port } = await host.ask({ ask: 'startReader' });
    if (reader === undefined || port === undefined) throw new Error('the main process started no reader');
    const gone = host
      .ask({ ask: 'readerGone', reader })
      .then(({ readerGone }): ReaderGone => (readerGone === 'memory' ? 'memory' : 'crash'));
    return {
      ask: (question) => port.postMessage(question),
      onWord: (listener) => {
        port.on('message', ({ data }) => listener(data));
        port.start();
      },
      gone,
      end: () => {
        void host.ask({ ask: 'endReader', reader });
        port.close();
      },
    };
  };
}
