import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import type { Law, OwnDay } from '#shared/clocks/question.ts';
import { plainDateSchema, unitSchema } from '#shared/clocks/types.ts';
import { type Calendar, calendarSchema } from '#shared/regimes/calendar.ts';
import { type Regime, regimeSchema } from '#shared/regimes/regime.ts';
import type { LawPartKind } from '../database/tables.ts';
import { canonicalJson, type Json } from '../trail/canonical.ts';

/** One part of the law, as it is compared and kept. */
export interface LawPart {
  kind: LawPartKind;
  name: string;
  version: string;
  body: Json;
}

const ownDaysSchema = z.array(
  z.strictObject({ place: z.string(), date: plainDateSchema, name: z.string(), works: z.boolean() }),
);
const targetsSchema = z.record(z.string(), z.strictObject({ amount: z.number().int(), unit: unitSchema }));

/** Names of the parts that hold what the organisation added. */
const OWN_DAYS = 'days';
const TARGETS = 'targets';

/** All parts of a law, each under a kind and a name that no other has. */
export function partsOf(law: Law): LawPart[] {
  return [
    ...law.regimes.map(regimePart),
    ...law.calendars.map(calendarPart),
    { kind: 'own', name: OWN_DAYS, version: '', body: (law.ownDays ?? []).map((day) => ({ ...day })) },
    { kind: 'own', name: TARGETS, version: '', body: targetsSchema.parse(law.targets ?? {}) },
  ];
}

function regimePart(regime: Regime): LawPart {
  return { kind: 'regime', name: regime.id, version: regime.version, body: regime };
}

function calendarPart(calendar: Calendar): LawPart {
  return { kind: 'calendar', name: calendar.place, version: calendar.version, body: calendar };
}

/** What makes a part the same part in another list. */
export function partKey({ kind, name }: { kind: LawPartKind; name: string }): string {
  return `${kind} ${name}`;
}

export function sha256(value: Json): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}

// Regimes and calendars are objects that live as long as the program and are asked for their hash at each opening.
const hashes = new WeakMap<object, string>();
const bodies = new WeakMap<object, Buffer>();

function remembered<T>(known: WeakMap<object, T>, body: Json, make: () => T): T {
  if (typeof body !== 'object' || body === null) return make();
  const value = known.get(body) ?? make();
  known.set(body, value);
  return value;
}

/** SHA-256 of a body as canonical JSON, lower-case hex. */
export function hashOf(body: Json): string {
  return remembered(hashes, body, () => sha256(body));
}

/** A body as it is kept: JSON, deflated. */
export function packBody(body: Json): Buffer {
  return remembered(bodies, body, () => deflateSync(JSON.stringify(body)));
}

/** The JSON that `packBody` packed. */
export function unpackBody(packed: Buffer): unknown {
  return JSON.parse(inflateSync(packed).toString('utf8'));
}

/** Puts a law together from parts whose bodies were kept; a ZodError for one that this program cannot read. */
export function lawOf(parts: readonly { kind: LawPartKind; name: string; body: unknown }[]): Law {
  const bodiesOf = (kind: LawPartKind) => parts.filter((part) => part.kind === kind);
  const own = (name: string) => parts.find((part) => part.kind === 'own' && part.name === name)?.body;
  return {
    regimes: bodiesOf('regime').map(({ body }) => regimeSchema.parse(body)),
    calendars: bodiesOf('calendar').map(({ body }) => calendarSchema.parse(body)),
    ownDays: ownDaysSchema.parse(own(OWN_DAYS) ?? []) satisfies OwnDay[],
    targets: targetsSchema.parse(own(TARGETS) ?? {}),
  };
}
