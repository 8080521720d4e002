import { contextOf, type DocketContext } from '#docket/cases/context.ts';
import type { RequestRecord } from '#shared/cases/request.ts';
import type { Law } from '#shared/clocks/question.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { type Desk, law } from '../desk.ts';

/** A request for correction under Chinese law and the organisation's own policy. */
export const correction: RequestRecord = {
  ...requestRecord,
  title: 'My name is misspelled',
  receivedAt: '2026-11-02T09:00:00+08:00',
  rights: [{ right: 'correction', outcome: 'open' }],
  regimes: [{ regime: 'house', place: 'CN' }],
};

/** The law that ships, as a later version of the program would carry it: with some calendars changed. */
export function shippedLater(change: (calendar: Law['calendars'][number]) => Law['calendars'][number]): Law {
  return { ...law, calendars: law.calendars.map(change) };
}

/** The docket of a desk opened anew by a program that ships another law. */
export function reopenedWith(desk: Desk, shipped: Law): Promise<DocketContext> {
  return contextOf(desk.docket, shipped, { now: desk.context.now });
}

/** The due dates of a case, by rule. */
export function datesOf(view: {
  clocks: readonly { rule: string; result?: { dueDate: string } | undefined }[];
}) {
  return view.clocks.map(({ rule, result }) => `${rule} ${result?.dueDate ?? '-'}`);
}
