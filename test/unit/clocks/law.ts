import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadLaw } from '#docket/clocks/load.ts';
import { type ClockQuestion, computeClock } from '#shared/clocks/compute.ts';
import type { ClockResult } from '#shared/clocks/types.ts';
import { DocketError } from '#shared/errors.ts';

/** The law that ships. */
export const law = await loadLaw(join(import.meta.dirname, '../../../resources'));

/** Computes a clock under the law that ships: `ask('eu-gdpr', 'request.response', 'DE', { received: '2026-11-25' })`. */
export function ask(
  regime: string,
  rule: string,
  place: string,
  events: ClockQuestion['events'],
  more: Partial<ClockQuestion> = {},
): ClockResult {
  return computeClock({ regime, rule, place, events, ...more }, law);
}

/** The error that a call throws, which must be one of the product's own. */
export function errorOf(call: () => unknown): DocketError {
  try {
    call();
  } catch (error) {
    if (error instanceof DocketError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** The dates of the other readings by their reason. */
export function readingsOf(result: ClockResult): Record<string, string> {
  return Object.fromEntries(result.alternatives.map(({ reason, dueDate }) => [reason, dueDate]));
}

type Case = [why: string, events: ClockQuestion['events'], due: string, more?: Partial<ClockQuestion>];

/** Cases of one rule; `due` is a date where the rule counts dates and a moment where it counts hours. */
export function cases(regime: string, rule: string, place: string, rows: Case[]): void {
  describe(`${regime} ${rule}`, () => {
    for (const [why, events, due, more] of rows) {
      test(`${why}: ${Object.values(events).join(', ')} gives ${due}`, () => {
        const result = ask(regime, rule, place, events, more);
        expect(due.includes('T') ? result.due : result.dueDate).toBe(due);
      });
    }
  });
}

/** The codes of the steps of an explanation, in their order. */
export function codesOf(result: ClockResult): string[] {
  return result.explanation.map(({ code }) => code);
}
