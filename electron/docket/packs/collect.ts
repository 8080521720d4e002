import type { Selectable } from 'kysely';
import { z } from 'zod';
import { DISCARDED } from '#shared/cases/discard.ts';
import { type CaseKind, caseKinds } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import { DocketError } from '#shared/errors.ts';
import { regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { createTexts, type Language } from '#shared/text/texts.ts';
import type { Translate } from '#shared/text/translate.ts';
import { writersOf } from '#shared/text/writers.ts';
import type { DocketContext } from '../cases/context.ts';
import { toJsonObject } from '../cases/json.ts';
import { type StoredCase, toStoredCase } from '../cases/store.ts';
import { endOfDateIn, momentIn, withOffset } from '../clocks/zones.ts';
import type { CasesTable } from '../database/tables.ts';
import { trailHead } from '../trail/append.ts';
import type { TrailEntry } from '../trail/entry.ts';
import { readEntries } from '../trail/list.ts';
import type { KnownSigner } from '../trail/members.ts';
import { publicKeyPem } from '../trail/signature.ts';
import { type TrailReport, verifyTrail } from '../trail/verify.ts';
import { readProfile } from '../vault/profile.ts';
import { maySee } from '../vault/roles.ts';
import { collectCase } from './collect-case.ts';
import type { PackContent, PackSigner, RegisterContent, TrailLine } from './content.ts';

/** What somebody wants in a pack. Dates at the organisation's home, both included. */
export interface PackChoice {
  registers: readonly CaseKind[];
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * The cases of a choice: those of its registers, and with a period only those that began in it or that somebody touched
 * in it, as the trail tells. A case that lay still all the while is not in the pack. A discarded case is no case of its
 * register; a pack names it, because its number would be missing (`isDiscarded`).
 */
function chosenCases(
  context: DocketContext,
  { registers: kinds, from, to }: PackChoice,
  { isDiscarded = false } = {},
) {
  const { db } = context.docket;
  const cases = db
    .selectFrom('cases')
    .where('kind', 'in', [...kinds])
    .where('state', isDiscarded ? '=' : '!=', DISCARDED);
  if (from === undefined && to === undefined) return cases;
  const first = from ?? '0001-01-01';
  const last = to ?? '9999-12-30';
  const touched = db
    .selectFrom('trail')
    .select('case_id')
    .where('case_id', 'is not', null)
    .where('at', '>=', momentIn(context.zone, first))
    .where('at', '<=', endOfDateIn(context.zone, last));
  return cases.where((eb) =>
    eb.or([eb.and([eb('opened_on', '>=', first), eb('opened_on', '<=', last)]), eb('id', 'in', touched)]),
  );
}

/** Throws `not-allowed` for a register that the person does not see. */
function assertMayChoose({ person }: DocketContext, { registers: kinds }: PackChoice): void {
  if (!kinds.every((kind) => maySee(person, kind)))
    throw new DocketError('not-allowed', { role: person.role });
}

export type PackPreview = Record<CaseKind, number> & { files: number };

/** How many cases of each register, and how many attachments, a pack would tell of. */
export async function previewPack(context: DocketContext, choice: PackChoice): Promise<PackPreview> {
  assertMayChoose(context, choice);
  const preview = { request: 0, incident: 0, agreement: 0, transfer: 0, files: 0 };
  if (choice.registers.length === 0) return preview;
  const rows = await chosenCases(context, choice)
    .select((eb) => ['kind', eb.fn.countAll<number>().as('found')])
    .groupBy('kind')
    .execute();
  for (const { kind, found } of rows) preview[kind] = Number(found);
  const { files } = await context.docket.db
    .selectFrom('case_files')
    .where('case_id', 'in', chosenCases(context, choice).select('id'))
    .select((eb) => eb.fn.countAll<number>().as('files'))
    .executeTakeFirstOrThrow();
  return { ...preview, files: Number(files) };
}

/**
 * Reads from the docket everything that a pack tells, as of one moment: no change comes between. The trail is whole when
 * all registers were chosen and no period; else it holds only the entries of the chosen cases, because an entry's hash
 * covers what it says and an entry without it could not be checked.
 */
export async function collectPack(
  context: DocketContext,
  choice: PackChoice & { language: Language; productVersion: string },
): Promise<PackContent> {
  assertMayChoose(context, choice);
  return context.docket.db.transaction().execute((db) => {
    const docket = { ...context.docket, db };
    return collect({ ...context, docket }, choice);
  });
}

async function collect(
  context: DocketContext,
  choice: PackChoice & { language: Language; productVersion: string },
): Promise<PackContent> {
  const { docket, zone } = context;
  const { language, from, to } = choice;
  const now = context.now();
  const { t } = createTexts(language);
  const profile = await readProfile(docket.db);
  const rows = await chosenCases(context, choice).selectAll().orderBy('year').orderBy('number').execute();
  const left = await chosenCases(context, choice, { isDiscarded: true })
    .selectAll()
    .orderBy('year')
    .orderBy('number')
    .execute();
  const kinds = caseKinds.filter((kind) => choice.registers.includes(kind));
  const report = await verifyTrail(docket.db);
  const { ok, count, head, firstProblem } = report;
  const isWhole = kinds.length === caseKinds.length && from === undefined && to === undefined;
  return {
    docket: {
      id: docket.id,
      name: profile.name,
      place: profile.place,
      zone,
      regimes: profile.regimes.map(({ regime }) => t(regimeTitleKey(regime))),
    },
    made: { at: withOffset(zone, now), by: context.person.name, productVersion: choice.productVersion },
    period: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
    language,
    registers: await collectRegisters(context, kinds, { rows, left }, language),
    trail: await collectTrail(context, report, isWhole ? undefined : new Set(rows.map(({ id }) => id))),
    trailReport: { ok, count, head, ...(firstProblem && { firstProblem }) },
  };
}

type CaseLine = Selectable<CasesTable>;

async function collectRegisters(
  context: DocketContext,
  kinds: readonly CaseKind[],
  { rows, left }: { rows: readonly CaseLine[]; left: readonly CaseLine[] },
  language: Language,
): Promise<RegisterContent[]> {
  const words = { t: createTexts(language).t, write: writersOf(language, context.zone) };
  const collected: RegisterContent[] = [];
  for (const kind of kinds) {
    const stored = rows.filter((row) => row.kind === kind).map(toStoredCase);
    collected.push({
      kind,
      schema: toJsonObject(z.toJSONSchema(registers[kind].schema, { io: 'output' })),
      cases: await inSequence(stored, (one) => collectCase(context, one, words, context.now())),
      discarded: left.filter((row) => row.kind === kind).flatMap((row) => collectDiscarded(row, words.t)),
    });
  }
  return collected;
}

/** A discarded case by its reference and why it was discarded: nothing that anybody typed about a person. */
function collectDiscarded(row: CaseLine, t: Translate): RegisterContent['discarded'] {
  const { ref, record } = toStoredCase(row);
  const { discarded } = record;
  if (!discarded) return [];
  const { as, at, duplicateOf } = discarded;
  const why = t(`choices:discardReason.${as}`);
  return [{ ref, at, as, why, ...(duplicateOf === undefined ? {} : { duplicateOf }) }];
}

async function inSequence<T>(
  cases: readonly StoredCase[],
  work: (stored: StoredCase) => Promise<T>,
): Promise<T[]> {
  const done: T[] = [];
  for (const stored of cases) done.push(await work(stored));
  return done;
}

const ENTRIES_PER_READ = 500;

/** The trail as it is hashed: all of it, or the entries of some cases. */
async function collectTrail(
  context: DocketContext,
  report: TrailReport,
  cases: ReadonlySet<string> | undefined,
): Promise<PackContent['trail']> {
  const { db } = context.docket;
  const entries: TrailLine[] = [];
  for (let after = 0; ; ) {
    const page = await readEntries(db, after, ENTRIES_PER_READ);
    const wanted = page.filter(({ caseId }) => !cases || (caseId !== null && cases.has(caseId)));
    entries.push(...wanted.map(toLine));
    after = page.at(-1)?.seq ?? after;
    if (page.length < ENTRIES_PER_READ) break;
  }
  const head = await trailHead(db);
  const signed = new Set(entries.map(({ signer }) => signer));
  return {
    entries,
    head: head?.hash ?? '',
    count: head?.seq ?? 0,
    complete: cases === undefined,
    signers: report.signers.filter(({ keyId }) => signed.has(keyId)).map(toPackSigner),
  };
}

function toPackSigner({ keyId, publicKey, personId, personName }: KnownSigner): PackSigner {
  return {
    keyId,
    publicKey: publicKey.toString('hex'),
    personId,
    personName,
    pem: publicKeyPem(publicKey),
  };
}

/** An entry as a line of a pack has it. */
function toLine(entry: TrailEntry): TrailLine {
  const { run, monotonic, reason, signer, signature, ...rest } = entry;
  return {
    ...rest,
    details: toJsonObject(entry.details),
    reason: reason ?? null,
    ...(run ? { run } : {}),
    ...(monotonic == null ? {} : { monotonic }),
    ...(signer ? { signer } : {}),
    ...(signature ? { signature } : {}),
  };
}
