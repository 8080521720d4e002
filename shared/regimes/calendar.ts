import { z } from 'zod';
import { plainDateSchema } from '../clocks/types.ts';

const daySchema = z.strictObject({ date: plainDateSchema, name: z.string().min(1) });

/**
 * `published`: an authority has announced every day of the span; `computed`: the days follow from the law of the
 * place (fixed dates, Easter) and an extraordinary day may still be proclaimed.
 */
const coverageSchema = z.strictObject({
  from: plainDateSchema,
  to: plainDateSchema,
  basis: z.enum(['published', 'computed']),
});

/**
 * The working days of one place as versioned data. A date outside `coverage` has no answer here: whoever counts over
 * it must call the result provisional.
 */
export const calendarSchema = z
  .strictObject({
    format: z.literal('privacy-docket-calendar/1'),
    /** ISO 3166-1 or 3166-2 code, `DE`, `GB-ENG`. */
    place: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/),
    /** IANA zone in which the dates of this place are dates. */
    zone: z.string().min(1),
    title: z.string().min(1),
    /** The day on which the data was made; a newer one replaces an older one. */
    version: plainDateSchema,
    source: z.string().min(1),
    coverage: z.array(coverageSchema).min(1),
    /** ISO weekdays of rest, Monday 1 to Sunday 7. */
    weekend: z.array(z.number().int().min(1).max(7)).max(6),
    /** Days off by law or by the yearly notice, weekend days inside a holiday included. */
    holidays: z.array(daySchema),
    /** Weekend days that were made working days (China's adjusted days). */
    workdays: z.array(daySchema),
  })
  .superRefine((calendar, context) => {
    for (const [index, span] of calendar.coverage.entries()) {
      if (span.from > span.to) {
        context.addIssue({ code: 'custom', path: ['coverage', index], message: 'ends before it starts' });
      }
    }
    const covered = (date: string) => calendar.coverage.some((span) => span.from <= date && date <= span.to);
    const days = [...calendar.holidays, ...calendar.workdays];
    const stray = days.find((day) => !covered(day.date));
    if (stray) {
      context.addIssue({ code: 'custom', path: ['coverage'], message: `does not cover ${stray.date}` });
    }
    const off = new Set(calendar.holidays.map((day) => day.date));
    const both = calendar.workdays.find((day) => off.has(day.date));
    if (both) {
      context.addIssue({
        code: 'custom',
        path: ['workdays'],
        message: `${both.date} is a holiday and a working day`,
      });
    }
  });
export type Calendar = z.infer<typeof calendarSchema>;
