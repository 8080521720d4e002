import { z } from 'zod';

/** A calendar date of the place where the controller acts, `YYYY-MM-DD`. */
export const plainDateSchema = z.iso.date();

/** A moment with its offset, `2026-11-22T03:00:00+08:00` or `...Z`. */
export const momentSchema = z.iso.datetime({ offset: true });

/** The units of a period. Only hours are elapsed time; all others are dates of the place. */
export const unitSchema = z.enum(['hour', 'day', 'workingDay', 'week', 'month', 'year']);
export type Unit = z.infer<typeof unitSchema>;

/**
 * What the computed date is: `deadline`: the last moment to act; `opens`: a window to act opens; `takesEffect`:
 * something becomes binding; `notBefore`: nothing may be destroyed before it. Only a deadline can be missed.
 */
export const outcomeSchema = z.enum(['deadline', 'opens', 'takesEffect', 'notBefore']);
export type Outcome = z.infer<typeof outcomeSchema>;

/** What people enter as the time of an event: a moment where the hour is known, a date where only the day counts. */
export const eventTimeSchema = z.union([momentSchema, plainDateSchema]);

/** The events of one clock by name (`received`, `identityAsked`, `aware`, `effective` ...). */
export const eventTimesSchema = z.record(z.string(), eventTimeSchema);
export type EventTimes = z.infer<typeof eventTimesSchema>;

/**
 * One step of an explanation. `code` is a key of the text namespace `steps`; `values` are interpolated there (dates as
 * `YYYY-MM-DD`, moments with offset); `result` is the value that the step gave; `citation` is the law behind the step.
 */
export const stepSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  result: z.string().optional(),
  citation: z.string().optional(),
});
export type Step = z.infer<typeof stepSchema>;

/** How well a text was checked against its source. */
export const verifiedSchema = z.enum(['primary', 'quoted', 'secondary', 'unverified']);

/** Another arguable reading of the same rule that gives another end, earlier or later. */
export const alternativeSchema = z.object({
  dueDate: plainDateSchema,
  due: momentSchema,
  /** Key under `reading` of the text namespace `rules`. */
  reason: z.string(),
  /** Where the reading stands; with how well that was checked. */
  citation: z.string().optional(),
  verified: verifiedSchema.optional(),
});
export type Alternative = z.infer<typeof alternativeSchema>;

/** An event without a known moment, and the event whose moment stands in for it until then. */
export const assumedStartSchema = z.object({ event: z.string(), from: z.string() });

/** What `computeClock` answers: the due moment, the due date in the place, and how both were found. */
export const clockResultSchema = z.object({
  /**
   * With the offset of the place. A deadline in days ends at 23:59:59 of its date, one in hours to the second; a date
   * that opens, takes effect or ends a retention starts at 00:00:00.
   */
  due: momentSchema,
  dueDate: plainDateSchema,
  /** Where a docket leads by the safe date and it is another one: the end by the prevailing reading. See `leadBy`. */
  prevailing: z.object({ due: momentSchema, dueDate: plainDateSchema }).optional(),
  /** IANA zone in which `dueDate` is a date. */
  zone: z.string(),
  outcome: outcomeSchema,
  /** The period that was counted, extension included. */
  period: z.object({ amount: z.number().int(), unit: unitSchema }),
  /** Since when the clock stands still: a question was asked under a pause of the rule and is not answered yet. */
  pausedSince: plainDateSchema.optional(),
  /** True where a calendar does not cover a day that the computation needed. */
  provisional: z.boolean(),
  /** The event from which the clock should run has no known moment yet; it is counted from another, and will move. */
  assumed: assumedStartSchema.optional(),
  alternatives: z.array(alternativeSchema),
  rule: z.object({
    regime: z.string(),
    id: z.string(),
    citation: z.string(),
    /** `statute` binds by law, `standard` by a recommended standard, `house` by the organisation's own promise, `contract` by a clause. */
    nature: z.enum(['statute', 'standard', 'house', 'contract']),
    /** How well the rule was checked against its source. */
    verified: verifiedSchema,
  }),
  explanation: z.array(stepSchema),
});
export type ClockResult = z.infer<typeof clockResultSchema>;
