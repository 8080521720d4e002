import { z } from 'zod';
import type { Law, Length } from '../clocks/question.ts';
import { plainDateSchema, unitSchema } from '../clocks/types.ts';
import { type Regime, type Rule, regimeSchema } from './regime.ts';

/** The regime that the organisation writes itself: what its policy promises, and its targets. */
export const HOUSE = 'house';

/** What a policy can promise with a number: an answer to each right, and when a changed policy binds. */
export const promiseIds = [
  'request.access',
  'request.copy',
  'request.portability',
  'request.correction',
  'request.deletion',
  'request.restriction',
  'request.objection',
  'request.withdraw-consent',
  'request.automated-decision',
  'request.explanation',
  'request.account-cancellation',
  'request.complaint',
  'policy.effect',
] as const;
export type PromiseId = (typeof promiseIds)[number];

/** Duties without delay for which an organisation may set itself a number: whom an incident is told to. */
export const targetIds = ['notice.authority', 'notice.individuals'] as const;
export type TargetId = (typeof targetIds)[number];

export const promiseUnitSchema = unitSchema.extract(['day', 'workingDay', 'week', 'month']);
export const targetUnitSchema = unitSchema.extract(['hour', 'day', 'workingDay']);

/** The longest that a promise may be, per unit: a year; more is taken for a slip. */
const longestPromise: Record<z.infer<typeof promiseUnitSchema>, number> = {
  day: 366,
  workingDay: 260,
  week: 52,
  month: 12,
};

const line = z.string().trim().min(1).max(300);

/** A promise that many policies give, offered to be taken over with a citation of the organisation's own. */
export const promiseTemplateSchema = z.strictObject({
  id: z.enum(promiseIds),
  amount: z.number().int().min(1).max(366),
  unit: promiseUnitSchema,
});
export type PromiseTemplate = z.infer<typeof promiseTemplateSchema>;

/** A number of the policy with the days on which it is promised. */
export const promiseSchema = z
  .strictObject({
    ...promiseTemplateSchema.shape,
    /** The section of the policy. */
    citation: line,
    /** The words of the policy. */
    wording: line.optional(),
    /** First day on which an event falls under it; `always` for what was promised whenever. */
    validFrom: z.union([plainDateSchema, z.literal('always')]),
    validTo: plainDateSchema.nullable(),
  })
  .refine(({ amount, unit }) => amount <= longestPromise[unit], { path: ['amount'], message: 'too-long' });
export type HousePromise = z.infer<typeof promiseSchema>;

export const targetSchema = z
  .strictObject({
    id: z.enum(targetIds),
    amount: z.number().int().min(1).max(2_000),
    unit: targetUnitSchema,
    /** Where the organisation wrote it down. */
    citation: line,
  })
  .refine(({ amount, unit }) => unit === 'hour' || amount <= 260, { path: ['amount'], message: 'too-long' });
export type HouseTarget = z.infer<typeof targetSchema>;

export const childAgeSchema = z.number().int().min(1).max(21);

/** The age that is offered where a policy names none yet: under it a guardian consents (PIPL Art. 31). */
export const USUAL_CHILD_AGE = 14;

/** All that an organisation's policy says in numbers. */
export const houseSchema = z.strictObject({
  promises: z.array(promiseSchema).max(500),
  targets: z.array(targetSchema).max(targetIds.length),
  /** Under this age the policy regards anyone as a child; absent while it says nothing. */
  childAge: childAgeSchema.optional(),
  /** The day of the last change. */
  changedOn: plainDateSchema,
});
export type House = z.infer<typeof houseSchema>;

function isPromiseId(id: string): id is PromiseId {
  return promiseIds.some((known) => known === id);
}

/** What an organisation has written that has written nothing yet: no promise, no target, no age. */
export function emptyHouse(shipped: Regime): House {
  return { promises: [], targets: [], changedOn: shipped.version };
}

/** The usual promises that ship as templates. */
export function usualPromises(shipped: Regime): PromiseTemplate[] {
  return shipped.rules.flatMap(({ id, period }): PromiseTemplate[] => {
    if (!isPromiseId(id) || period.from !== 'law') return [];
    const unit = promiseUnitSchema.safeParse(period.unit);
    return unit.success ? [{ id, amount: period.amount, unit: unit.data }] : [];
  });
}

/** The rule of a promise as it ships, if its number is still the same: its other readings and notes speak of that number. */
function shippedRule(shipped: Regime, promise: HousePromise): Rule | undefined {
  return shipped.rules.find(
    ({ id, period }) =>
      id === promise.id &&
      period.from === 'law' &&
      period.amount === promise.amount &&
      period.unit === promise.unit,
  );
}

function sourceOf({ citation, wording }: HousePromise): string {
  return wording === undefined ? citation : `${citation}: “${wording}”`;
}

/** Answers to people are counted strictly, with the reading that moves the end to a working day named beside it. */
function ruleOfPromise(promise: HousePromise): object {
  const { id, amount, unit } = promise;
  const isAnswer = id !== 'policy.effect';
  const rolls = {
    reason: 'promiseRolls',
    citation: 'Civil Code of China Art. 203(1)',
    change: { roll: 'satSunHoliday' },
  };
  return {
    id,
    kind: isAnswer ? 'request' : 'organisation',
    by: 'controller',
    to: 'person',
    trigger: isAnswer ? 'received' : 'noticed',
    period: { from: 'law', amount, unit },
    ...(isAnswer ? {} : { outcome: 'takesEffect' }),
    roll: 'none',
    adjustedWorkdays: isAnswer,
    nature: 'house',
    verified: 'primary',
    citation: promise.citation,
    validFrom: 'always',
    alternatives: isAnswer ? [rolls] : [],
  };
}

function ruleOfTarget({ id, citation }: HouseTarget): object {
  return {
    id,
    kind: 'incident',
    by: 'controller',
    to: id === 'notice.authority' ? 'authority' : 'person',
    trigger: 'aware',
    period: { from: 'target' },
    roll: 'none',
    adjustedWorkdays: true,
    validFrom: 'always',
    citation,
    nature: 'house',
    verified: 'primary',
  };
}

/**
 * The regime `house` of an organisation: its promises and targets as rules of the engine. Throws a ZodError for what is
 * no regime (a promise that is given twice on one day).
 */
export function houseRegime(shipped: Regime, house: House): Regime {
  const promised = house.promises.map((promise) => ({
    ...(shippedRule(shipped, promise) ?? ruleOfPromise(promise)),
    citation: sourceOf(promise),
    validFrom: promise.validFrom,
    validTo: promise.validTo,
  }));
  const rules = [...promised, ...house.targets.map(ruleOfTarget)];
  return regimeSchema.parse({ ...shipped, version: house.changedOn, rules });
}

/** The numbers of the targets, as the law carries them to the engine. */
export function targetsOf(house: House): NonNullable<Law['targets']> {
  return Object.fromEntries(
    house.targets.map(({ id, amount, unit }): [string, Length] => [id, { amount, unit }]),
  );
}
