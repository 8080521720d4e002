import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { READER_MEGABYTES } from '#shared/contract/host.ts';
import { readerEntry } from './paths.ts';
import { plainEnvironment } from './plain-environment.ts';

interface Running {
  readonly child: UtilityProcess;
  readonly gone: Promise<'memory' | 'ended'>;
}

/**
 * The reader processes of one docket process. Each reads one file that others wrote, has no key, talks to the docket process
 * over a port that this process only hands on, and is ended by its number.
 */
export class Readers {
  readonly #running = new Map<number, Running>();
  #last = 0;

  /** Starts a reader. Returns its number and the docket process's end of the channel to it. */
  start(): { reader: number; port: MessagePortMain } {
    this.#last += 1;
    const reader = this.#last;
    const child = utilityProcess.fork(readerEntry, [], {
      serviceName: 'Privacy Docket: reader',
      env: plainEnvironment(),
      execArgv: [`--max-old-space-size=${READER_MEGABYTES}`],
      stdio: 'ignore',
    });
    const gone = new Promise<'memory' | 'ended'>((resolve) => {
      // V8 ends the process when its heap is full, and says so before.
      child.once('error', () => resolve('memory'));
      child.once('exit', () => resolve('ended'));
    });
    this.#running.set(reader, { child, gone });
    void gone.then(() => this.#running.delete(reader));
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage({}, [port1]);
    return { reader, port: port2 };
  }

  /** Settles when a reader is gone: `memory` when its heap was full. One that nobody knows is gone. */
  async gone(reader: number): Promise<'memory' | 'ended'> {
    return (await this.#running.get(reader)?.gone) ?? 'ended';
  }

  end(reader: number): void {
    const child = this.#running.get(reader)?.child;
    if (child?.pid === undefined) return void child?.kill();
    try {
      // A reader that is held up by a file hears no polite word.
      process.kill(child.pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }

  endAll(): void {
    for (const reader of [...this.#running.keys()]) this.end(reader);
  }
}
