import { once } from 'node:events';
import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { type HostMessage, hostAskSchema } from '#shared/contract/host.ts';
import type { AskedOfProgram, HostAnswer } from './host.ts';
import { removeCopiesOf } from './open-copies.ts';
import { docketEntry } from './paths.ts';
import { plainEnvironment } from './plain-environment.ts';
import { Readers } from './readers.ts';

/** How long the process may take to end by itself before it is ended. */
const KILL_AFTER_MS = 500;

export interface DocketProcessOptions {
  /** What the program was started with. Paths travel in a message, not in arguments that other programs can read. */
  readonly start: Omit<Extract<HostMessage, { type: 'start' }>, 'type'>;
  /** `pid`: of the process that asks. */
  answer(question: AskedOfProgram, pid: number): Promise<HostAnswer>;
  /** Called when the process ends without having been told to. */
  crashed(): void;
}

/** A running docket process. It alone holds keys and rows; with it they are gone. */
export interface DocketProcess {
  /** When it was started, by `performance.now()` of the main process. */
  readonly startedAt: number;
  /** Gives it the end of a channel to the window. */
  connect(port: MessagePortMain): void;
  /** Asks it to close the docket in order, and with `leaving` to end the program afterwards. */
  close(leaving: boolean): void;
  /** Tells it which of its reminders was clicked. */
  clicked(id: string): void;
  /** Ends it; resolves when it is gone. May be called twice. */
  stop(): Promise<void>;
}

/** Starts the docket process and answers its questions until it ends. */
export function startDocketProcess({ start, answer, crashed }: DocketProcessOptions): DocketProcess {
  const child = utilityProcess.fork(docketEntry, [], {
    serviceName: 'Privacy Docket: docket',
    env: plainEnvironment(),
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  /** Its number, which Electron forgets when it ends. */
  let pid: number | undefined;
  child.once('spawn', () => {
    pid = child.pid;
  });
  const readers = new Readers();
  // What it decrypted for other programs goes with it, and so do its readers, however it ended.
  const gone = once(child, 'exit').then(() => {
    readers.endAll();
    if (pid !== undefined) removeCopiesOf(pid);
  });
  let running = true;
  let wanted = true;
  void gone.then(() => {
    running = false;
    if (wanted) crashed();
  });
  const send = (message: HostMessage, ports: MessagePortMain[] = []) => {
    if (running) child.postMessage(message, ports);
  };
  child.on('message', (message: unknown) => {
    if (pid === undefined) return;
    void answerMessage(message, send, readers, (question) => answer(question, pid ?? 0));
  });
  send({ type: 'start', ...start });
  return {
    startedAt: performance.now(),
    connect: (port) => send({ type: 'connect' }, [port]),
    close: (leaving) => send({ type: 'close', leaving }),
    clicked: (id) => send({ type: 'clicked', id }),
    async stop() {
      wanted = false;
      if (running) await end(child, gone);
    },
  };
}

async function answerMessage(
  message: unknown,
  send: (message: HostMessage, ports?: MessagePortMain[]) => void,
  readers: Readers,
  answer: (question: AskedOfProgram) => Promise<HostAnswer>,
): Promise<void> {
  const asked = hostAskSchema.safeParse(message);
  if (!asked.success) {
    console.error('The docket process sent a message that is none of the contract.');
    return;
  }
  const { number, question } = asked.data;
  const nothing = { type: 'answer', number, paths: [], recent: [] } satisfies HostMessage;
  switch (question.ask) {
    case 'startReader': {
      const { reader, port } = readers.start();
      send({ ...nothing, reader }, [port]);
      return;
    }
    case 'readerGone':
      send({ ...nothing, readerGone: await readers.gone(question.reader) });
      return;
    case 'endReader':
      readers.end(question.reader);
      send(nothing);
      return;
    default:
      send({ type: 'answer', number, ...(await answer(question)) });
  }
}

/** Asks it to end, and ends it when it is busy for longer: SQLite and the trail survive both. */
async function end(child: UtilityProcess, gone: Promise<unknown>): Promise<void> {
  const { pid } = child;
  child.kill();
  const timer = setTimeout(() => endNow(pid), KILL_AFTER_MS);
  await gone;
  clearTimeout(timer);
}

function endNow(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself between the timer and here.
  }
}
