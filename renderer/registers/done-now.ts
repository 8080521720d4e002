/** Times of what the person at the desk does themself and records as they do it, by the name of the field that asks. */
const ownActs: ReadonlySet<string> = new Set([
  'askedAt',
  'verifiedAt',
  'decidedAt',
  'sentAt',
  'noticeSentAt',
  'toldAt',
]);

/** Steps, and acts on a clock, whose only time is that of such an act. */
const ownSteps: ReadonlySet<string> = new Set(['decide', 'apply', 'file', 'pause', 'meet']);

/**
 * Whether a time that a step or an act asks for starts with now. Only what is usually recorded in the moment in which it is
 * done does. When something arrived, was paid, ended or was known to somebody else the program cannot know: an answer
 * that stood there already would be believed.
 */
export function isDoneNow(step: string, key: string): boolean {
  return ownActs.has(key) || (ownSteps.has(step) && (key === 'at' || key === 'on'));
}
