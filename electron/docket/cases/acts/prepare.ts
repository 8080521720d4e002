import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { clockAsks } from '#shared/cases/clock-asks.ts';
import { type ClockAct, clockKey } from '#shared/cases/clock-facts.ts';
import { type ClockOption, canRecord, findOption, lapse } from '#shared/cases/clock-options.ts';
import type { ClockPlan } from '#shared/cases/clock-plans.ts';
import { isBefore } from '#shared/clocks/moments.ts';
import { DocketError } from '#shared/errors.ts';
import { optionsOf } from '../../clocks/options.ts';
import type { ClockRow, Tables } from '../../database/tables.ts';
import type { EntryDetails } from '../../trail/entry.ts';
import { badFields, parseInput } from '../bad-input.ts';
import { loadVersion, stepContext } from '../commands.ts';
import { assertMayChange, type DocketContext } from '../context.ts';
import { plansOf, readRecord } from '../facts.ts';
import type { StoredCase } from '../store.ts';
import { readEvidence } from './evidence.ts';
import { recordAct } from './record.ts';

/** What somebody does with a clock, based on a version of its case. */
export interface TakenAct {
  id: string;
  version: number;
  /** Id of the clock. */
  clock: string;
  act: ClockAct;
  /** Which event of the rule, where the rule has more than one of the kind. */
  event?: string | undefined;
  /** What `clockAsks` of the option asks. */
  answers: unknown;
  draft?: string | undefined;
}

/** An act as it stands before it is saved. */
export interface PreparedAct {
  before: StoredCase;
  after: StoredCase;
  /** The clock, and all of its case, as they are kept. */
  row: ClockRow;
  rows: ClockRow[];
  /** How the trail names it. */
  action: string;
  reason: string | undefined;
  /** What the entry tells beside the changes: for a step about which clock it was taken, and what shows it. */
  facts: EntryDetails;
}

/** Completes answers before they are checked. */
type Complete = (asks: z.ZodObject, answers: unknown) => unknown;

/** Checks an act on a clock against its rule and its case, and makes the case that it leads to. Writes nothing. */
export async function prepareAct(
  db: Kysely<Tables>,
  context: DocketContext,
  taken: TakenAct,
  options: { now: string; complete?: Complete },
): Promise<PreparedAct> {
  const { now, complete = (_asks, answers) => answers } = options;
  const before = await loadVersion(db, taken.id, taken.version);
  assertMayChange(context, before.kind);
  const rows = await db.selectFrom('clocks').selectAll().where('case_id', '=', before.id).execute();
  const row = rows.find(({ id }) => id === taken.clock);
  if (!row) throw badFields([{ path: ['clock'], message: 'no clock of this case' }]);
  const option = optionFor(context, before, row, taken, now);
  const asks = clockAsks(before.kind, option);
  const answers = parseInput(asks, complete(asks, taken.answers), now);
  const at = option.at === undefined ? undefined : answers[option.at];
  const late = typeof at === 'string' ? lapse(option, at) : undefined;
  if (late !== undefined) throw refused(late, option, row);
  if (option.step === undefined && row.started_at !== null && isBefore(String(at), row.started_at)) {
    throw badFields([{ path: ['at'], message: 'before the clock began' }]);
  }
  const evidence = await readEvidence(db, before.id, answers);
  const step = await stepContext(db, context, before.id, now);
  const recorded = recordAct(before, { option, row, answers, evidence }, step);
  const record = readRecord(before.kind, recorded.record, context.law, now);
  assertRecorded(option, row, plansOf(before.kind, record));
  const reason = option.reason === undefined ? undefined : answers[option.reason];
  return {
    before,
    after: { ...before, record, state: recorded.state, version: before.version + 1, updatedAt: now },
    row,
    rows,
    action: recorded.action,
    reason: typeof reason === 'string' ? reason : undefined,
    facts:
      option.step === undefined ? {} : { clock: `${row.regime} ${row.rule} (${row.subject})`, ...evidence },
  };
}

/** What the rule of a clock says of the act. Throws `transition-refused` where it is not open. */
function optionFor(
  { law }: DocketContext,
  { kind, state, record }: StoredCase,
  row: ClockRow,
  { act, event }: TakenAct,
  now: string,
): ClockOption {
  const options = optionsOf({ kind, state, record, plans: plansOf(kind, record) }, row, law, now);
  const option = findOption(options, act, event);
  if (!option) throw badFields([{ path: ['event'], message: 'name one event of the rule' }]);
  if (canRecord(option)) return option;
  throw refused(option.refusal?.reason ?? 'stepNotOpen', option, row);
}

/** Why an act is not open, with the article. */
function refused(reason: string, { act, citation }: ClockOption, { regime, rule }: ClockRow): DocketError {
  return new DocketError('transition-refused', { reason, act, citation, regime, rule });
}

/** What was recorded must be what the clock is then counted with; anything else would be a record that says nothing. */
function assertRecorded(option: ClockOption, row: ClockRow, plans: readonly ClockPlan[]): void {
  const plan = plans.find((one) => clockKey(one) === clockKey(row));
  const { act, event, at } = option;
  if (event === undefined ? isDone(act, plan) || at === undefined : plan?.events[event] !== undefined) return;
  throw refused('clockUnmoved', option, row);
}

function isDone(act: ClockAct, plan: ClockPlan | undefined): boolean {
  return act === 'extend' ? plan?.extended === true : plan?.metAt !== undefined;
}
