import type { z } from 'zod';
import {
  type HostMessage,
  type HostQuestion,
  hostAskSchema,
  type hostMessageSchema,
} from '#shared/contract/host.ts';

/** What the main process answers: the paths that a person chose (none: cancelled), the recent dockets, or of the computer. */
export type HostAnswer = Omit<Extract<HostMessage, { type: 'answer' }>, 'type' | 'number'> & {
  /** The end of a channel, where the answer brings one. */
  port?: WindowPort | undefined;
};

/** The end of a channel to a window or a reader, as Electron's utility process gets it. */
export interface WindowPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** The main process as the docket process sees it: dialogs, the list of recent dockets, the lock, the keychain. */
export interface Host {
  ask(question: HostQuestion): Promise<HostAnswer>;
}

/** What messages to the main process are posted on. */
export interface HostPort {
  postMessage(message: z.infer<typeof hostAskSchema>): void;
}

/** The host over the parent port: numbers its questions and finds each answer by its number. */
export class PortHost implements Host {
  readonly #port: HostPort;
  readonly #open = new Map<number, (answer: HostAnswer) => void>();
  #last = 0;

  constructor(port: HostPort) {
    this.#port = port;
  }

  ask(question: HostQuestion): Promise<HostAnswer> {
    this.#last += 1;
    const number = this.#last;
    return new Promise((resolve) => {
      this.#open.set(number, resolve);
      this.#port.postMessage(hostAskSchema.parse({ type: 'ask', number, question }));
    });
  }

  /** Hands an answer to whoever asked. One that nobody waits for is dropped. */
  receive(answer: Extract<z.infer<typeof hostMessageSchema>, { type: 'answer' }>, port?: WindowPort): void {
    const { type: _, number, ...told } = answer;
    this.#open.get(number)?.({ ...told, port });
    this.#open.delete(number);
  }
}
