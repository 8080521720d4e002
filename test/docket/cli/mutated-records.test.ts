import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BEFORE_OTHER } from '#docket/cases/bad-input.ts';
import { logCase } from '#docket/cases/commands.ts';
import { getCase } from '#docket/cases/get.ts';
import { trailHead } from '#docket/trail/append.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import { checkDocket } from '#docket/vault/check.ts';
import { DocketError } from '#shared/errors.ts';
import { type Desk, openDesk } from '#test/docket/desk.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';

/** Records with as much filled in as a new case may have, so that there is much to spoil. */
const records = {
  request: {
    ...requestRecord,
    rights: [
      { right: 'access', outcome: 'open', scope: 'All of it' },
      { right: 'accountCancellation', outcome: 'open' },
    ],
    regimes: [
      { regime: 'eu-gdpr', place: 'DE' },
      { regime: 'cn-pipl', place: 'CN' },
    ],
    identity: {
      state: 'verified',
      askedAt: '2026-10-27T09:00:00+01:00',
      receivedAt: '2026-10-28T09:00:00+01:00',
      verifiedAt: '2026-10-29T09:00:00+01:00',
    },
    representative: { name: 'Dr. Kern', capacity: 'lawyer', authoritySeen: true },
    assignee: 'Li Na',
  },
  incident: {
    ...incidentRecord,
    persons: { state: 'known', value: 40, estimated: true },
    chinaGrade: 'larger',
    regimes: [
      { regime: 'cn-pipl', place: 'CN' },
      { regime: 'eu-gdpr', place: 'DE' },
    ],
  },
  agreement: {
    ...agreementRecord,
    signedOn: '2025-12-01',
    effectiveOn: '2026-01-01',
    expiresOn: '2027-12-31',
    notice: { amount: 3, unit: 'month' },
    reviewOn: '2027-01-15',
    subProcessors: [{ name: 'Sub', country: 'DE', service: 'Mail', since: '2026-01-01' }],
    clauses: [],
  },
  transfer: {
    ...transferRecord,
    effectiveOn: '2026-11-02',
    validTo: '2029-11-01',
    consent: { basis: 'separateConsent' },
    deIdentification: { method: 'pseudonymised' },
  },
};
const kinds = ['request', 'incident', 'agreement', 'transfer'] as const;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

function isContainer(value: Json | undefined): value is Json[] | { [key: string]: Json } {
  return typeof value === 'object' && value !== null;
}

/** Every place in a value, the outer ones first. */
function pathsIn(value: Json, path: Path = []): Path[] {
  if (!isContainer(value)) return [path];
  const members = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...members.flatMap(([key, member]) => pathsIn(member, [...path, key]))];
}

/** A copy of a value with something done to the member at a path, of which there is at least one step. */
function changed(value: Json, path: Path, change: (holder: Map<string, Json>, key: string) => void): Json {
  const [key = '', ...rest] = path;
  if (!isContainer(value)) return value;
  const members = new Map<string, Json>(Object.entries(value));
  const inner = members.get(String(key));
  if (rest.length === 0) change(members, String(key));
  else if (inner !== undefined) members.set(String(key), changed(inner, rest, change));
  return Array.isArray(value) ? [...members.values()] : Object.fromEntries(members);
}

const oddValues: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    '',
    ' ',
    '0000-01-01',
    '9999-12-31',
    '1899-12-31',
    '2026-02-30',
    '2026-12-31T24:00:00Z',
    '2026-01-01T00:00:00+25:00',
    '2026-01-01T00:00:00.1234567890123Z',
    '0001-01-01T00:00:00Z',
    '-000001-01-01',
    '2026-11-22T09:00:00+08:00',
    'eu-gdpr',
    'contract',
    'house',
    'DE',
    'XX',
    'GB',
    'month',
    'week',
    'notKnownYet',
    'x'.repeat(400),
    -0,
    0,
    1,
    1200,
    600,
    1e21,
    1.5,
    -1,
    true,
    false,
    null,
  ),
  fc.constant<Json>([]),
  fc.constant<Json>({}),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc
    .date({ min: new Date('1980-01-01'), max: new Date('2110-01-01'), noInvalidDate: true })
    .map((one) => one.toISOString()),
  fc
    .date({ min: new Date('1980-01-01'), max: new Date('2110-01-01'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10)),
);

const oddNames = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'unknown',
  'Title',
  'length',
  '0',
  '',
);

type Mutation = { path: Path; what: string; value: Json };

function mutationOf(record: Json): fc.Arbitrary<Mutation> {
  const path = fc.constantFrom(...pathsIn(record).filter((one) => one.length > 0));
  return fc.oneof(
    path.map((one) => ({ path: one, what: 'delete', value: null })),
    fc.record({ path, what: fc.constant('replace'), value: oddValues }),
    fc.record({ path, name: oddNames, value: oddValues }).map(({ path: beside, name, value }) => ({
      path: [...beside.slice(0, -1), name],
      what: 'replace',
      value,
    })),
    path.map((one) => ({ path: one, what: 'twice', value: null })),
  );
}

function mutate(record: Json, { path, what, value }: Mutation): Json {
  return changed(record, path, (holder, key) => {
    const old = holder.get(key);
    if (what === 'delete') holder.delete(key);
    else if (what === 'replace') holder.set(key, value);
    else holder.set(key, [old ?? null, old ?? null]);
  });
}

/** A key that `Object.fromEntries` sets as an own member, as `JSON.parse` does. */
function asFile(record: Json): unknown {
  return JSON.parse(JSON.stringify(record));
}

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

async function countCases(): Promise<number> {
  const { db } = desk.docket;
  return (await db.selectFrom('cases').select('id').execute()).length;
}

/** The first steps of the fields that a refusal names. */
function namedFields({ details }: DocketError): string[] {
  const fields = Array.isArray(details.fields)
    ? details.fields
    : [details.field].filter((field) => typeof field === 'string');
  return fields.flatMap((field) => {
    // Of two facts that cannot be in this order both are named.
    const [own = '', other] = field.split(`: ${BEFORE_OTHER} `);
    return [own, ...(other === undefined ? [] : [other])].map((path) => path.split(/[.:]/)[0] ?? '');
  });
}

/**
 * Logs a spoiled record. It is either refused, with a reason that names a field and not a row different, or logged and then
 * read again. Gives the refusal.
 */
async function logSpoiled(kind: (typeof kinds)[number], record: unknown): Promise<DocketError | undefined> {
  const before = { count: await countCases(), head: await trailHead(desk.docket.db) };
  try {
    const view = await logCase(desk.context, kind, record);
    expect(await getCase(desk.context, view.id)).toEqual(view);
    expect(await countCases()).toBe(before.count + 1);
    return undefined;
  } catch (error) {
    if (!(error instanceof DocketError)) throw error;
    expect(['bad-input', 'unknown-regime', 'unknown-place']).toContain(error.code);
    expect({ count: await countCases(), head: await trailHead(desk.docket.db) }).toEqual(before);
    return error;
  }
}

describe('a record that was spoiled anywhere is refused by the name of the field, or logged as a whole', () => {
  test.each(kinds)('one fault in a record of the register %s', async (kind) => {
    const record: Json = JSON.parse(JSON.stringify(records[kind]));
    await fc.assert(
      fc.asyncProperty(mutationOf(record), async (mutation) => {
        const refusal = await logSpoiled(kind, asFile(mutate(record, mutation)));
        if (refusal?.code !== 'bad-input') return;
        // A date or a number that only the clock refuses is named as the clock knows it: an event or its parameter.
        const possible = [String(mutation.path[0]), 'events', 'parameters'];
        expect(namedFields(refusal).filter((field) => possible.includes(field))).not.toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  test.each(kinds)('several faults in a record of the register %s', async (kind) => {
    const record: Json = JSON.parse(JSON.stringify(records[kind]));
    await fc.assert(
      fc.asyncProperty(fc.array(mutationOf(record), { minLength: 2, maxLength: 5 }), async (mutations) => {
        const refusal = await logSpoiled(kind, asFile(mutations.reduce(mutate, record)));
        if (refusal?.code === 'bad-input') expect(namedFields(refusal)).not.toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test.each(kinds)('any JSON at all as a record of the register %s', async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), async (text) => {
        expect(await logSpoiled(kind, JSON.parse(text))).toMatchObject({ code: 'bad-input' });
      }),
      { numRuns: 50 },
    );
  });

  test('and the docket is whole after all of them', async () => {
    expect(await countCases()).toBeGreaterThan(20);
    expect(await verifyTrail(desk.docket.db)).toMatchObject({ ok: true, count: (await countCases()) + 1 });
    expect(await checkDocket(desk.docket)).toMatchObject({ ok: true });
  });
});
