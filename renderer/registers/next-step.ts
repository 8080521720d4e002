import { registers } from '#shared/cases/registers.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { asList, isObject } from '../components/form/values.ts';
import { stepsOf } from './steps.ts';

/** How many rows of a list of the record have a value at a field. */
function rowsWith(record: CaseView['record'], list: string, key: string, value: string): number {
  return asList(record[list]).filter((row) => isObject(row) && row[key] === value).length;
}

/** Whether a decision on a duty of the incident is open again because a fact changed. */
function isReopened(record: CaseView['record']): boolean {
  const duties = asList(record.obligations).filter(isObject);
  const reopened = asList(record.earlierDecisions).filter(isObject);
  return duties.some(
    ({ id, decision }) => decision === 'undecided' && reopened.some(({ obligation }) => obligation === id),
  );
}

/** Steps that come before the one which leads on, because something in the record is still open. */
function urgentStep({ kind, state, record, steps }: CaseView): string | undefined {
  if (kind === 'incident' && isReopened(record)) return 'decideObligation';
  if (kind === 'incident' && state !== 'logged') {
    if (rowsWith(record, 'obligations', 'decision', 'undecided') > 0) return 'decideObligation';
    if (rowsWith(record, 'obligations', 'decision', 'required') > 0) return 'fileNotification';
  }
  if (kind === 'agreement' && state === 'draft') {
    return rowsWith(record, 'clauses', 'finding', 'notChecked') > 0 ? 'checkClauses' : undefined;
  }
  if (kind === 'agreement' && state === 'inForce') {
    return rowsWith(record, 'clauses', 'finding', 'notChecked') > 0 ? 'checkClauses' : 'review';
  }
  if (kind === 'transfer' && state === 'draft' && record.assessment === undefined) return 'assess';
  if (kind === 'transfer' && state === 'applied') {
    const refusal = steps.find(({ name }) => name === 'approve')?.refusal;
    return refusal === 'noOtherOfficer' ? 'approveOnPaper' : 'approve';
  }
  if (kind === 'transfer' && state === 'inForce') {
    return record.mechanism === 'cnStandardContract' && !record.filing ? 'file' : undefined;
  }
  return undefined;
}

/**
 * The one step that the case page puts first: what is open in the record, else the first open step that leads to a
 * later state of the strip. Undefined when the case rests (a transfer that runs, a case that is closed).
 */
export function nextStepOf(view: CaseView): string | undefined {
  if (view.closed) return undefined;
  const open = new Set(view.steps.filter(({ refusal }) => refusal === undefined).map(({ name }) => name));
  const urgent = urgentStep(view);
  if (urgent && open.has(urgent)) return urgent;
  // An application waits for somebody else; whoever applied has no next step in it.
  if (view.state === 'inForce' || view.state === 'applied') return undefined;
  const { strip, states }: { strip: readonly string[]; states: readonly string[] } =
    registers[view.kind].lifecycle;
  const here = states.indexOf(view.state);
  return stepsOf(view.kind).find(
    ({ name, to }) => open.has(name) && strip.includes(to) && states.indexOf(to) > here,
  )?.name;
}
