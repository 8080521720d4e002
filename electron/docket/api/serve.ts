import { RPCHandler } from '@orpc/server/message-port';
import type { Session } from '../session.ts';
import { failureOf } from './failures.ts';
import { router } from './router.ts';

/** The end of a channel to a window, as Electron's utility process gets it. */
export interface WindowPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
}

/** Answers the calls that come in on a window's port until it closes. A call that no contract knows is `bad-input`. */
export function serve(session: Session, port: WindowPort): void {
  const handler = new RPCHandler(router, {
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          throw failureOf(error);
        }
      },
    ],
  });
  handler.upgrade(port, { context: { session } });
  port.start();
}
