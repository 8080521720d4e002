import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from './canonical.ts';

/** Version of the form that is hashed below. */
export const ENTRY_FORMAT = 1;

/** Facts of a change: the fields before and after, the reason. Plain JSON. */
export type EntryDetails = { readonly [key: string]: Json | undefined };

/** One line of the trail, as people, packs and `trail --verify` see it. */
export interface TrailEntry {
  /** Counts from 1 without a gap. */
  readonly seq: number;
  readonly format: number;
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  /** IANA zone of the machine that wrote the entry. */
  readonly zone: string;
  readonly personId: string;
  readonly personName: string;
  /** What was done, dotted, for example `request.extended`. */
  readonly action: string;
  readonly caseId: string | null;
  readonly caseRef: string | null;
  readonly details: EntryDetails;
  /** Lower-case hex of SHA-256, as is `hash`. */
  readonly previousHash: string;
  readonly hash: string;
}

export type UnsealedEntry = Omit<TrailEntry, 'hash'>;

/** What the first entry has as `previousHash`: SHA-256 of `privacy-docket/trail/1/` and the docket's id. */
export function genesisHash(docketId: string): string {
  return createHash('sha256').update(`privacy-docket/trail/1/${docketId}`, 'utf8').digest('hex');
}

/**
 * The hash of an entry: SHA-256 of the canonical JSON (RFC 8785, UTF-8) of an object with exactly the members of
 * `UnsealedEntry`. SHA-256 and not BLAKE2b, because every auditor's machine has a tool for it.
 */
export function hashEntry(entry: UnsealedEntry): string {
  const { seq, format, at, zone, personId, personName, action, caseId, caseRef, details, previousHash } =
    entry;
  const sealed = {
    seq,
    format,
    at,
    zone,
    personId,
    personName,
    action,
    caseId,
    caseRef,
    details,
    previousHash,
  };
  return createHash('sha256').update(canonicalJson(sealed), 'utf8').digest('hex');
}
