import { randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { DocketError } from '#shared/errors.ts';
import { nowMs } from '#shared/time.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import type { Tables } from '../database/tables.ts';
import { canonicalJson } from './canonical.ts';
import { ENTRY_FORMAT, type EntryDetails, genesisHash, hashEntry, type TrailEntry } from './entry.ts';
import { isOfMembership } from './members.ts';
import type { Signer } from './signature.ts';

/** Names this run of the program: only entries of one run have a common process clock. */
const RUN = randomBytes(4).toString('hex');

/** What a command tells about its change. */
export interface NewEntry {
  /** Who did it, and what signs for them. */
  person: { id: string; name: string; signer: Signer };
  /** What was done, dotted, for example `request.extended`. */
  action: string;
  case?: { id: string; ref: string };
  details?: EntryDetails;
  reason?: string | undefined;
  /** When it was done; now unless told (imports, samples). ISO 8601 with `Z` or an offset. */
  at?: string;
}

/** The last entry as meta knows it: where the next one is chained. */
export interface TrailHead {
  seq: number;
  hash: string;
}

/** The head kept in meta; undefined when it is missing or not of the form `<seq>:<hash>`. */
export function parseHead(value: string | undefined): TrailHead | undefined {
  const match = /^(\d+):([0-9a-f]{64})$/.exec(value ?? '');
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { seq: Number(match[1]), hash: match[2] };
}

/** What people put between the groups of a number or a hash when they print, write or copy it. */
const BETWEEN_GROUPS = /[\s.,'’·_\p{Pd}]+/gu;

/**
 * A head that somebody noted, `<seq>:<hash>`, with or without groups, line breaks, capitals and the wide signs of a Chinese
 * keyboard. Throws `bad-input` naming `field`.
 */
export function readNotedHead(text: string, field: string): TrailHead {
  const head = parseHead(text.normalize('NFKC').replace(BETWEEN_GROUPS, '').toLowerCase());
  if (head === undefined) throw new DocketError('bad-input', { fields: [`${field}: SEQ:HASH`] });
  return head;
}

/** The head of the trail: how many entries there are and the hash of the last. Undefined for an empty or headless trail. */
export async function trailHead(db: Kysely<Tables>): Promise<TrailHead | undefined> {
  return parseHead(await readMeta(db, 'trailHead'));
}

async function chainEnd(trx: Transaction<Tables>): Promise<TrailHead> {
  const value = await readMeta(trx, 'trailHead');
  const head = parseHead(value);
  if (head !== undefined) return head;
  const docketId = await readMeta(trx, 'docketId');
  // A head that is there but unreadable must not restart the chain: that would bury what came before.
  if (value !== undefined || docketId === undefined) {
    throw new DocketError('docket-damaged', { part: 'trail', problem: 'head' });
  }
  return { seq: 0, hash: genesisHash(docketId) };
}

/**
 * Writes one entry, signed by its person, at the end of the trail, in the transaction of the change that it tells of: both are kept or neither.
 * Returns the sealed entry. Text that is not well-formed Unicode is repaired first, as the database would do.
 */
export async function appendEntry(trx: Transaction<Tables>, entry: NewEntry): Promise<TrailEntry> {
  const end = await chainEnd(trx);
  const unsealed = {
    seq: end.seq + 1,
    format: ENTRY_FORMAT,
    at: new Date(entry.at ?? nowMs()).toISOString(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    personId: entry.person.id,
    personName: entry.person.name.toWellFormed(),
    action: entry.action,
    caseId: entry.case?.id ?? null,
    caseRef: entry.case?.ref ?? null,
    details: entry.details ?? {},
    previousHash: end.hash,
    run: RUN,
    monotonic: Math.round(performance.now()),
    reason: entry.reason?.toWellFormed() ?? null,
    signer: entry.person.signer.keyId,
  };
  const hash = hashEntry(unsealed);
  const sealed = { ...unsealed, hash, signature: entry.person.signer.sign(hash) };
  const row = {
    seq: sealed.seq,
    format: sealed.format,
    at: sealed.at,
    zone: sealed.zone,
    person_id: sealed.personId,
    person_name: sealed.personName,
    action: sealed.action,
    case_id: sealed.caseId,
    case_ref: sealed.caseRef,
    details: canonicalJson(sealed.details),
    previous_hash: sealed.previousHash,
    hash: sealed.hash,
    run: sealed.run,
    monotonic: sealed.monotonic,
    reason: sealed.reason,
    signer: sealed.signer,
    signature: sealed.signature,
  };
  await trx.insertInto('trail').values(row).execute();
  if (isOfMembership(sealed.action))
    await trx
      .insertInto('trail_copies')
      .values({ seq: sealed.seq, entry: JSON.stringify(row) })
      .execute();
  await writeMeta(trx, 'trailHead', `${sealed.seq}:${sealed.hash}`);
  return sealed;
}
