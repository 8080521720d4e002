import { z } from 'zod';
import { caseKindSchema } from '../cases/kinds.ts';
import { clockResultSchema, momentSchema, plainDateSchema } from '../clocks/types.ts';
import { call, languageSchema, nothing } from './call.ts';
import { clockViewSchema, taskSchema } from './case.ts';

/** One line of Today or the calendar: a clock, or a task of a case. */
export const agendaItemSchema = z.object({
  key: z.string(),
  caseId: z.string(),
  kind: caseKindSchema,
  ref: z.string(),
  title: z.string(),
  party: z.string(),
  date: plainDateSchema,
  what: z.discriminatedUnion('is', [
    z.object({ is: z.literal('clock'), clock: clockViewSchema }),
    z.object({ is: z.literal('task'), task: taskSchema }),
    /** Somebody outside must act: a key of the text namespace `waiting`. */
    z.object({ is: z.literal('waiting'), waitingFor: z.string(), since: momentSchema }),
  ]),
});

export type AgendaItem = z.infer<typeof agendaItemSchema>;

/** What the calendar is narrowed to; each part that is absent narrows nothing. */
export const agendaFilterSchema = z.object({
  kind: caseKindSchema.optional(),
  /** Id of a regime. */
  regime: z.string().min(1).max(100).optional(),
  /** Who handles the case or is to do the task, as the record names them. */
  person: z.string().min(1).max(1_000).optional(),
});
export type AgendaFilter = z.infer<typeof agendaFilterSchema>;

/** A span of dates, both included, and what it is narrowed to. */
const spanSchema = z.object({
  from: plainDateSchema,
  to: plainDateSchema,
  filter: agendaFilterSchema.optional(),
});

/** Of a date what its shape depends on: see `clockStatus`. Moments are in UTC. */
const markSchema = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('clock'),
    clock: clockResultSchema.pick({ due: true, outcome: true, period: true }),
    paused: z.boolean(),
    metAt: momentSchema.optional(),
  }),
  z.object({ is: z.literal('task'), doneAt: momentSchema.optional() }),
]);
export type AgendaMark = z.infer<typeof markSchema>;

const agendaDaySchema = z.object({
  date: plainDateSchema,
  count: z.number().int().min(1),
  /** The first dates of the day, by their moment. */
  first: z.array(agendaItemSchema),
  /** One for each way in which dates of the day stand, the gravest among them. */
  marks: z.array(markSchema),
});
export type AgendaDay = z.infer<typeof agendaDaySchema>;

export const agenda = {
  /** `overdue`: the period is over; `soon`: due within a week, or hours clocks that run; `decide`: what this person decides; `waiting`: somebody else must act. */
  today: call.input(nothing).output(
    z.object({
      overdue: z.array(agendaItemSchema),
      soon: z.array(agendaItemSchema),
      decide: z.array(agendaItemSchema),
      waiting: z.array(agendaItemSchema),
    }),
  ),
  /** The dates of a span, day by day, page by page. */
  range: call
    .input(
      spanSchema.extend({
        /** `next` of the page before. */
        after: z.string().max(500).optional(),
        limit: z.number().int().min(1).max(500).default(200),
      }),
    )
    /** `total`: how many dates the filter leaves of the span; `hidden`: how many it leaves out. */
    .output(
      z.object({
        items: z.array(agendaItemSchema),
        next: z.string().optional(),
        total: z.number().int().min(0),
        hidden: z.number().int().min(0),
      }),
    ),
  /** The days of a span that have dates: their number, and the first of them. `marked`: with what tells the gravest. */
  days: call
    .input(spanSchema.extend({ first: z.number().int().min(0).max(50), marked: z.boolean().default(false) }))
    .output(z.object({ days: z.array(agendaDaySchema), hidden: z.number().int().min(0) })),
  /** Writes every date that the filter leaves as iCalendar for another program; `saved` is absent when nothing was chosen. */
  exportIcs: call
    .input(z.object({ filter: agendaFilterSchema, language: languageSchema }))
    .output(z.object({ saved: z.object({ name: z.string(), dates: z.number().int().min(0) }).optional() })),
  /** Writes what the window shows of the calendar as a PDF, laid out as on paper; `saved` is absent when nothing was chosen. */
  savePdf: call
    .input(z.object({ filter: agendaFilterSchema }))
    .output(z.object({ saved: z.object({ name: z.string() }).optional() })),
  /** The regimes and people to which the calendar can be narrowed. */
  choices: call
    .input(nothing)
    .output(z.object({ regimes: z.array(z.string()), people: z.array(z.string()) })),
};
