import type { CaseKind } from '#shared/cases/kinds.ts';
import { reopenedDecision } from '#shared/cases/reconsider.ts';
import type { RecordOf } from '#shared/cases/registers.ts';
import { registerOf } from './facts.ts';

/** Who outside must act before the case goes on (a key of the text namespace `waiting`), and since when if it is known. */
export interface Waiting {
  waitingFor: string;
  /** A moment with offset, or a date. */
  since?: string | undefined;
}

/** Since when a case waits, from the record: the fact that the last step wrote. */
const since: { [Kind in CaseKind]: (record: RecordOf[Kind]) => string | undefined } = {
  request: (record) => record.identity.askedAt,
  incident: () => undefined,
  agreement: (record) => record.ended?.on,
  transfer: (record) => record.application?.at,
};

/** An open question to the person who asked: asked, and no answer yet. */
function openClarification(record: RecordOf[CaseKind]): string | undefined {
  if (!('clarification' in record) || !record.clarification) return undefined;
  return record.clarification.receivedAt === undefined ? record.clarification.askedAt : undefined;
}

/** Since when a decision whether somebody must be told is open again, because a fact changed. */
function reopenedAt(record: RecordOf[CaseKind]): string | undefined {
  if (!('earlierDecisions' in record)) return undefined;
  const open = record.obligations.flatMap(({ id }) => reopenedDecision(record, id) ?? []);
  return open[0]?.reopenedAt;
}

/** Who the case waits for in its state, or for the answer to a question; undefined when the next step is ours. */
export function waitingOf<Kind extends CaseKind>(
  kind: Kind,
  state: string,
  record: RecordOf[Kind],
): Waiting | undefined {
  const { lifecycle } = registerOf(kind);
  if (lifecycle.closed.includes(state)) return undefined;
  const waitingFor = lifecycle.waitingFor[state];
  if (waitingFor !== undefined) return { waitingFor, since: since[kind](record) };
  const reopened = reopenedAt(record);
  if (reopened !== undefined) return { waitingFor: 'newDecision', since: reopened };
  const asked = openClarification(record);
  return asked === undefined ? undefined : { waitingFor: 'clarification', since: asked };
}
