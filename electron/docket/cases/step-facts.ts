import type { CaseKind } from '#shared/cases/kinds.ts';
import type { RecordOf } from '#shared/cases/registers.ts';
import { DocketError } from '#shared/errors.ts';
import { badFields } from './bad-input.ts';
import { type Json, toJson } from './json.ts';

/** Facts of a record by their path; absent ones are left out or undefined. */
type Facts<Kind extends CaseKind> = (record: RecordOf[Kind]) => Record<string, unknown>;

/** The rows of a list, each under its place: rows are only ever added at the end, so that the place names the row. */
function rowsOf(list: string, rows: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(rows.map((row, index) => [`${list}.${index}`, row]));
}

/**
 * The facts of a record that only a step of its lifecycle brings about, because the step checks what a form cannot: a
 * decision, an answer, an approval by a second person, a notice that was sent.
 */
const stepFacts: { [Kind in CaseKind]: Facts<Kind> } = {
  request: ({ rights, extension, decision, response, withdrawal }) => ({
    ...Object.fromEntries(
      rights.flatMap(({ right, outcome, ground, reason }) => [
        [`rights.${right}.outcome`, outcome === 'open' ? undefined : outcome],
        [`rights.${right}.ground`, ground],
        [`rights.${right}.reason`, reason],
      ]),
    ),
    extension,
    decision,
    response,
    withdrawal,
  }),
  incident: ({ obligations, notices, earlierDecisions }) => ({
    ...Object.fromEntries(
      obligations.flatMap(({ id, decision, decidedBy, decidedByOther, decidedAt, reason }) => [
        [`obligations.${id}.decision`, decision === 'undecided' ? undefined : decision],
        [`obligations.${id}.decidedBy`, decidedBy],
        [`obligations.${id}.decidedByOther`, decidedByOther],
        [`obligations.${id}.decidedAt`, decidedAt],
        [`obligations.${id}.reason`, reason],
      ]),
    ),
    ...rowsOf('notices', notices),
    ...rowsOf('earlierDecisions', earlierDecisions),
  }),
  agreement: ({ noticeGiven, ended, settled, clauseEvents, reviews }) => ({
    noticeGiven,
    ended,
    settled,
    ...rowsOf('clauseEvents', clauseEvents),
    ...rowsOf('reviews', reviews),
  }),
  transfer: ({ application, approval, earlierApprovals, filing, suspension, ended }) => ({
    application,
    approval,
    ...rowsOf('earlierApprovals', earlierApprovals),
    filing,
    suspension,
    ended,
  }),
};

/**
 * What no correction changes, whatever its reason: who was signed in, what was decided, and what was kept of decisions
 * that no longer hold. Who decided otherwise takes the step again.
 */
const fixedFacts: { [Kind in CaseKind]: Facts<Kind> } = {
  request: ({ rights, decision }) => ({
    ...Object.fromEntries(rights.map(({ right, outcome }) => [`rights.${right}.outcome`, outcome])),
    'decision.by': decision?.by,
  }),
  incident: ({ obligations, notices, earlierDecisions }) => ({
    ...Object.fromEntries(
      obligations.flatMap(({ id, decision, decidedBy }) => [
        [`obligations.${id}.decision`, decision],
        [`obligations.${id}.decidedBy`, decidedBy],
      ]),
    ),
    ...Object.fromEntries(
      notices.flatMap(({ obligation, file, fileSha512, recordedBy, recordedAt }, index) => [
        [`notices.${index}.obligation`, obligation],
        [`notices.${index}.file`, [file, fileSha512]],
        [`notices.${index}.recordedBy`, recordedBy],
        [`notices.${index}.recordedAt`, recordedAt],
      ]),
    ),
    ...rowsOf('earlierDecisions', earlierDecisions),
  }),
  agreement: ({ reviews }) => Object.fromEntries(reviews.map(({ by }, index) => [`reviews.${index}.by`, by])),
  transfer: ({ application, approval, earlierApprovals }) => ({
    'application.by': application?.by,
    'approval.by': approval?.by,
    'approval.decision': approval?.decision,
    'approval.paper': approval?.paper,
    ...rowsOf('earlierApprovals', earlierApprovals),
  }),
};

/** What a form may correct, but with a reason, because a decision may rest on it. */
const explainedFacts: { [Kind in CaseKind]: Facts<Kind> } = {
  request: ({ identity }) => ({ 'identity.state': identity.state }),
  incident: () => ({}),
  agreement: () => ({}),
  transfer: ({ assessment, consent, approval }) => (approval ? { assessment, consent } : {}),
};

/** What was recorded of single clocks: only a command on a clock writes it. */
function factsOfClocks({ clockFacts, judgements }: RecordOf[CaseKind]): Record<string, unknown> {
  return { ...rowsOf('clockFacts', clockFacts), ...rowsOf('judgements', judgements) };
}

function present(all: Record<string, unknown>): Map<string, Json> {
  const facts = Object.entries(all).filter(([, value]) => value !== undefined);
  return new Map(facts.map(([path, value]) => [path, toJson(value)]));
}

function factsIn<Kind extends CaseKind>(kind: Kind, record: RecordOf[Kind]): Map<string, Json> {
  return present({
    ...stepFacts[kind](record),
    ...factsOfClocks(record),
    discarded: record.discarded,
  });
}

function fixedIn<Kind extends CaseKind>(kind: Kind, record: RecordOf[Kind]): Map<string, Json> {
  return present({ ...fixedFacts[kind](record), ...rowsOf('judgements', record.judgements) });
}

/** The paths that both have and whose values differ. */
function changed(old: Map<string, Json>, fresh: Map<string, Json>): string[] {
  const both = [...old.keys()].filter((path) => fresh.has(path));
  return both.filter((path) => JSON.stringify(old.get(path)) !== JSON.stringify(fresh.get(path)));
}

/** A new case has been through no step. Throws `bad-input` naming what only a step may write. */
export function refuseStepFacts<Kind extends CaseKind>(kind: Kind, record: RecordOf[Kind]): void {
  refuseFields([...factsIn(kind, record).keys()], 'only a step of the case writes this');
}

function refuseFields(paths: readonly string[], message: string): void {
  if (paths.length > 0) throw badFields(paths.map((path) => ({ path: [path], message })));
}

/**
 * A correction may mend what a step wrote (a slip in a time), with a reason; it neither adds nor removes it, and who did
 * it and what was decided stay as they are.
 * Throws `bad-input` or `reason-required`, both naming the fields.
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
  refuseFields(moved, 'only a step of the case writes this');
  refuseFields(changed(fixedIn(kind, before), fixedIn(kind, after)), 'no correction changes this');
  const explained = changed(present(explainedFacts[kind](before)), present(explainedFacts[kind](after)));
  const mended = [...changed(old, fresh), ...explained];
  if (mended.length > 0 && reason === undefined) throw new DocketError('reason-required', { fields: mended });
}
