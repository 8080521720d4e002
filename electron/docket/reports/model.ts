import type { PackCase, PackClock, PackClockStatus, PackContent, RegisterContent } from '../packs/content.ts';
import type { ReportLanguage, Words } from './text.ts';
import { labelOf, leadingOf, writeColumn, writeDate, writeTime } from './values.ts';

/** What a report says, in words of one language and free of any layout: PDF and page are drawn from the same. */

export type StatusShape = PackClockStatus | 'none';

export interface Status {
  shape: StatusShape;
  word: string;
}

export interface Fact {
  label: string;
  value: string;
}

export interface ReportRow {
  ref: string;
  title: string;
  party: string;
  opened: string;
  due: string;
  status: Status;
  closed: boolean;
}

export interface ReportClock {
  title: string;
  rule: string;
  /** "2026-11-26", or the words for a clock that has no date yet. */
  due: string;
  /** The exact moment and its zone; empty where there is none. */
  moment: string;
  status: Status;
  steps: Fact[];
  citation: string;
  /** Provisional, house target, other readings, when it was met: a sentence each. */
  remarks: string[];
}

export interface ReportCase extends ReportRow {
  state: string;
  clocks: ReportClock[];
  decisions: { when: string; subject: string; outcome: string; reason: string; by: string }[];
  record: Fact[];
  tasks: Fact[];
  notes: Fact[];
  files: { name: string; size: string; sha512: string }[];
}

export interface RegisterReport {
  title: string;
  organisation: string;
  language: ReportLanguage;
  facts: Fact[];
  labels: Record<'ref' | 'title' | 'party' | 'opened' | 'due' | 'status', string>;
  rows: ReportRow[];
  /** Made one after the other, since a register may hold thousands. */
  cases: () => Generator<ReportCase>;
}

/** The report on one register of a pack. */
export function describeRegister(
  content: PackContent,
  register: RegisterContent,
  words: Words,
): RegisterReport {
  const { kind } = register;
  const column = (key: string) => words(`reports:column.${key}`);
  return {
    title: words(`reports:title.${kind}`),
    organisation: content.docket.name,
    language: content.language,
    facts: [
      ...describeDocket(content, words),
      { label: words('reports:cover.cases'), value: countCases(register, words) },
    ],
    labels: {
      ref: column('ref'),
      title: column('title'),
      party: words(`reports:party.${kind}`),
      opened: words(`reports:opened.${kind}`),
      due: column('due'),
      status: column('status'),
    },
    rows: register.cases.map((entry) => describeRow(entry, words)),
    *cases() {
      for (const entry of register.cases) yield describeCase(entry, register, content.language, words);
    },
  };
}

/** Whose docket it is, what it covers, who made the report and when. */
export function describeDocket(content: PackContent, words: Words): Fact[] {
  const { docket, made } = content;
  const facts = [
    { label: words('reports:cover.organisation'), value: docket.name },
    { label: words('reports:cover.place'), value: docket.place },
    { label: words('reports:cover.regimes'), value: docket.regimes.join(', ') },
    { label: words('reports:cover.period'), value: describePeriod(content.period, words) },
    {
      label: words('reports:cover.made'),
      value: words('reports:cover.madeBy', { when: writeTime(made.at), person: made.by }),
    },
    { label: words('reports:cover.product'), value: `Privacy Docket ${made.productVersion}` },
    { label: words('reports:cover.docket'), value: docket.id },
  ];
  return facts.filter((fact) => fact.value !== '');
}

export function describePeriod({ from, to }: PackContent['period'], words: Words): string {
  if (from !== undefined && to !== undefined) return words('reports:cover.between', { from, to });
  if (from !== undefined) return words('reports:cover.from', { from });
  if (to !== undefined) return words('reports:cover.until', { to });
  return words('reports:cover.all');
}

/** "14 cases, 5 open, 2 late". */
export function countCases(register: RegisterContent, words: Words): string {
  const open = register.cases.filter((entry) => !entry.closed).length;
  const late = register.cases.filter((entry) => leadingOf(entry)?.status === 'late').length;
  const parts = [words('reports:count.cases', { count: register.cases.length })];
  if (open > 0) parts.push(words('reports:count.open', { count: open }));
  if (late > 0) parts.push(words('reports:count.late', { count: late }));
  return parts.join(words('reports:join'));
}

export function describeStatus(shape: StatusShape, words: Words): Status {
  return { shape, word: words(`reports:status.${shape}`) };
}

function describeRow(entry: PackCase, words: Words): ReportRow {
  const clock = leadingOf(entry);
  return {
    ref: entry.ref,
    title: entry.title,
    party: entry.party ?? '',
    opened: entry.opened === undefined ? '' : writeDate(entry.opened),
    due: clock?.dueDate ?? '',
    status: describeStatus(clock?.status ?? 'none', words),
    closed: entry.closed,
  };
}

/** Everything that a report says of one case. */
export function describeCase(
  entry: PackCase,
  register: RegisterContent,
  language: ReportLanguage,
  words: Words,
): ReportCase {
  return {
    ...describeRow(entry, words),
    opened: entry.opened === undefined ? '' : writeTime(entry.opened),
    state: entry.stateLabel,
    clocks: entry.clocks.map((clock) => describeClock(clock, words)),
    decisions: entry.decisions.map((decision) => ({
      when: decision.at === undefined ? '' : writeTime(decision.at),
      subject: decision.subject,
      outcome: decision.outcome,
      reason: decision.reason ?? '',
      by: decision.by ?? '',
    })),
    record: register.columns
      .map((column) => ({ label: labelOf(column, language), value: writeColumn(entry, column, words) }))
      .filter((fact) => fact.value !== ''),
    tasks: entry.tasks.map((task) => ({ label: task.title, value: describeTask(task, words) })),
    notes: entry.notes.map((note) => ({
      label: [note.by, writeTime(note.at)].join(words('reports:join')),
      value: note.text,
    })),
    files: entry.files.map((file) => ({
      name: file.name,
      size: words('reports:file.bytes', { count: file.size }),
      sha512: file.sha512,
    })),
  };
}

function describeClock(clock: PackClock, words: Words): ReportClock {
  const zone = clock.zone === undefined ? '' : ` (${words('reports:clock.zone', { zone: clock.zone })})`;
  return {
    title: clock.title,
    rule: clock.rule ?? '',
    due: clock.dueDate ?? words('reports:clock.noDate'),
    moment: clock.due === undefined ? '' : `${writeTime(clock.due)}${zone}`,
    status: describeStatus(clock.status, words),
    steps: clock.explanation.map((step) => ({ label: step.text, value: step.result ?? '' })),
    citation: clock.citation,
    remarks: [
      ...(clock.metAt === undefined ? [] : [words('reports:clock.met', { when: writeTime(clock.metAt) })]),
      ...(clock.provisional ? [words('reports:clock.provisional')] : []),
      ...(clock.house ? [words('reports:clock.house')] : []),
      ...(clock.alternatives ?? []).map(({ dueDate, reason }) =>
        words('reports:clock.alternative', { date: dueDate, reason }),
      ),
    ],
  };
}

function describeTask(task: PackCase['tasks'][number], words: Words): string {
  const assigned =
    task.assignee === undefined ? [] : [words('reports:task.assigned', { person: task.assignee })];
  return [describeProgress(task, words), ...assigned].join(words('reports:join'));
}

function describeProgress({ dueOn, doneAt, doneBy }: PackCase['tasks'][number], words: Words): string {
  if (doneAt !== undefined && doneBy !== undefined) {
    return words('reports:task.doneBy', { when: writeTime(doneAt), person: doneBy });
  }
  if (doneAt !== undefined) return words('reports:task.done', { when: writeTime(doneAt) });
  return dueOn === undefined ? words('reports:task.open') : words('reports:task.openBy', { date: dueOn });
}
