import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { Session } from '../session.ts';
import { failureOf } from './failures.ts';
import { assertMayCall } from './roles.ts';

/** What every call is given: the session of this process. */
export interface ApiContext {
  session: Session;
}

const implementer = implement(contract).$context<ApiContext>();

function isStream(output: unknown): output is AsyncIterable<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

/** What a call tells on its way, with the failure that ends it in words of the contract. */
async function* withFailures<T>(told: AsyncIterable<T>): AsyncGenerator<T, void> {
  try {
    yield* told;
  } catch (error) {
    throw failureOf(error);
  }
}

const tellFailures = implementer.middleware(async ({ next }) => {
  try {
    const result = await next();
    return isStream(result.output) ? { ...result, output: withFailures(result.output) } : result;
  } catch (error) {
    throw failureOf(error);
  }
});

/** Calls that work without an open docket. Input and output are checked by the contract inside the failure mapping. */
export const anytime = implementer.use(tellFailures);

/**
 * Calls that need an open docket whose recovery key is confirmed, and a role that may make them; all others get `locked`
 * or `not-allowed`, before their input is even looked at. They find the docket as `context.desk`.
 */
export const whileOpen = anytime.use(async ({ context, next, path }) => {
  const desk = context.session.require();
  assertMayCall(desk.person.role, path);
  return next({ context: { desk } });
});
