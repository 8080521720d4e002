import { Temporal } from 'temporal-polyfill';
import { fieldsOf } from '#shared/cases/fields.ts';
import { registers } from '#shared/cases/registers.ts';
import { writeRecord } from '#shared/text/record.ts';
import { fieldAt, isRecord, textOf } from '#shared/text/values.ts';
import type { PackCase, PackClock, RegisterKind } from '../packs/content.ts';
import type { ReportCase, ReportClock, ReportRow, Status, StatusShape } from './report.ts';
import type { Speech, Words } from './text.ts';
import { isByHours, leadingOf, writeDue } from './values.ts';

/** The field by which a case began, under its own label: received, became aware, in force. */
export const BEGINNING: Record<RegisterKind, string> = {
  request: 'receivedAt',
  incident: 'aware',
  agreement: 'effectiveOn',
  transfer: 'effectiveOn',
};

/** What the record says in the field by which a case of its kind begins; empty where it says nothing. */
export function writeBeginning(kind: RegisterKind, record: unknown, speech: Speech): string {
  const path = BEGINNING[kind];
  const field = fieldAt(fieldsOf(registers[kind].schema), path);
  if (!field || !isRecord(record)) return '';
  return textOf(field.note, record[path], speech) ?? '';
}

export function describeStatus(shape: StatusShape, words: Words): Status {
  return { shape, word: words(`reports:status.${shape}`) };
}

/** A case as a line of its register. */
export function describeRow(entry: PackCase, kind: RegisterKind, speech: Speech): ReportRow {
  const clock = leadingOf(entry);
  return {
    ref: entry.ref,
    title: entry.title,
    party: entry.party ?? '',
    opened: writeBeginning(kind, entry.record, speech),
    due: writeDue(clock, speech),
    status: describeStatus(clock?.status ?? 'none', speech.words),
    closed: entry.closed,
  };
}

/** Everything that a report says of one case. */
export function describeCase(entry: PackCase, kind: RegisterKind, speech: Speech): ReportCase {
  const { words, write } = speech;
  return {
    ...describeRow(entry, kind, speech),
    state: entry.stateLabel,
    clocks: entry.clocks.map((clock) => describeClock(clock, speech)),
    decisions: entry.decisions.map((decision) => ({
      when: decision.at === undefined ? '' : write.either(decision.at),
      subject: decision.subject,
      outcome: decision.outcome,
      reason: decision.reason ?? '',
      by: decision.by ?? '',
    })),
    record: writeRecord(kind, entry.record, speech),
    tasks: entry.tasks.map((task) => ({ label: task.title, value: describeTask(task, speech) })),
    notes: entry.notes.map((note) => ({
      label: [note.by, write.moment(note.at)].join(words('reports:join')),
      value: note.text,
    })),
    files: entry.files.map((file) => ({
      name: file.name,
      size: words('reports:file.bytes', { count: file.size, size: write.number(file.size) }),
      sha512: file.sha512,
    })),
  };
}

function describeClock(clock: PackClock, speech: Speech): ReportClock {
  const { words } = speech;
  const due = writeDue(clock, speech);
  return {
    title: clock.title,
    rule: clock.rule ?? '',
    due:
      due === ''
        ? words('reports:clock.noDate')
        : words(`reports:clock.${clock.outcome ?? 'deadline'}`, { date: due }),
    there: writeThere(clock, speech),
    status: describeStatus(clock.status, words),
    steps: clock.explanation.map((step) => ({ label: step.text, value: step.result ?? '' })),
    citation: clock.citation,
    remarks: remarksOn(clock, speech),
  };
}

/** Whose hour or day it is, where the clock runs by another one than that of the report. */
function writeThere(clock: PackClock, { words, write, zone: home }: Speech): string {
  const { due, zone } = clock;
  if (due === undefined || zone === undefined || readsAlike(due, zone, home)) return '';
  const name = write.zone(zone);
  if (isByHours(clock)) return words('reports:clock.there', { when: write.eitherIn(due, zone), zone: name });
  return words('reports:clock.dayThere', { zone: name });
}

function readsAlike(moment: string, zone: string, other: string): boolean {
  const at = Temporal.Instant.from(moment);
  return at.toZonedDateTimeISO(zone).offset === at.toZonedDateTimeISO(other).offset;
}

/** Provisional, house target, other readings, when it was met: a sentence each. */
function remarksOn(clock: PackClock, { words, write }: Speech): string[] {
  const { metAt, provisional, house, other, alternatives = [] } = clock;
  const dateOf = ({ dueDate, due }: { dueDate: string; due?: string | undefined }) =>
    due !== undefined && isByHours(clock) ? write.moment(due) : write.date(dueDate);
  return [
    ...(metAt === undefined ? [] : [words('reports:clock.met', { when: write.either(metAt) })]),
    ...(provisional ? [words('reports:clock.provisional')] : []),
    ...(house ? [words('reports:clock.house')] : []),
    ...(other ? [words(`reports:clock.other.${other.is}`, { date: dateOf(other) })] : []),
    ...alternatives.map(({ citation, ...reading }) => {
      const told = { date: dateOf(reading), reason: reading.reason };
      return citation === undefined
        ? words('reports:clock.alternative', told)
        : words('reports:clock.alternativeCited', { ...told, citation });
    }),
  ];
}

type Task = PackCase['tasks'][number];

function describeTask(task: Task, speech: Speech): string {
  const { words } = speech;
  const assigned =
    task.assignee === undefined ? [] : [words('reports:task.assigned', { person: task.assignee })];
  return [describeProgress(task, speech), ...assigned].join(words('reports:join'));
}

function describeProgress({ dueOn, doneAt, doneBy }: Task, { words, write }: Speech): string {
  if (doneAt !== undefined && doneBy !== undefined) {
    return words('reports:task.doneBy', { when: write.moment(doneAt), person: doneBy });
  }
  if (doneAt !== undefined) return words('reports:task.done', { when: write.moment(doneAt) });
  return dueOn === undefined
    ? words('reports:task.open')
    : words('reports:task.openBy', { date: write.date(dueOn) });
}
