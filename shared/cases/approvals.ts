import { z } from 'zod';
import { isBefore } from '../clocks/moments.ts';
import * as f from './fields.ts';
import type { StepContext, StepDesk } from './lifecycle.ts';
import type { TransferRecord } from './transfer.ts';

/** Two names are one person when they differ only in case, width and spaces. */
export function isSameName(a: string, b: string): boolean {
  const fold = (name: string) => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  return fold(a) === fold(b);
}

type Approval = NonNullable<TransferRecord['approval']>;

/**
 * Four eyes: whoever applied never decides, by the person who is signed in and not by a name that is typed. Where nobody
 * else could sign in to decide, the refusal says what to do instead.
 */
export function refuseApprover({ application }: TransferRecord, { person, officers }: StepDesk) {
  if (!application) return 'notApplied';
  if (application.by.id !== person.id) return undefined;
  const isAlone = officers.every(({ id }) => id === person.id);
  return isAlone ? 'noOtherOfficer' : 'approverIsApplicant';
}

/** What a decision in one's own session asks: who and when are known. */
export const ownDecision = z.object({ reason: f.long(), conditions: f.long().optional() });

/** The decision of whoever is signed in. */
export function decideInSession(
  decision: Approval['decision'],
  answers: z.infer<typeof ownDecision>,
  { person, now }: StepContext,
): Approval {
  return { by: person, at: now, decision, ...answers };
}

/** What a decision on paper asks: who decided, when, and the file of the case that shows it. */
export const paperDecision = z.object({
  by: f.text(),
  at: f.moment(),
  reason: f.long(),
  conditions: f.long().optional(),
  file: f.file(),
});
type PaperDecision = z.infer<typeof paperDecision>;

const fileOf = ({ file }: PaperDecision, { files }: StepContext) => files.find(({ id }) => id === file);

/** On paper decides who has no slot: an officer of the docket signs in, and the applicant decides in no way. */
export function refusePaper(
  { application }: TransferRecord,
  answers: PaperDecision,
  context: StepContext,
): string | undefined {
  if (!application) return 'notApplied';
  if (isSameName(application.by.name, answers.by)) return 'approverIsApplicant';
  if (context.officers.some(({ name }) => isSameName(name, answers.by))) return 'approverHasSlot';
  if (isBefore(answers.at, application.at)) return 'beforeApplication';
  return fileOf(answers, context) ? undefined : 'fileUnknown';
}

/** A decision on paper, recorded by whoever is signed in. */
export function decideOnPaper(
  decision: Approval['decision'],
  answers: PaperDecision,
  context: StepContext,
): Approval {
  const { by, at, reason, conditions } = answers;
  const file = fileOf(answers, context);
  if (!file) throw new Error('A decision on paper passed its check without its file');
  return {
    by: context.person,
    at,
    decision,
    reason,
    ...(conditions === undefined ? {} : { conditions }),
    paper: { by, file: file.name, fileSha512: file.sha512 },
  };
}
