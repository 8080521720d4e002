import { contextOf, type DocketContext } from '#docket/cases/context.ts';
import { acceptLaw } from '#docket/law/accept.ts';
import { offeredPromises, setPromise } from '#docket/law/house.ts';
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

/** Takes the usual promises over: 30 days for a correction, 7 days before a changed policy binds. */
export async function takeOverUsual(context: DocketContext): Promise<void> {
  for (const template of offeredPromises(context)) {
    await setPromise(context, { ...template, citation: 'Privacy policy section 5(ii)', from: 'always' });
  }
  await acceptLaw(context);
}

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
