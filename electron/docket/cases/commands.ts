import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { DISCARD } from '#shared/cases/discard.ts';
import { type CaseKind, formatReference } from '#shared/cases/kinds.ts';
import type { StepClock, StepContext } from '#shared/cases/lifecycle.ts';
import type { RecordOf } from '#shared/cases/registers.ts';
import type { Law } from '#shared/clocks/question.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { DocketError } from '#shared/errors.ts';
import { resultOf } from '../clocks/due.ts';
import { isExtendable } from '../clocks/view.ts';
import { dateIn } from '../clocks/zones.ts';
import { withDocketErrors } from '../database/errors.ts';
import type { ClockRow, Tables } from '../database/tables.ts';
import { refreshMoves } from '../law/newer.ts';
import { parseInput } from './bad-input.ts';
import { assertMayChange, type DocketContext } from './context.ts';
import { deskOf, filesForSteps } from './desk.ts';
import { dropDraft } from './drafts.ts';
import { isClosed, readRecord, registerOf } from './facts.ts';
import { followUp } from './follow.ts';
import { getCase } from './get.ts';
import { assertOriginal } from './original.ts';
import { checkCorrection, refuseStepFacts } from './step-facts.ts';
import { changesOf, loadCase, type StoredCase, saveCase } from './store.ts';

/**
 * Runs a command: one transaction, then `changed` to whoever watches, then the case as it is now. `draft` is that of the form
 * from which it came, which is thereby used up.
 */
export async function inTransaction(
  context: DocketContext,
  work: (trx: Transaction<Tables>, now: string) => Promise<string>,
  draft?: string,
): Promise<CaseView> {
  const now = new Date(context.now()).toISOString();
  const caseId = await withDocketErrors(() =>
    context.docket.db.transaction().execute(async (trx) => {
      const id = await work(trx, now);
      await dropDraft(trx, context.person, draft);
      return id;
    }),
  );
  await refreshMoves(context, caseId);
  context.emit({ caseId });
  return getCase(context, caseId);
}

/** The next number of a register in a year. Cases are never deleted, so that no reference is ever used twice. */
async function nextNumber(trx: Transaction<Tables>, kind: CaseKind, year: number): Promise<number> {
  const { last } = await trx
    .selectFrom('cases')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('kind', '=', kind)
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/**
 * The record of a case that is to be logged: checked by the schema of its register, and without what only a step writes.
 * Errors: `bad-input`, `unknown-regime`, `unknown-place`.
 */
export function checkNewRecord<Kind extends CaseKind>(
  kind: Kind,
  record: unknown,
  law: Law,
  now: string,
): RecordOf[Kind] {
  const checked = readRecord(kind, record, law, now);
  refuseStepFacts(kind, checked);
  return checked;
}

/** What a new case is made of. `imported`: where it came from, for its entry. */
export interface NewCase {
  kind: CaseKind;
  record: unknown;
  imported?: { [fact: string]: string };
}

/** Logs a case within a transaction of the caller: by hand one, in an import all. Errors: those of `logCase`. */
export async function logWithin(
  trx: Transaction<Tables>,
  context: DocketContext,
  { kind, record, imported }: NewCase,
  now: string,
): Promise<StoredCase> {
  const checked = checkNewRecord(kind, record, context.law, now);
  const year = Number(dateIn(context.zone, now).slice(0, 4));
  const number = await nextNumber(trx, kind, year);
  const after: StoredCase = {
    id: randomUUID(),
    kind,
    ref: formatReference(kind, year, number),
    year,
    number,
    state: registerOf(kind).lifecycle.initial,
    version: 1,
    record: checked,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
  };
  const action = `${kind}.logged`;
  await saveCase(trx, context, { before: undefined, after, action, imported, correcting: false }, now);
  return after;
}

/**
 * Enters a new case. `record` is what somebody typed or a file held; it is checked by the schema of its register.
 * `draft` is the id of the draft of the form.
 * Errors: `bad-input` (details.fields: `requester.name: ...`), `unknown-regime`, `unknown-place`, `not-allowed`.
 */
export async function logCase(
  context: DocketContext,
  kind: CaseKind,
  record: unknown,
  options: { draft?: string | undefined } = {},
): Promise<CaseView> {
  assertMayChange(context, kind);
  const log = async (trx: Transaction<Tables>, now: string) =>
    (await logWithin(trx, context, { kind, record }, now)).id;
  return inTransaction(context, log, options.draft);
}

/** The case, if it still is in the version that a command is based on. Throws `unknown-case` or `stale-version`. */
export async function loadVersion(db: Kysely<Tables>, id: string, version: number): Promise<StoredCase> {
  const stored = await loadCase(db, id);
  if (stored.version === version) return stored;
  throw new DocketError('stale-version', { ref: stored.ref, based: version, found: stored.version });
}

export interface Correction {
  id: string;
  /** The version on which the correction is based. */
  version: number;
  /** The whole record as it shall be. */
  record: unknown;
  reason?: string | undefined;
  draft?: string | undefined;
}

/**
 * Corrects the facts of a case. A closed case, and whatever a step wrote, is corrected only with a reason. A record that
 * is the same already changes nothing and leaves no entry.
 * Errors: as `logCase`, and `unknown-case`, `stale-version`, `reason-required`, `transition-refused`.
 */
export async function changeCase(context: DocketContext, correction: Correction): Promise<CaseView> {
  const reason = correction.reason?.trim() || undefined;
  return inTransaction(
    context,
    async (trx, now) => {
      const before = await loadVersion(trx, correction.id, correction.version);
      assertMayChange(context, before.kind);
      const record = readRecord(before.kind, correction.record, context.law, now);
      const after: StoredCase = { ...before, record, version: before.version + 1, updatedAt: now };
      if (changesOf(before, after).length === 0) return before.id;
      if (isClosed(before.kind, before.state) && reason === undefined) {
        throw new DocketError('reason-required', { state: before.state });
      }
      checkCorrection(before.kind, before.record, record, reason);
      const followed = await followUp(trx, context, before, { record, now, reason, correcting: true });
      const action = `${before.kind}.changed`;
      const change = { before, after: { ...after, record: followed }, action, reason, correcting: true };
      await saveCase(trx, context, change, now);
      return before.id;
    },
    correction.draft,
  );
}

export interface TakenStep {
  id: string;
  version: number;
  step: string;
  answers: unknown;
  draft?: string | undefined;
}

/**
 * Takes a step of the lifecycle.
 * Errors: `transition-refused` with `reason` (a key of the text namespace `refusals`; `stepNotOpen` for a step that does
 * not exist or does not lead on from the state), `bad-input` for the answers, `unknown-case`, `stale-version`.
 */
export async function takeStep(context: DocketContext, taken: TakenStep): Promise<CaseView> {
  return inTransaction(
    context,
    async (trx, now) => {
      const before = await loadVersion(trx, taken.id, taken.version);
      assertMayChange(context, before.kind);
      const step = await stepContext(trx, context, before.id, now);
      const { outcome, state, reason } = advance(before.kind, before, taken, step);
      // Checked again as a whole: a list that a step makes too long is refused, not stored.
      const checked = readRecord(before.kind, outcome, context.law, now);
      if (taken.step === DISCARD) await assertOriginal(trx, { ...before, record: checked });
      const record = await followUp(trx, context, before, {
        record: checked,
        now,
        reason,
        correcting: false,
      });
      const after: StoredCase = { ...before, record, state, version: before.version + 1, updatedAt: now };
      const action = `${before.kind}.step.${taken.step}`;
      await saveCase(trx, context, { before, after, action, reason, correcting: false }, now);
      return before.id;
    },
    taken.draft,
  );
}

/**
 * What a step makes of a case: the new record and state, and the reason that was given, if the step asks for one.
 * Throws `transition-refused` and, for the answers, `bad-input`.
 */
export function advance<Kind extends CaseKind>(
  kind: Kind,
  before: { ref: string; state: string; record: RecordOf[Kind] },
  taken: Pick<TakenStep, 'step' | 'answers'>,
  step: Omit<StepContext, 'state'>,
): { outcome: RecordOf[Kind]; state: string; reason: string | undefined } {
  const { ref, state } = before;
  const found = registerOf(kind).lifecycle.steps.find(({ name }) => name === taken.step);
  if (!found?.from.includes(state)) {
    throw new DocketError('transition-refused', { reason: 'stepNotOpen', step: taken.step, state, ref });
  }
  const answers = parseInput(found.asks, taken.answers, step.now);
  const result = found.take(before.record, answers, { ...step, state });
  if ('refusal' in result) {
    const { refusal, citation } = result;
    const cited = citation === undefined ? {} : { citation };
    throw new DocketError('transition-refused', { reason: refusal, ...cited, step: taken.step, state, ref });
  }
  const next = result.state ?? (found.to === 'same' ? state : found.to);
  return { outcome: result.record, state: next, reason: reasonIn(answers) };
}

/**
 * Steps ask for their reason under one of three names: `why` where only the trail keeps it, `reason` where the record does,
 * and why a notice was entered after one that was sent later.
 */
function reasonIn(answers: Record<string, unknown>): string | undefined {
  const reason = answers.why ?? answers.reason ?? answers.enteredLateReason;
  return typeof reason === 'string' ? reason : undefined;
}

/** What the steps of a case know beside its record. */
export async function stepContext(
  db: Kysely<Tables>,
  context: DocketContext,
  caseId: string,
  now: string,
): Promise<Omit<StepContext, 'state'>> {
  const rows = await db.selectFrom('clocks').selectAll().where('case_id', '=', caseId).execute();
  const clocks = toStepClocks(context, rows);
  return { ...(await deskOf(db, context)), now, clocks, files: await filesForSteps(db, caseId) };
}

/** The clocks of a case as its steps see them. */
function toStepClocks({ law }: Pick<DocketContext, 'law'>, rows: readonly ClockRow[]): StepClock[] {
  return rows.map((row) => ({
    regime: row.regime,
    rule: row.rule,
    subject: row.subject,
    extendable: isExtendable(law, row),
    result: resultOf(row),
  }));
}
