import type { CaseKind } from '#shared/cases/kinds.ts';
import type { RecordOf } from '#shared/cases/registers.ts';
import { isSamePerson } from '#shared/cases/transfer-lifecycle.ts';
import { DocketError } from '#shared/errors.ts';
import { badFields } from './bad-input.ts';
import { type Json, toJson } from './json.ts';

/**
 * The facts of a record that only a step of its lifecycle brings about, because the step checks what a form cannot: a
 * decision, an answer, an approval by a second person, a notice that was sent. By path; absent ones are left out.
 */
type StepFacts<Kind extends CaseKind> = (record: RecordOf[Kind]) => Record<string, unknown>;

const stepFacts: { [Kind in CaseKind]: StepFacts<Kind> } = {
  request: ({ extension, decision, response, withdrawal }) => ({ extension, decision, response, withdrawal }),
  incident: ({ obligations }) =>
    Object.fromEntries(
      obligations.flatMap(({ id, decision, decidedBy, decidedAt, toldAt }) => [
        [`obligations.${id}.decision`, decision === 'undecided' ? undefined : decision],
        [`obligations.${id}.decidedBy`, decidedBy],
        [`obligations.${id}.decidedAt`, decidedAt],
        [`obligations.${id}.toldAt`, toldAt],
      ]),
    ),
  agreement: ({ noticeGiven, ended, settled, clauseEvents }) => ({
    noticeGiven,
    ended,
    settled,
    ...Object.fromEntries(clauseEvents.map((event, index) => [`clauseEvents.${index}`, event])),
  }),
  transfer: ({ application, approval, filing, suspension, ended }) => ({
    application,
    approval,
    filing,
    suspension,
    ended,
  }),
};

/** What was recorded of single clocks: only a command on a clock writes it. */
function factsOfClocks({ clockFacts }: RecordOf[CaseKind]): Record<string, unknown> {
  return Object.fromEntries(clockFacts.map((fact, index) => [`clockFacts.${index}`, fact]));
}

function factsIn<Kind extends CaseKind>(kind: Kind, record: RecordOf[Kind]): Map<string, Json> {
  const all = { ...stepFacts[kind](record), ...factsOfClocks(record) };
  const facts = Object.entries(all).filter(([, value]) => value !== undefined);
  return new Map(facts.map(([path, value]) => [path, toJson(value)]));
}

/** A new case has been through no step. Throws `bad-input` naming what only a step may write. */
export function refuseStepFacts<Kind extends CaseKind>(kind: Kind, record: RecordOf[Kind]): void {
  const facts = [...factsIn(kind, record).keys()];
  if (facts.length === 0) return;
  throw badFields(facts.map((path) => ({ path: [path], message: 'only a step of the case writes this' })));
}

/** Four eyes hold for corrections too: no mended name may make the applicant the approver. */
function isOwnApproval<Kind extends CaseKind>(record: RecordOf[Kind]): boolean {
  if (!('approval' in record) || !record.approval || !record.application) return false;
  return isSamePerson(record.application.by, record.approval.by);
}

/**
 * A correction may mend what a step wrote (a slip in a time), with a reason; it neither adds nor removes it.
 * Throws `bad-input` or `reason-required`, both naming the fields, or `transition-refused`.
 */
export function checkCorrection<Kind extends CaseKind>(
  kind: Kind,
  before: RecordOf[Kind],
  after: RecordOf[Kind],
  reason: string | undefined,
): void {
  const [old, fresh] = [factsIn(kind, before), factsIn(kind, after)];
  const paths = [...new Set([...old.keys(), ...fresh.keys()])];
  const moved = paths.filter((path) => old.has(path) !== fresh.has(path));
  if (moved.length > 0) {
    throw badFields(moved.map((path) => ({ path: [path], message: 'only a step of the case writes this' })));
  }
  const mended = paths.filter((path) => JSON.stringify(old.get(path)) !== JSON.stringify(fresh.get(path)));
  if (mended.length > 0 && reason === undefined) throw new DocketError('reason-required', { fields: mended });
  if (isOwnApproval(after)) throw new DocketError('transition-refused', { reason: 'approverIsApplicant' });
}
