import type { FileHandle } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import type { Role } from '#shared/contract/people.ts';
import { DocketError } from '#shared/errors.ts';
import type { Database } from '../database/connection.ts';
import type { Tables } from '../database/tables.ts';
import type { Signer } from '../trail/signature.ts';
import type { FileStore } from './files.ts';
import type { Identity } from './identity.ts';

/** The person whose slot opened the docket; every trail entry of the session carries the name. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Signs the entries of the session; ends with it. */
  readonly signer: Signer;
}

/** An open docket. Only one process holds it at a time; `close` gives it back. */
export interface OpenDocket {
  /** Absolute path of the docket's folder. */
  readonly folder: string;
  readonly id: string;
  /** When the docket was made, ISO in UTC. */
  readonly createdAt: string;
  /** Every change is refused: it was opened so, or by an auditor. */
  readonly readOnly: boolean;
  readonly person: Person;
  /** It was brought to the schema of this program when it was opened: the backup from before, by its name in `backups/`. */
  readonly broughtUp?: { readonly backup: string } | undefined;
  /** After `close` every query throws `locked`. */
  readonly db: Kysely<Tables>;
  readonly files: FileStore;
  /** Waits for the running transaction, folds the write-ahead log into docket.db and wipes the key. May be called twice. */
  close(): Promise<void>;
}

/** What the vault needs beside the public face of a docket; it never leaves `vault/`. */
export interface Session {
  readonly raw: Database;
  /** The docket key, wiped by `close`. */
  readonly key: Buffer;
  /** The seed of the person's keys, wiped by `close`. Undefined in a snapshot, which signs nothing. */
  readonly seed: Buffer | undefined;
  readonly identity: Identity | undefined;
  /** Disclosures are told to the trail, also by an auditor; not in a docket that was opened read-only. */
  readonly takesNotes: boolean;
  /**
   * docket.db, opened before SQLite opened it. Nobody else in this process may open that file while the docket is open:
   * on POSIX systems closing any handle of a file drops every lock that the process holds on it.
   */
  readonly file: FileHandle;
}

const sessions = new WeakMap<OpenDocket, Session>();

export function keepSession(docket: OpenDocket, session: Session): void {
  sessions.set(docket, session);
}

/** Takes the session away from a docket that is being closed; undefined when that was done before. */
export function endSession(docket: OpenDocket): Session | undefined {
  const session = sessions.get(docket);
  sessions.delete(docket);
  return session;
}

/** Whether a docket was not closed yet. */
export function isOpen(docket: OpenDocket): boolean {
  return sessions.has(docket);
}

/** The driver's handle and the docket key of an open docket. Throws `locked` after `close`. */
export function sessionOf(docket: OpenDocket): Session {
  const session = sessions.get(docket);
  if (session === undefined) throw new DocketError('locked');
  return session;
}

/**
 * Runs `work` on the driver's handle while no transaction of anybody else is open on it (there is one connection, and
 * Kysely hands it out one at a time). `work` must not query `docket.db`: it would wait for itself.
 */
export async function exclusively<T>(
  docket: OpenDocket,
  work: (raw: Database) => T | Promise<T>,
): Promise<T> {
  const { raw } = sessionOf(docket);
  return docket.db.connection().execute(async () => work(raw));
}
