import { explainStep } from '#shared/clocks/explain.ts';
import { otherEnd, safeEnd } from '#shared/clocks/safe.ts';
import type { ClockResult, Step } from '#shared/clocks/types.ts';
import { readingKey } from '#shared/regimes/titleKey.ts';
import { createTexts, type Language } from '#shared/text/texts.ts';

/** One step in words, with the value that it gave and the law behind it. */
interface ExplainedStep {
  text: string;
  result?: string;
  citation?: string;
}

/** The explanation of a clock in the words of a language. */
function explain(steps: Step[], language: Language): ExplainedStep[] {
  const { t } = createTexts(language);
  return steps.map((step) => ({
    text: explainStep(step, (key, values) => t(key, { ...values })),
    ...(step.result ? { result: step.result } : {}),
    ...(step.citation ? { citation: step.citation } : {}),
  }));
}

/** A clock as the CLI answers it with `--json`: the computed values as they are, the explanation in words. */
export function clockAnswer(result: ClockResult, language: Language) {
  const { t } = createTexts(language);
  return {
    due: result.due,
    dueDate: result.dueDate,
    safeDate: safeEnd(result).dueDate,
    safe: safeEnd(result).due,
    ...(result.prevailing ? { prevailing: result.prevailing } : {}),
    zone: result.zone,
    outcome: result.outcome,
    ...(result.pausedSince ? { pausedSince: result.pausedSince } : {}),
    provisional: result.provisional,
    ...(result.assumed ? { assumed: result.assumed } : {}),
    alternatives: result.alternatives.map((other) => ({ ...other, reason: t(readingKey(other.reason)) })),
    rule: result.rule,
    explanation: explain(result.explanation, language),
  };
}

export type ClockAnswer = ReturnType<typeof clockAnswer>;

/** The date that does not lead where the law is contested, as a line; none where all readings agree. */
export function otherDateLines(result: ClockResult, language: Language): string[] {
  const { t } = createTexts(language);
  const other = otherEnd(result);
  if (!other) return [];
  const date = result.period.unit === 'hour' ? `${other.dueDate} (${other.due})` : other.dueDate;
  return [t(`cli:clock.${other.is}`, { date })];
}

/** The steps as numbered lines, with the law at the end. */
export function explanationLines(answer: ClockAnswer): string[] {
  return [...answer.explanation.map((step, at) => `  ${at + 1}. ${step.text}`), `  ${answer.rule.citation}`];
}
