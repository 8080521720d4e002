import { z } from 'zod';
import { clockActs } from '../cases/clock-facts.ts';
import { call, id } from './call.ts';
import { caseViewSchema, clockStandSchema } from './case.ts';

/** From when to when a clock of a case would move. Without `from` it would begin. */
export const clockMoveSchema = z.object({
  subject: z.string(),
  regime: z.string(),
  rule: z.string(),
  from: clockStandSchema.optional(),
  to: clockStandSchema,
});
export type ClockMove = z.infer<typeof clockMoveSchema>;

/**
 * What is done with a clock, based on a version of its case. `event` names the event of the rule where it has several of
 * the kind. `answers` are checked by what the option of the clock asks (`clockAsks`).
 */
const actInput = z.object({
  id,
  version: z.number().int().min(1),
  clock: z.uuid(),
  event: z.string().max(60).optional(),
  answers: z.unknown(),
});

const act = call.input(actInput.extend({ draft: z.uuid().optional() })).output(caseViewSchema);

/**
 * Commands on a single clock. Each records what its rule knows, with the reason and the evidence, and nothing else: what the
 * rule does not allow is refused with the article.
 */
export const clocks = {
  pause: act,
  resume: act,
  extend: act,
  restart: act,
  meet: act,
  /** What an act would do to the dates of the case. Texts and evidence may still be missing; nothing is changed. */
  preview: call
    .input(actInput.extend({ act: z.enum(clockActs) }))
    .output(z.object({ moves: z.array(clockMoveSchema) })),
};
