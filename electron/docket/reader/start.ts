import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { READER_MEGABYTES } from '#shared/contract/host.ts';

/** Why a reader is gone that nobody ended: it wanted more memory than it may have, or broke down. */
export type ReaderGone = 'memory' | 'crash';

/** A running reader. */
export interface Reader {
  ask(question: unknown): void;
  /** Called for each word; what it is has to be checked. */
  onWord(listener: (word: unknown) => void): void;
  /** Settles when it is gone, however it ended. */
  readonly gone: Promise<ReaderGone>;
  end(): void;
}

/** Starts a reader. How depends on the program: `forkReader` in plain Node, the main process in Electron. */
export type StartReader = () => Promise<Reader>;

/** How Node ends a process whose heap is full, on Windows as an exit code. */
const ABORTED = 'SIGABRT';
const ABORTED_CODE = 134;

/** What a reader needs of the environment: nothing that names a docket or holds a secret. */
const PASSED_ON = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'TZ'];

/** Starts a reader as a child of this process, with a heap of its own that has a limit. */
export async function forkReader(): Promise<Reader> {
  const child = fork(join(import.meta.dirname, 'index.ts'), [], {
    env: Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]])),
    execArgv: [`--max-old-space-size=${READER_MEGABYTES}`],
    serialization: 'advanced',
    // Node writes a report of a heap that is full; people get a sentence.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const gone = once(child, 'exit').then(
    ([code, signal]): ReaderGone => (signal === ABORTED || code === ABORTED_CODE ? 'memory' : 'crash'),
  );
  // One that could not be started, or is gone before it is asked: `gone` tells.
  child.on('error', () => child.kill('SIGKILL'));
  return {
    ask: (question) => void (child.connected && child.send(JSON.parse(JSON.stringify(question)))),
    onWord: (listener) => void child.on('message', listener),
    gone,
    end: () => void child.kill('SIGKILL'),
  };
}
