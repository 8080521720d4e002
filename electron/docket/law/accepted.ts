import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import type { Law } from '#shared/clocks/question.ts';
import type { LawPartKind, Tables } from '../database/tables.ts';
import type { OpenDocket } from '../vault/docket.ts';
import { hashOf, type LawPart, lawOf, packBody, partKey, partsOf, unpackBody } from './parts.ts';

/** A part of the law that was accepted, without its body. */
interface KeptPart {
  kind: LawPartKind;
  name: string;
  version: string;
  hash: string;
}

/** The parts of the law that was accepted; none in a docket whose law was never noted. */
function readKept(db: Kysely<Tables>): Promise<KeptPart[]> {
  return db.selectFrom('law_parts').select(['kind', 'name', 'version', 'hash']).execute();
}

/** Rows that one statement writes; far below the variables that SQLite allows. */
const ROWS_AT_ONCE = 50;

/** Makes `law` the accepted one, in the transaction of what goes with it. */
export async function keepLaw(trx: Transaction<Tables>, law: Law): Promise<void> {
  const rows = partsOf(law).map(({ kind, name, version, body }) => ({
    kind,
    name,
    version,
    hash: hashOf(body),
    body: packBody(body),
  }));
  await trx.deleteFrom('law_parts').execute();
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await trx
      .insertInto('law_parts')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .execute();
  }
}

/** What differs between the law that was accepted and `law`; a part that is not on one side has no version there. */
export interface PartChange {
  kind: LawPartKind;
  name: string;
  from?: string;
  to?: string;
}

function changedParts(kept: readonly KeptPart[], law: Law): PartChange[] {
  const before = new Map(kept.map((part) => [partKey(part), part]));
  const parts = partsOf(law);
  const after = new Set(parts.map(partKey));
  const changed = parts.flatMap((part): PartChange[] => {
    const old = before.get(partKey(part));
    if (old?.hash === hashOf(part.body)) return [];
    const { kind, name, version } = part;
    return [{ kind, name, ...(old ? { from: old.version } : {}), to: version }];
  });
  const gone = kept.filter((part) => !after.has(partKey(part)));
  return [...changed, ...gone.map(({ kind, name, version }) => ({ kind, name, from: version }))];
}

/** Stands for what clocks were computed with before that was noted; no law has such a part, so that it waits to be accepted. */
const UNNOTED = { kind: 'own', name: 'unnoted', version: '', hash: '' } as const;

async function hasClocks(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('clocks').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Notes the law of a docket in which none was noted yet, before the first clock is computed or the law is changed; in the
 * transaction of that. Opening a docket alone writes nothing.
 */
export async function noteLaw(trx: Transaction<Tables>, law: Law): Promise<void> {
  if ((await trx.selectFrom('law_parts').select('name').limit(1).executeTakeFirst()) !== undefined) return;
  await keepLaw(trx, law);
  if (!(await hasClocks(trx))) return;
  await trx
    .insertInto('law_parts')
    .values({ ...UNNOTED, body: packBody({}) })
    .execute();
}

/** What differs between the law that was accepted for a docket and `law`; where none was noted, `accepted` is the one. */
export async function partsToAccept(db: Kysely<Tables>, accepted: Law, law: Law): Promise<PartChange[]> {
  const kept = await readKept(db);
  if (kept.length > 0) return changedParts(kept, law);
  const held = partsOf(accepted).map(({ body, ...part }) => ({ ...part, hash: hashOf(body) }));
  return changedParts((await hasClocks(db)) ? [...held, UNNOTED] : held, law);
}

/**
 * The law that a docket's clocks are computed under: the one that was accepted last, whatever this program ships; where
 * none was noted yet, `effective`.
 */
export async function acceptedLaw(docket: OpenDocket, effective: Law): Promise<Law> {
  const kept = await readKept(docket.db);
  if (kept.length === 0 || changedParts(kept, effective).length === 0) return effective;
  const now = new Map(partsOf(effective).map((part) => [partKey(part), part]));
  const parts = await Promise.all(kept.map((part) => keptPart(docket.db, part, now.get(partKey(part)))));
  return joinParts(effective, parts);
}

type Kept = { kind: LawPartKind; name: string; body: unknown; same: boolean };

async function keptPart(db: Kysely<Tables>, kept: KeptPart, now: LawPart | undefined): Promise<Kept> {
  const { kind, name } = kept;
  if (now !== undefined && hashOf(now.body) === kept.hash) return { kind, name, body: now.body, same: true };
  const { body } = await db
    .selectFrom('law_parts')
    .select('body')
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return { kind, name, body: readable(unpackBody(body), kept, now), same: false };
}

/** A part as it was kept; where this program does not understand it any more, the part as it stands now. */
function readable(body: unknown, { kind, name }: KeptPart, now: LawPart | undefined): unknown {
  try {
    lawOf([{ kind, name, body }]);
    return body;
  } catch (error) {
    if (error instanceof z.ZodError && now !== undefined) return now.body;
    throw error;
  }
}

/** Unchanged regimes and calendars stay the very objects of `effective`, with all that was worked out about them. */
function joinParts(effective: Law, parts: readonly Kept[]): Law {
  const changed = lawOf(parts.filter(({ kind, same }) => kind === 'own' || !same));
  const unchanged = new Set(parts.filter(({ same }) => same).map(partKey));
  const isSame = (kind: LawPartKind, name: string) => unchanged.has(partKey({ kind, name }));
  return {
    ...changed,
    ...(effective.lead ? { lead: effective.lead } : {}),
    regimes: [...effective.regimes.filter(({ id }) => isSame('regime', id)), ...changed.regimes],
    calendars: [
      ...effective.calendars.filter(({ place }) => isSame('calendar', place)),
      ...changed.calendars,
    ],
  };
}
