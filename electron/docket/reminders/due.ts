import { sql } from 'kysely';
import { z } from 'zod';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { Law } from '#shared/clocks/question.ts';
import { type ReminderSettings, reminderKindOf, reminderKinds } from '#shared/clocks/reminder-settings.ts';
import { minutesOf, planReminder, type Schedule } from '#shared/clocks/reminders.ts';
import { outcomeSchema, unitSchema } from '#shared/clocks/types.ts';
import type { DocketContext } from '../cases/context.ts';
import { daysLater, zoneOf } from '../clocks/zones.ts';
import { visibleKinds } from '../vault/roles.ts';

/** So many days beyond the longest time before a due date a clock is looked at, so that what comes next is known. */
const LOOK_AHEAD_DAYS = 7;

/** A running deadline with what is remembered of its reminders. It holds nothing that anybody typed. */
export interface RemindedClock {
  clockId: string;
  caseId: string;
  kind: CaseKind;
  ref: string;
  regime: string;
  rule: string;
  subject: string;
  /** The safe end, in UTC: nobody who is reminded of it is too late by any reading. */
  due: string;
  /** IANA zone of the clock's place. */
  zone: string;
  byHours: boolean;
  toldFor: string | null;
  snoozedUntil: string | null;
}

/** What is to be told now, the earliest end first, and what comes next, if anything within a week; in milliseconds. */
export interface DueReminders {
  tell: { clock: RemindedClock; moment: number }[];
  next?: number;
}

/** The clocks that run for a person's eyes: of the registers that they see, and with what they were told. */
function runningClocks({ docket, person }: DocketContext) {
  return docket.db
    .selectFrom('clocks')
    .innerJoin('cases', 'cases.id', 'clocks.case_id')
    .leftJoin('reminders', (join) =>
      join.onRef('reminders.clock_id', '=', 'clocks.id').on('reminders.person_id', '=', person.id),
    )
    .where('clocks.state', '=', 'running')
    .where('cases.kind', 'in', [...visibleKinds(person)])
    .select([
      'clocks.id as clockId',
      'clocks.case_id as caseId',
      'cases.kind as kind',
      'cases.ref as ref',
      'clocks.regime as regime',
      'clocks.rule as rule',
      'clocks.subject as subject',
      'reminders.told_for as toldFor',
      'reminders.snoozed_until as snoozedUntil',
      'clocks.safe_at as due',
      'clocks.place as place',
      // One look into the result for both: it holds the whole explanation, and reading it is what costs.
      sql<string>`json_extract(clocks.result, '$.outcome', '$.period.unit')`.as('facts'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof runningClocks>['execute']>>[number];

const factsSchema = z.tuple([outcomeSchema, unitSchema]);

/** A clock that can be missed; nothing for one whose date opens something or takes effect. */
function toClocks(law: Law, { facts, place, due, ...row }: Row): RemindedClock[] {
  const [outcome, unit] = factsSchema.parse(JSON.parse(facts));
  if (outcome !== 'deadline' || due === null) return [];
  return [{ ...row, due, zone: zoneOf(law, place), byHours: unit === 'hour' }];
}

/** The deadline of a clock that runs and that the person sees; undefined for every other. */
export async function reminded(context: DocketContext, clockId: string): Promise<RemindedClock | undefined> {
  const row = await runningClocks(context).where('clocks.id', '=', clockId).executeTakeFirst();
  return row && toClocks(context.law, row)[0];
}

/** When a clock is to be reminded of under the settings, by the days of the organisation's home. */
export function scheduleOf(clock: RemindedClock, settings: ReminderSettings, zone: string): Schedule {
  const { before, overdueEvery } = settings.kinds[reminderKindOf(clock.kind, clock.byHours ? 'hour' : 'day')];
  return {
    due: Date.parse(clock.due),
    byHours: clock.byHours,
    before,
    overdueEvery,
    atMinutes: minutesOf(settings.at),
    zone,
    dueZone: clock.zone,
  };
}

type Told = DueReminders['tell'][number];

function byEnd({ clock: one }: Told, { clock: other }: Told): number {
  return one.due.localeCompare(other.due, 'en') || one.ref.localeCompare(other.ref, 'en');
}

const momentOf = (text: string | null) => (text === null ? undefined : Date.parse(text));

/** Days before a due date within which the first reminder of any kind comes. */
function longestLead({ kinds }: ReminderSettings): number {
  const leads = reminderKinds.flatMap((kind) => kinds[kind].before);
  const days = { day: 1, hour: 1 / 24, minute: 1 / 1440 };
  return Math.ceil(Math.max(0, ...leads.map(({ amount, unit }) => amount * days[unit]))) + 1;
}

/** What is to be told to the person of the context now, and when there will be more. */
export async function dueReminders(
  context: DocketContext,
  settings: ReminderSettings,
): Promise<DueReminders> {
  const now = Date.parse(context.now());
  const horizon = daysLater(context.now(), longestLead(settings) + LOOK_AHEAD_DAYS);
  const rows = await runningClocks(context).where('clocks.safe_at', '<=', horizon).execute();
  const found: DueReminders = { tell: [] };
  for (const clock of rows.flatMap((row) => toClocks(context.law, row))) {
    const schedule = scheduleOf(clock, settings, context.zone);
    const memory = { told: momentOf(clock.toldFor), snoozedUntil: momentOf(clock.snoozedUntil) };
    const { tell, next } = planReminder(schedule, memory, now);
    if (tell !== undefined) found.tell.push({ clock, moment: tell });
    found.next = Math.min(found.next ?? next, next);
  }
  found.tell.sort(byEnd);
  return found;
}

/** Whether anybody is reminded in this session: who only reads is not, and a snapshot is open elsewhere. */
export function isReminded({ docket, person }: DocketContext): boolean {
  return person.role !== 'auditor' && !docket.readOnly;
}
