import { z } from 'zod';
import { caseKindSchema } from '../cases/kinds.ts';
import { momentSchema, plainDateSchema } from '../clocks/types.ts';
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

export const agenda = {
  /** `overdue`: the period is over; `soon`: due within a week, or hours clocks that run; `waiting`: somebody else must act. */
  today: call.input(nothing).output(
    z.object({
      overdue: z.array(agendaItemSchema),
      soon: z.array(agendaItemSchema),
      waiting: z.array(agendaItemSchema),
    }),
  ),
  range: call
    .input(z.object({ from: plainDateSchema, to: plainDateSchema, filter: agendaFilterSchema.optional() }))
    /** `hidden`: how many dates of the span the filter leaves out. */
    .output(z.object({ items: z.array(agendaItemSchema), hidden: z.number().int().min(0) })),
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
