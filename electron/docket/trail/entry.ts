import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from './canonical.ts';

/** Version of the form in which entries are written: with reason, process clock and signature. */
export const ENTRY_FORMAT = 2;

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
  /** A name for the run of the program that wrote the entry: 8 hex digits. */
  readonly run?: string | null | undefined;
  /** Milliseconds since that run began, by a clock that nobody can set. */
  readonly monotonic?: number | null | undefined;
  /** Why, where the law or the program asks. */
  readonly reason?: string | null | undefined;
  /** Id of the key that signed (`keyIdOf`). */
  readonly signer?: string | null | undefined;
  /** Ed25519 over `signedMessage(hash)`, lower-case hex. */
  readonly signature?: string | null | undefined;
}

/** What is hashed. */
export type UnsealedEntry = Omit<TrailEntry, 'hash' | 'signature'>;

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
  const { run, monotonic, reason, signer } = entry;
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
    run,
    monotonic,
    reason,
    signer,
  };
  return createHash('sha256').update(canonicalJson(sealed), 'utf8').digest('hex');
}
