import { answerReader } from '#docket/reader/answer.ts';
import type { StartReader } from '#docket/reader/start.ts';

/** A reader in this process, for tests that read thousands of files. */
export const readHere: StartReader = async () => {
  let listen = (_: unknown) => {};
  return {
    ask: (question) => void answerReader(question, (word) => listen(word)),
    onWord: (listener) => {
      listen = listener;
    },
    gone: new Promise(() => {}),
    end: () => {},
  };
};
