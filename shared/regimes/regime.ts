import { z } from 'zod';
import { outcomeSchema, plainDateSchema, unitSchema, verifiedSchema } from '../clocks/types.ts';

const eventNameSchema = z.string().regex(/^[a-z][A-Za-z0-9]*$/);
const textCodeSchema = z.string().regex(/^[a-z][A-Za-z0-9]*$/);

/**
 * How long a clock runs. `law`: the number stands in the rule; `parameter`: a contract's own number comes with the
 * call; `target`: the duty is 'without delay' and the number is the organisation's own, which comes with the call and
 * is never shown as the law's.
 */
const periodSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('law'), amount: z.number().int().min(0), unit: unitSchema }),
  z.strictObject({ from: z.literal('parameter') }),
  z.strictObject({ from: z.literal('target') }),
]);

/**
 * What happens to a last day that is no working day. `none`: it stays; `satSunHoliday`: to the next working day
 * (Regulation 1182/71 Art. 3(4)); `holidayOnly`: only a holiday moves it, to the next day that is none (Civil Code of
 * China Art. 203, narrow reading); `sunHoliday`: a Saturday stays.
 */
const rollSchema = z.enum(['none', 'satSunHoliday', 'holidayOnly', 'sunHoliday']);
export type Roll = z.infer<typeof rollSchema>;

/**
 * Whose holidays count. `place`: those where the controller acts; `country`: those of the whole country that the place
 * lies in, without the days of its region; `none`: no holiday counts; otherwise the code of the place whose holidays the
 * law names.
 */
const holidaySetSchema = z.string().regex(/^(place|country|none|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/);

/** Which days of the week are no working days: those of the `place`, or `sunday` alone. */
const restDaysSchema = z.enum(['place', 'sunday']);

/**
 * Days between two events that do not count. Both ends are stated because laws differ. With `narrow` the day on which
 * the period itself starts and a question that is answered on the same day exclude nothing.
 */
const pauseSchema = z.strictObject({
  from: eventNameSchema,
  to: eventNameSchema,
  inclusiveFrom: z.boolean(),
  inclusiveTo: z.boolean(),
  narrow: z.boolean().default(false),
  citation: z.string().min(1),
});
export type Pause = z.infer<typeof pauseSchema>;

/**
 * An event from which the period runs when it is later than the trigger (identity shown, fee paid). With `after` it runs
 * from the end of a period of days that the event itself starts (a time to think about a fee).
 */
const restartSchema = z.strictObject({
  event: eventNameSchema,
  after: z
    .strictObject({ amount: z.number().int().min(1), unit: unitSchema.exclude(['hour']), roll: rollSchema })
    .optional(),
  citation: z.string().min(1),
});
export type Restart = z.infer<typeof restartSchema>;

/** What another reading of the law changes in the rule; whatever it leaves out stays as it is. */
const readingChangeSchema = z.strictObject({
  period: periodSchema.optional(),
  countStartDay: z.boolean().optional(),
  hourRounding: z.enum(['none', 'nextFull']).optional(),
  roll: rollSchema.optional(),
  holidaySet: holidaySetSchema.optional(),
  restDays: restDaysSchema.optional(),
  pauses: z.array(pauseSchema).optional(),
  restarts: z.array(restartSchema).optional(),
});

/** Another arguable reading. It is computed beside the rule and named where it gives another date. */
const readingSchema = z.strictObject({
  /** Key under `reading` of the text namespace `rules`. */
  reason: textCodeSchema,
  citation: z.string().min(1),
  verified: verifiedSchema.default('unverified'),
  change: readingChangeSchema,
});

const ruleFields = z.strictObject({
  id: z.string().regex(/^[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+$/),
  /** The register whose cases carry this clock. */
  kind: z.enum(['request', 'incident', 'agreement', 'transfer', 'organisation']),
  /** Who must act; what exactly is asked stands in the rule's text. */
  by: z.enum(['controller', 'processor', 'operator', 'authority', 'person']),
  /** Towards whom; `self` where the act stays inside. */
  to: z.enum(['person', 'authority', 'controller', 'counterparty', 'self']),
  trigger: eventNameSchema,
  /** True where the trigger is a date known in advance (an expiry), which may lie in the future. */
  triggerMayBeFuture: z.boolean().default(false),
  optionalEvents: z.array(eventNameSchema).default([]),
  period: periodSchema,
  direction: z.enum(['forward', 'back']).default('forward'),
  outcome: outcomeSchema.default('deadline'),
  /** Whether the day of the event is the first day of the period. */
  countStartDay: z.boolean().default(false),
  /** `nextFull`: hours run from the next full hour (Regulation 1182/71 Art. 3(1)). */
  hourRounding: z.enum(['none', 'nextFull']).default('none'),
  roll: rollSchema,
  holidaySet: holidaySetSchema.default('place'),
  restDays: restDaysSchema.default('place'),
  /** Whether weekend days that were made working days count as working days. */
  adjustedWorkdays: z.boolean().default(false),
  pauses: z.array(pauseSchema).default([]),
  restarts: z.array(restartSchema).default([]),
  /** Events before this date start the period on it (a duty that was announced for those already past a threshold). */
  startsNoEarlierThan: plainDateSchema.optional(),
  extension: z
    .strictObject({
      amount: z.number().int().min(1),
      unit: unitSchema,
      /** Added to the period and counted from its start, never from the date that was moved to a working day. */
      mode: z.literal('addToOriginal'),
      /** The rule of the same regime by whose due date the extension must be announced. */
      noticeRule: z.string().optional(),
      reasonsRequired: z.boolean(),
      citation: z.string().min(1),
    })
    .optional(),
  /** The latest day whatever is paused or extended, counted from the trigger. */
  hardMaximum: z
    .strictObject({
      amount: z.number().int().min(1),
      unit: unitSchema.exclude(['hour']),
      citation: z.string().min(1),
    })
    .optional(),
  /** First day on which an event falls under this rule; `always` for a promise or a clause; null while only proposed. */
  validFrom: z.union([plainDateSchema, z.literal('always')]).nullable(),
  validTo: plainDateSchema.nullable().default(null),
  citation: z.string().min(1),
  /** Where the way of counting comes from, when that is another text than the duty. */
  countingCitation: z.string().min(1).optional(),
  nature: z.enum(['statute', 'standard', 'house', 'contract']),
  verified: verifiedSchema,
  /** What lateness brings: a key of the text namespace `consequences`, and where it stands. */
  consequence: z.strictObject({ text: textCodeSchema, citation: z.string().min(1).optional() }).optional(),
  alternatives: z.array(readingSchema).default([]),
  /** Key under `note` of the text namespace `rules`. */
  note: textCodeSchema.optional(),
});

type RuleFields = z.infer<typeof ruleFields>;

function eventsUsedBy(rule: RuleFields): Set<string> {
  const changes = [rule, ...rule.alternatives.map((reading) => reading.change)];
  const pauses = changes.flatMap((change) => change.pauses ?? []);
  const restarts = changes.flatMap((change) => change.restarts ?? []);
  return new Set([
    ...pauses.flatMap((pause) => [pause.from, pause.to]),
    ...restarts.map((restart) => restart.event),
  ]);
}

/** One clock of a regime: everything that the computation needs, with its source and the days on which it is law. */
const ruleSchema = ruleFields.superRefine((rule, context) => {
  const complain = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  const used = eventsUsedBy(rule);
  const unlisted = [...used].find((event) => !rule.optionalEvents.includes(event));
  if (unlisted) complain('optionalEvents', `${unlisted} is used but not listed`);
  const unused = rule.optionalEvents.find((event) => !used.has(event));
  if (unused) complain('optionalEvents', `${unused} is listed but not used`);
  if (rule.validTo && firstDay(rule) > rule.validTo) complain('validTo', 'ends before it starts');
  // Regulation 1182/71 Art. 3(4), last sentence: what is counted back from an end is not moved.
  if (rule.direction === 'back' && rule.roll !== 'none') complain('roll', 'is not for what is counted back');
  const { period, extension } = rule;
  if (period.from === 'law' && extension && extension.unit !== period.unit) {
    complain('extension', 'is counted in another unit than the period');
  }
  if (period.from === 'law' && period.unit !== 'hour') return;
  // Hours run on without a stop, and a number from the call may be one of hours.
  if (rule.pauses.length > 0) complain('pauses', 'hours are never paused');
  if (rule.restarts.length > 0) complain('restarts', 'hours never start again');
  if (rule.hardMaximum) complain('hardMaximum', 'hours have no other maximum');
  if (rule.startsNoEarlierThan) complain('startsNoEarlierThan', 'hours start with their event');
  if (period.from !== 'law') return;
  if (rule.roll !== 'none') complain('roll', 'hours are never moved');
  if (rule.direction === 'back') complain('direction', 'hours are never counted back');
});
export type Rule = z.infer<typeof ruleSchema>;

/** Where a law is at home. */
export const territorySchema = z.strictObject({
  /** ISO 3166 codes of the countries in which the organisation's own place is a place of the law, regions included. */
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
  /** The place of everybody else. */
  otherwise: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/),
});
export type Territory = z.infer<typeof territorySchema>;

/** A body of rules: a law, the organisation's policy, the clauses of an agreement. */
export const regimeSchema = z
  .strictObject({
    format: z.literal('privacy-docket-regime/1'),
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    /** The day of the state of the law that the file holds. */
    version: plainDateSchema,
    source: z.string().min(1),
    /** Policies and agreements have none: they count at the organisation's home. */
    territory: territorySchema.optional(),
    rules: z.array(ruleSchema),
  })
  .superRefine((regime, context) => {
    // An organisation may promise nothing; a law without a rule is none.
    if (regime.rules.length === 0 && regime.id !== 'house') {
      context.addIssue({ code: 'custom', path: ['rules'], message: 'a law has rules' });
    }
    for (const [index, rule] of regime.rules.entries()) {
      const notice = rule.extension?.noticeRule;
      if (notice && !regime.rules.some((other) => other.id === notice)) {
        context.addIssue({
          code: 'custom',
          path: ['rules', index, 'extension'],
          message: `${notice} is no rule`,
        });
      }
      const overlapping = regime.rules.slice(0, index).find((other) => overlap(rule, other));
      if (overlapping) {
        context.addIssue({
          code: 'custom',
          path: ['rules', index],
          message: `${rule.id} is law twice on one day`,
        });
      }
    }
  });
export type Regime = z.infer<typeof regimeSchema>;

function overlap(a: Rule, b: Rule): boolean {
  return a.id === b.id && (isLawOn(a, firstDay(b)) || isLawOn(b, firstDay(a)));
}

/** Whether an event on `date` (`YYYY-MM-DD`) falls under this version of a rule. */
export function isLawOn(rule: Pick<Rule, 'validFrom' | 'validTo'>, date: string): boolean {
  return rule.validFrom !== null && date >= firstDay(rule) && (rule.validTo === null || date <= rule.validTo);
}

/** A date that sorts before every date of a rule that is law; a proposal starts after all of them. */
function firstDay(rule: Pick<RuleFields, 'validFrom'>): string {
  if (rule.validFrom === null) return '9999-12-31';
  return rule.validFrom === 'always' ? '0000-01-01' : rule.validFrom;
}
