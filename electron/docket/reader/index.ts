import { answerReader } from './answer.ts';

/**
 * A reader process: reads one file that others wrote, without a key and without a docket, and ends. In the program it is a
 * utility process of Electron and talks over the port that comes with its first message; from the command line it is a
 * child of Node and talks over the channel to its parent.
 */
const { parentPort } = process;

if (parentPort === undefined) {
  process.once('message', (asked: unknown) => {
    void answerReader(asked, (word) => process.send?.(word)).finally(() => process.disconnect());
  });
} else {
  parentPort.once('message', ({ ports: [port] }) => {
    port?.once('message', ({ data }) => void answerReader(data, (word) => port.postMessage(word)));
    port?.start();
  });
}
