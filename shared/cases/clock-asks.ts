import { z } from 'zod';
import type { ClockOption } from './clock-options.ts';
import * as f from './fields.ts';
import type { CaseKind } from './kinds.ts';
import { type RecordOf, type Register, registers } from './registers.ts';

/** What shows that it happened: in words, by a file of the case, or both. */
const evidence = { evidence: f.long().optional(), file: f.file().optional() };

/** The names of the answers that say what shows it; they belong to no step. */
export const evidenceNames = Object.keys(evidence);

function asksOfStep<Kind extends CaseKind>(kind: Kind, step: string): z.ZodObject | undefined {
  const { lifecycle }: Register<RecordOf[Kind]> = registers[kind];
  return lifecycle.steps.find(({ name }) => name === step)?.asks;
}

/**
 * What an act on a clock asks for: the answers of the step that records it, or its moment and the reason; the evidence
 * always. The moment and the reason must be given even where the step by itself would do without.
 */
export function clockAsks(
  kind: CaseKind,
  { step, at, reason, fixed }: Pick<ClockOption, 'step' | 'at' | 'reason' | 'fixed'>,
): z.ZodObject {
  const own =
    step === undefined ? { at: f.moment(), reason: f.long() } : (asksOfStep(kind, step)?.shape ?? {});
  const asked = Object.entries(own).flatMap(([name, schema]) => {
    if (name in fixed) return [];
    const needed = (name === at || name === reason) && schema instanceof z.ZodOptional;
    return [[name, needed ? schema.unwrap() : schema] as const];
  });
  return z
    .object({ ...Object.fromEntries(asked), ...evidence })
    .refine((answers) => 'evidence' in answers || 'file' in answers, {
      path: ['evidence'],
      message: 'evidenceMissing',
    });
}
