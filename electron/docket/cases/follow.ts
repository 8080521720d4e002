import type { Kysely } from 'kysely';
import { clockKey, type Judgement } from '#shared/cases/clock-facts.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { RecordOf } from '#shared/cases/registers.ts';
import { isAfter } from '#shared/clocks/moments.ts';
import { DocketError } from '#shared/errors.ts';
import { movedPlans } from '../clocks/recompute.ts';
import { standClocks } from '../clocks/stand.ts';
import { withOffset, zoneOf } from '../clocks/zones.ts';
import type { ClockRow, Tables } from '../database/tables.ts';
import type { DocketContext } from './context.ts';
import { type AnyRecord, isClosed, plansOf, registerOf } from './facts.ts';
import type { StoredCase } from './store.ts';

/** A change of a record that is to be saved. */
interface Following {
  record: AnyRecord;
  now: string;
  /** Why it is changed, as far as somebody said. */
  reason: string | undefined;
  /** True for a correction of facts, false for a step. */
  correcting: boolean;
}

function reconsidered<Kind extends CaseKind>(
  { ref, state }: StoredCase,
  kind: Kind,
  before: RecordOf[Kind],
  { record, now }: { record: RecordOf[Kind]; now: string },
): RecordOf[Kind] {
  const after = registerOf(kind).reconsider(before, record, now);
  const reopens =
    'earlierDecisions' in before &&
    'earlierDecisions' in after &&
    after.earlierDecisions.length > before.earlierDecisions.length;
  if (reopens && isClosed(kind, state)) {
    throw new DocketError('transition-refused', { reason: 'decisionWouldReopen', state, ref });
  }
  return after;
}

/** How a clock that was met stood; undefined where the change moves neither its end nor when it was met. */
function judgementOf(
  kept: ClockRow,
  fresh: ClockRow | undefined,
  { law }: Pick<DocketContext, 'law'>,
): Omit<Judgement, 'correctedAt' | 'correctedBy' | 'reason'> | undefined {
  if (kept.state !== 'met' || kept.due_at === null || kept.met_at === null || !fresh) return undefined;
  if (kept.due_at === fresh.due_at && kept.met_at === fresh.met_at) return undefined;
  const { regime, rule, subject, due_at, met_at } = kept;
  const zone = zoneOf(law, kept.place);
  const [due, metAt] = [withOffset(zone, due_at), withOffset(zone, met_at)];
  return { regime, rule, subject, due, metAt, inTime: !isAfter(met_at, due_at) };
}

/**
 * The record of a change with what follows from it for what was decided and judged before: decisions that rest on a fact
 * that changed are open again, and of every clock that was met and moves it is kept how it stood.
 * Throws `reason-required` for a change that moves such a clock and says no reason, `transition-refused` for one that
 * would bring up a decision of a closed case.
 */
export async function followUp(
  db: Kysely<Tables>,
  context: DocketContext,
  before: StoredCase,
  { record, now, reason, correcting }: Following,
): Promise<AnyRecord> {
  const { id: caseId, kind } = before;
  const after = reconsidered(before, kind, before.record, { record, now });
  const closed = isClosed(kind, before.state);
  if (closed && !correcting) return after;
  const kept = await db.selectFrom('clocks').selectAll().where('case_id', '=', caseId).execute();
  const plans = plansOf(kind, after);
  const corrected = movedPlans(plansOf(kind, before.record), plans, correcting);
  if (corrected.size === 0) return after;
  const { law } = context;
  const stood = standClocks({ caseId, kept, plans, corrected, closed: false, law, now });
  const fresh = new Map(stood.map((row) => [clockKey(row), row]));
  const moved = kept.flatMap((row) => judgementOf(row, fresh.get(clockKey(row)), context) ?? []);
  if (moved.length === 0) return after;
  if (reason === undefined) {
    throw new DocketError('reason-required', { fields: moved.map(({ subject }) => `judgements.${subject}`) });
  }
  const { id, name } = context.person;
  const entered = { correctedAt: now, correctedBy: { id, name }, reason };
  return { ...after, judgements: [...after.judgements, ...moved.map((one) => ({ ...one, ...entered }))] };
}
