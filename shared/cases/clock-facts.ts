import { z } from 'zod';
import * as f from './fields.ts';

/** What people do with a clock. Each is allowed only where its rule knows it. */
export const clockActs = ['pause', 'resume', 'extend', 'restart', 'meet'] as const;
export type ClockAct = (typeof clockActs)[number];

/**
 * Something that happened to one clock of a case and that no step of the lifecycle records: it names the clock, the event
 * of its rule (none for an extension or a duty that was met), when it happened, why, and what shows it. A file is named
 * with its SHA-512, so that it stays the evidence even when it is deleted from the case.
 */
const clockFact = z.object({
  act: f.choice('act', clockActs),
  regime: f.code('regime'),
  rule: f.code('rule'),
  subject: f.code('subject'),
  event: f.code('event').optional(),
  at: f.moment(),
  reason: f.long(),
  evidence: f.long().optional(),
  file: f.text().optional(),
  fileSha512: f.text().optional(),
});
export type ClockFact = z.infer<typeof clockFact>;

/** The field of a record that holds them, in the order in which they were entered. */
export const clockFacts = () => z.array(clockFact).max(200).default([]);

/**
 * How a clock that was met stood before a fact that it counts from was corrected, or before an earlier notice was entered:
 * what people judged by then stays beside what the clock says now.
 */
const judgement = z.object({
  regime: f.code('regime'),
  rule: f.code('rule'),
  subject: f.code('subject'),
  due: f.moment(),
  metAt: f.moment(),
  inTime: f.yesNo(),
  correctedAt: f.moment(),
  correctedBy: f.signedIn(),
  reason: f.long(),
});
export type Judgement = z.infer<typeof judgement>;

/** The field of a record that holds them, in the order of the corrections. */
export const judgements = () => z.array(judgement).max(200).default([]);

/** What makes a clock one clock of its case. */
export function clockKey(clock: { regime: string; rule: string; subject: string }): string {
  return `${clock.regime} ${clock.rule} ${clock.subject}`;
}
