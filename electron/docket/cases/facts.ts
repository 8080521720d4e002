import type { ClockPlan } from '#shared/cases/clock-plans.ts';
import { type FactProblem, findFactProblems } from '#shared/cases/fact-checks.ts';
import { type Field, fieldsOf, type RegimeInPlace } from '#shared/cases/fields.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { type RecordOf, type Register, registers } from '#shared/cases/registers.ts';
import { findCalendar, type Law } from '#shared/clocks/question.ts';
import { DocketError } from '#shared/errors.ts';
import { dateIn, zoneOf } from '../clocks/zones.ts';
import { ABSURD_YEAR, BEFORE_OTHER, badFields, parseInput } from './bad-input.ts';
import { type Json, toJsonObject } from './json.ts';

/** The record of any register. */
export type AnyRecord = RecordOf[CaseKind];

/** The register of a kind, typed by it. */
export function registerOf<Kind extends CaseKind>(kind: Kind): Register<RecordOf[Kind]> {
  return registers[kind];
}

/**
 * The record that somebody entered, checked and completed with what follows from it (obligations, clause checklist).
 * Throws `bad-input` naming the fields, `unknown-regime` or `unknown-place`.
 */
export function readRecord<Kind extends CaseKind>(
  kind: Kind,
  input: unknown,
  law: Law,
  now: string,
): RecordOf[Kind] {
  const record = parseInput<RecordOf[Kind]>(registerOf(kind).schema, input, now);
  const impossible = findFactProblems(record, registerOf(kind).orders);
  if (impossible.length > 0) throw badFields(impossible.map(factMessage));
  for (const { regime, place } of record.regimes) {
    if (!law.regimes.some(({ id }) => id === regime)) {
      throw new DocketError('unknown-regime', { regime, known: law.regimes.map(({ id }) => id) });
    }
    findCalendar(law.calendars, place);
  }
  return registerOf(kind).prepare(record);
}

/** What is wrong with a fact, as `bad-input` names it; the import has words for each. */
function factMessage({ path, problem, than }: FactProblem): { path: string[]; message: string } {
  const message = problem === 'before' ? `${BEFORE_OTHER} ${than}` : ABSURD_YEAR;
  return { path: path.split('.'), message };
}

/** A record as the docket kept it. Throws a ZodError when it is not what was stored: that is a defect or damage. */
export function parseStored<Kind extends CaseKind>(kind: Kind, text: string): RecordOf[Kind] {
  const schema: { parse: (input: unknown) => RecordOf[Kind] } = registerOf(kind).schema;
  return schema.parse(JSON.parse(text));
}

/** Where the calendar of the case is: the place of its first regime. */
function homeOf(regimes: readonly RegimeInPlace[]): string {
  return regimes[0]?.place ?? '';
}

/** The date on which the case began in the world, where it counts; the day of entry when the record does not say. */
export function openedOn<Kind extends CaseKind>(
  kind: Kind,
  record: RecordOf[Kind],
  law: Law,
  createdAt: string,
): string {
  const zone = zoneOf(law, homeOf(record.regimes));
  return dateIn(zone, registerOf(kind).openedOn(record) ?? createdAt);
}

export function plansOf<Kind extends CaseKind>(kind: Kind, record: RecordOf[Kind]): ClockPlan[] {
  return registerOf(kind).planClocks(record);
}

export function isClosed<Kind extends CaseKind>(kind: Kind, state: string): boolean {
  return registerOf(kind).lifecycle.closed.includes(state);
}

/** Everything in a record that somebody would search for: what was typed as text, without codes and dates. */
export function wordsOf<Kind extends CaseKind>(kind: Kind, record: RecordOf[Kind]): string[] {
  return wordsIn(fieldsOf(registerOf(kind).schema), toJsonObject(record));
}

function wordsIn(fields: readonly Field[], value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => wordsIn(fields, item));
  if (typeof value !== 'object' || value === null) return [];
  return fields.flatMap((field) => {
    const part = value[field.key];
    if (field.kind !== 'leaf') return wordsIn(field.fields, part);
    const isText = field.note.widget === 'text' || field.note.widget === 'long';
    return isText && typeof part === 'string' ? [part] : [];
  });
}
