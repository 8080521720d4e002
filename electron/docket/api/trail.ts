import { toEntryView } from '../cases/entry-view.ts';
import { readNotedHead } from '../trail/append.ts';
import { listEntries } from '../trail/list.ts';
import { verifyTrail } from '../trail/verify.ts';
import { visibleKinds } from '../vault/roles.ts';
import { whileOpen } from './base.ts';

const { trail: implementer } = whileOpen;

export const trail = {
  list: implementer.list.handler(async ({ context, input }) => {
    const { before, limit } = input;
    const { docket, person } = context.desk;
    const filter = {
      limit,
      ...(before === undefined ? {} : { before }),
      ...(person.role === 'responder' ? { kinds: visibleKinds(person) } : {}),
    };
    const entries = await listEntries(docket.db, filter);
    return { entries: entries.map(toEntryView) };
  }),
  verify: implementer.verify.handler(async ({ context, input }) => {
    const noted = input.noted === undefined ? undefined : readNotedHead(input.noted, 'noted');
    const report = await verifyTrail(context.desk.docket.db, { noted });
    const { ok, count, head, firstProblem, beforeSignatures, clockWentBack } = report;
    const problem = firstProblem && { seq: firstProblem.seq, kind: firstProblem.problem };
    return {
      ok,
      count,
      head: head?.hash ?? '',
      beforeSignatures,
      clockWentBack,
      ...(problem ? { problem } : {}),
    };
  }),
};
