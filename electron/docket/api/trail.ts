import { toEntryView } from '../cases/entry-view.ts';
import { listEntries } from '../trail/list.ts';
import { verifyTrail } from '../trail/verify.ts';
import { whileOpen } from './base.ts';

const { trail: implementer } = whileOpen;

export const trail = {
  list: implementer.list.handler(async ({ context, input }) => {
    const { before, limit } = input;
    const filter = before === undefined ? { limit } : { before, limit };
    const entries = await listEntries(context.desk.docket.db, filter);
    return { entries: entries.map(toEntryView) };
  }),
  verify: implementer.verify.handler(async ({ context }) => {
    const { ok, count, head, firstProblem } = await verifyTrail(context.desk.docket.db);
    const problem = firstProblem && { seq: firstProblem.seq, kind: firstProblem.problem };
    return { ok, count, head: head?.hash ?? '', ...(problem ? { problem } : {}) };
  }),
};
