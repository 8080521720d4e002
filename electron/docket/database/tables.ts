import type { Generated, Selectable } from 'kysely';

/**
 * The tables of docket.db as Kysely sees them. Conventions for every table:
 * ids are random UUIDs in lower case; moments (`*_at`) are ISO 8601 in UTC with milliseconds and `Z`; dates (`*_on`,
 * `*_date`) are `YYYY-MM-DD` where the controller acts; `JsonText` holds JSON; flags are 0 or 1.
 */

/** JSON as text. Written with `JSON.stringify`, read with the zod schema of what it holds. */
export type JsonText = string;

/** Facts about the docket itself: its id, when it was made, the head of the trail. Keys are listed in `meta.ts`. */
export interface MetaTable {
  key: string;
  value: string;
}

/** Key pairs of the docket. They lie in clear inside the encrypted database and never leave the docket process. */
export interface KeysTable {
  id: string;
  kind: 'pack-signing';
  public_key: Buffer;
  secret_key: Buffer;
  created_at: string;
}

/** The append-only record of every change. Written by `appendEntry` only; triggers refuse UPDATE and DELETE. */
export interface TrailTable {
  seq: number;
  /** Version of the form that is hashed, so that later entries may hold more. */
  format: number;
  at: string;
  /** IANA zone of the machine when the entry was written. */
  zone: string;
  person_id: string;
  person_name: string;
  action: string;
  case_id: string | null;
  case_ref: string | null;
  details: JsonText;
  /** Lower-case hex of SHA-256. */
  previous_hash: string;
  hash: string;
  /** `run` and `monotonic`: see `TrailEntry`. */
  run: string | null;
  monotonic: number | null;
  reason: string | null;
  /** Id of the key that signed, and the signature over the hash in lower-case hex. */
  signer: string | null;
  signature: string | null;
}

/** The entries that say who belongs to the docket and what opens it, a second time: a broken page shall leave nobody outside. */
export interface TrailCopiesTable {
  seq: number;
  /** The row of the trail. */
  entry: JsonText;
}

export type CaseKind = 'request' | 'incident' | 'agreement' | 'transfer';

export interface CasesTable {
  id: string;
  kind: CaseKind;
  ref: string;
  year: number;
  number: number;
  state: string;
  title: string;
  party: string;
  opened_on: string;
  /** The earliest open clock's due moment in UTC; null when no clock runs. */
  due_at: string | null;
  /** Who outside must act before the case goes on: a key of the text namespace `waiting`; null when nobody must. */
  waiting_for: string | null;
  closed_at: string | null;
  /** Counts up with each change; a change based on an older version is refused. */
  version: number;
  created_at: string;
  updated_at: string;
  record: JsonText;
}

export type ClockState = 'waiting' | 'running' | 'paused' | 'met' | 'stopped';

export interface ClocksTable {
  id: string;
  case_id: string;
  /** What of the case the clock is about: a right, an obligation; '' for the case as a whole. */
  subject: string;
  regime: string;
  rule: string;
  place: string;
  events: JsonText;
  extended: number;
  started_at: string | null;
  due_at: string | null;
  due_date: string | null;
  /** The earliest end over all readings of the law, by which people are reminded; `due_at` where they agree. */
  safe_at: string | null;
  state: ClockState;
  met_at: string | null;
  result: JsonText | null;
  /** Fingerprint of the rule and the calendars that `result` was computed with; null: from before it was noted. */
  law: string | null;
}

/** What part of the law a row holds: a regime by its id, a calendar by its place, or the organisation's own additions. */
export type LawPartKind = 'regime' | 'calendar' | 'own';

/** The law that was accepted: the one that every clock is computed under. Written by `keepLaw` only. */
export interface LawPartsTable {
  kind: LawPartKind;
  name: string;
  version: string;
  /** SHA-256 of the part as canonical JSON, lower-case hex. */
  hash: string;
  /** The part as JSON, deflated. */
  body: Buffer;
}

/** Regimes and calendars that were loaded from files; each holds while it is newer than the one that ships. */
export interface LawFilesTable {
  kind: 'regime' | 'calendar';
  name: string;
  version: string;
  /** The file's content as JSON, deflated. */
  body: Buffer;
  loaded_at: string;
  loaded_by: string;
}

/** Days that the organisation added to the calendar of a place. */
export interface OwnDaysTable {
  place: string;
  date: string;
  name: string;
  /** 1: a working day, 0: a day off. */
  works: number;
}

/** What a person was told of a clock. */
export interface RemindersTable {
  clock_id: string;
  person_id: string;
  /** The moment of its schedule for which it was told last; null when it was only put off. */
  told_for: string | null;
  /** Until when the person wants to hear nothing of it; null when it is not put off. */
  snoozed_until: string | null;
}

export interface TasksTable {
  id: string;
  case_id: string;
  title: string;
  due_on: string | null;
  assignee: string | null;
  done_at: string | null;
  done_by: string | null;
  created_at: string;
  /** Who or what made it: `person`, or the rule or template that did. */
  origin: string;
}

export interface NotesTable {
  id: string;
  case_id: string;
  text: string;
  person_name: string;
  created_at: string;
}

/** One stored content each; cases point to it through `case_files`. Written by `FileStore` only. */
export interface FilesTable {
  id: string;
  /** SHA-512 of the plaintext, lower-case hex. */
  sha512: string;
  name: string;
  media_type: string;
  /** Bytes of the plaintext. */
  size: number;
  /** File name inside `files/`: SHA-256 of the ciphertext, lower-case hex. */
  stored_as: string;
  key: Buffer;
  header: Buffer;
  added_at: string;
}

export interface CaseFilesTable {
  case_id: string;
  file_id: string;
  name: string;
  added_at: string;
  added_by: string;
  /** The attachment of the same case whose place it took; that one may be gone by now. */
  replaces: Generated<string | null>;
  /** SHA-512 of its content, lower-case hex. */
  replaces_sha512: Generated<string | null>;
}

export interface LinksTable {
  from_case: string;
  to_case: string;
  relation: string;
}

export interface DraftsTable {
  id: string;
  /** What it was typed into; `salvaged:<table>` for what a repair kept. */
  form: string;
  body: JsonText;
  updated_at: string;
  /** Whose it is, the only one who sees it; null for what a repair kept. */
  person_id: Generated<string | null>;
  /** By which its person knows it. */
  title: Generated<string>;
}

export interface SettingsTable {
  key: string;
  value: JsonText;
}

/** The text by which a case is found, as `segmentForSearch` prepared it. Written by `indexCase` only. */
export interface CaseTextTable {
  id: Generated<number>;
  case_id: string;
  body: string;
}

export interface Tables {
  meta: MetaTable;
  keys: KeysTable;
  trail: TrailTable;
  trail_copies: TrailCopiesTable;
  cases: CasesTable;
  clocks: ClocksTable;
  tasks: TasksTable;
  notes: NotesTable;
  files: FilesTable;
  case_files: CaseFilesTable;
  links: LinksTable;
  drafts: DraftsTable;
  settings: SettingsTable;
  case_text: CaseTextTable;
  law_parts: LawPartsTable;
  law_files: LawFilesTable;
  own_days: OwnDaysTable;
  reminders: RemindersTable;
}

export type TrailRow = Selectable<TrailTable>;
export type CaseRow = Selectable<CasesTable>;
export type ClockRow = Selectable<ClocksTable>;
export type FileRow = Selectable<FilesTable>;
