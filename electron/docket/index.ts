import { hostMessageSchema } from '#shared/contract/host.ts';
import { shiftTime } from '#shared/time.ts';
import { logDefect } from './api/failures.ts';
import { serve } from './api/serve.ts';
import { loadLaw } from './clocks/load.ts';
import { findResources } from './clocks/resources.ts';
import { PortHost, type WindowPort } from './host.ts';
import { readersOf } from './reader/from-host.ts';
import { Session } from './session.ts';
import { removeAbandoned } from './vault/private-folder.ts';

/**
 * The docket process: the only one that sees keys, rows and files. Main tells it what the program was started with,
 * hands it the port of each window, and answers its questions; the window talks to it over its port alone.
 */
const { parentPort } = process;
const host = new PortHost(parentPort);

let started: (session: Session) => void;
const session = new Promise<Session>((resolve) => {
  started = resolve;
});

async function start(message: {
  docketPath?: string | undefined;
  sample: boolean;
  productVersion: string;
  timeShift: number;
}): Promise<void> {
  shiftTime(message.timeShift);
  // What an earlier process that was killed had decrypted for other programs. Nobody waits for it.
  void removeAbandoned({ atStart: true }).catch(logDefect);
  const law = await loadLaw(findResources());
  const { docketPath, sample, productVersion } = message;
  started(new Session({ host, startReader: readersOf(host), law, docketPath, sample, productVersion }));
}

async function connect(port: WindowPort | undefined): Promise<void> {
  if (port) serve(await session, port);
}

async function close(leaving: boolean): Promise<void> {
  await (await session).closing.ask(leaving);
}

async function clicked(id: string): Promise<void> {
  (await session).looking.reminding.clicked(id);
}

/** A defect that nobody awaited. The docket stays as its last transaction left it. */
function fail(error: unknown): void {
  logDefect(error);
  process.exit(1);
}

parentPort.on('message', ({ data, ports }) => {
  const message = hostMessageSchema.safeParse(data);
  if (!message.success) {
    logDefect(new TypeError('Not a message of the contract'));
    return;
  }
  switch (message.data.type) {
    case 'start':
      start(message.data).catch(fail);
      return;
    case 'connect':
      connect(ports[0]).catch(fail);
      return;
    case 'close':
      void close(message.data.leaving);
      return;
    case 'clicked':
      clicked(message.data.id).catch(fail);
      return;
    case 'answer':
      host.receive(message.data, ports[0]);
  }
});

// A message on a window's port that is no call makes its reader fail where nobody awaits it. That must not end the
// process and with it the open docket.
process.on('unhandledRejection', logDefect);

/** Folds the log into the database and wipes the key before the process ends. */
process.once('SIGTERM', () => {
  void session
    .then((open) => open.close())
    .catch(logDefect)
    .finally(() => process.exit(0));
});
