import type { z } from 'zod';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';

/** What the window needs to know of a step: its name, where it leads, and what it asks. Only the docket process takes it. */
export interface AskedStep {
  name: string;
  to: string;
  asks: z.ZodObject;
}

/** The steps of a register in the order of its lifecycle. */
export function stepsOf(kind: CaseKind): readonly AskedStep[] {
  return registers[kind].lifecycle.steps;
}

export function findStep(kind: CaseKind, name: string): AskedStep | undefined {
  return stepsOf(kind).find((step) => step.name === name);
}
