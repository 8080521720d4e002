import { RPCHandler } from '@orpc/server/message-port';
import type { WindowPort } from '../host.ts';
import type { Session } from '../session.ts';
import { failureOf } from './failures.ts';
import { router } from './router.ts';

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
