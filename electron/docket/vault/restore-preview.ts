import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sodium from 'sodium-native';
import { DocketError } from '#shared/errors.ts';
import { type Database, openConnection } from '../database/connection.ts';
import { withDocketErrors } from '../database/errors.ts';
import { assertReadable, databaseFacts } from '../database/integrity.ts';
import { assertKnownSchema } from '../database/migrate.ts';
import { parseHead, type TrailHead } from '../trail/append.ts';
import type { BackupManifest } from './backup-format.ts';
import { invalidBackup, readBackup } from './backup-read.ts';
import { exclusively, type OpenDocket, sessionOf } from './docket.ts';
import { DATABASE_FILE, SLOTS_FILE } from './layout.ts';
import { privateFolder } from './private-folder.ts';
import { readSlots } from './slots.ts';
import { chooseKey, isKeyOf } from './which-key.ts';
import { openSlot, type Secret } from './wrap.ts';

/** How two trails stand to each other, seen from the docket that is here. */
export type TrailRelation =
  /** They end with the same entry. */
  | 'same'
  /** The backup's last entry is one of this trail: what came after it would be given up. */
  | 'behind'
  /** This trail's last entry is one of the backup's: the backup is newer. */
  | 'ahead'
  /** They parted: each has entries that the other has not. */
  | 'parted'
  /** It is another docket. */
  | 'other-docket';

export interface RestorePreview {
  madeAt: string;
  schema: number;
  sameDocket: boolean;
  /** It is of this docket, from before its key was rotated: whole, but the key of today does not open it. */
  earlierKey: boolean;
  /** Cases by register, `here` in the docket, `there` in the backup. */
  registers: Record<string, { here: number; there: number }>;
  files: { here: number; there: number };
  /** References, the newest first, at most 50 of each; the counts are of all. */
  newerHere: { count: number; refs: string[] };
  onlyHere: { count: number; refs: string[] };
  newerThere: { count: number; refs: string[] };
  onlyThere: { count: number; refs: string[] };
  trail: { here: TrailHead | null; there: TrailHead | null; relation: TrailRelation };
}

const MOST_REFS = 50;

interface CaseFacts {
  id: string;
  kind: string;
  ref: string;
  version: number;
  updatedAt: string;
}

interface Contents {
  cases: Map<string, CaseFacts>;
  files: number;
  head: TrailHead | null;
}

/** What two dockets are compared by, of a database of any schema. */
function contentsOf(raw: Database): Contents {
  const { rows, trailHead } = databaseFacts(raw);
  const cases = Object.hasOwn(rows, 'cases')
    ? raw.prepare<[], CaseFacts>('SELECT id, kind, ref, version, updated_at AS updatedAt FROM cases').all()
    : [];
  return {
    cases: new Map(cases.map((one) => [one.id, one])),
    files: rows.files ?? 0,
    head: parseHead(trailHead) ?? null,
  };
}

function hasEntry(raw: Database, head: TrailHead): boolean {
  const found = raw.prepare<[number], { hash: string }>('SELECT hash FROM trail WHERE seq = ?').get(head.seq);
  return found?.hash === head.hash;
}

function listed(cases: CaseFacts[]): { count: number; refs: string[] } {
  const newest = cases.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  return { count: cases.length, refs: newest.slice(0, MOST_REFS).map(({ ref }) => ref) };
}

/** Cases of `one` that `other` lacks, and those that are newer in `one`. Notes and tasks move the time, not the version. */
function compareCases(one: Contents, other: Contents) {
  const only: CaseFacts[] = [];
  const newer: CaseFacts[] = [];
  for (const found of one.cases.values()) {
    const twin = other.cases.get(found.id);
    if (twin === undefined) only.push(found);
    else if (
      found.version > twin.version ||
      (found.version === twin.version && found.updatedAt > twin.updatedAt)
    )
      newer.push(found);
  }
  return { only: listed(only), newer: listed(newer) };
}

function countKinds(here: Contents, there: Contents): RestorePreview['registers'] {
  const counts: RestorePreview['registers'] = {};
  const count = (contents: Contents, side: 'here' | 'there') => {
    for (const { kind } of contents.cases.values()) {
      const ofKind = counts[kind] ?? { here: 0, there: 0 };
      ofKind[side] += 1;
      counts[kind] = ofKind;
    }
  };
  count(here, 'here');
  count(there, 'there');
  return counts;
}

function relationOf(here: Database, there: Database, one: Contents, other: Contents): TrailRelation {
  if (one.head === null || other.head === null) return 'parted';
  if (one.head.seq === other.head.seq && one.head.hash === other.head.hash) return 'same';
  if (hasEntry(here, other.head)) return 'behind';
  return hasEntry(there, one.head) ? 'ahead' : 'parted';
}

/** The key of a backup, and whether the docket has had another since. The caller wipes the key. */
interface KeyOfBackup {
  key: Buffer;
  earlierKey: boolean;
}

/** The key of a backup: that of the open docket where it fits, or else the one that the secret opens. */
async function keyOf(folder: string, docket: OpenDocket, secret: Secret | undefined): Promise<KeyOfBackup> {
  const database = join(folder, DATABASE_FILE);
  const { key } = sessionOf(docket);
  if (await isKeyOf(database, key)) return { key: Buffer.from(key), earlierKey: false };
  const slots = await readSlots(folder);
  const earlierKey = slots.docketId === docket.id;
  const problem = earlierKey ? { problem: 'earlier-key' } : {};
  if (secret === undefined) throw new DocketError('wrong-passphrase', { part: 'backup', ...problem });
  const opened = await openSlot(slots, secret);
  sodium.sodium_memzero(opened.seed);
  return { key: (await chooseKey(database, opened)).key, earlierKey };
}

/**
 * What would change if a backup were put in the place of an open docket. Reads both, writes only an encrypted copy of the
 * backup's database into a private folder that is gone afterwards. `secret` is needed only for a backup from before a
 * rotation of the key, or of another docket.
 * Errors: `file-missing`, `backup-invalid`, `docket-too-new`, `wrong-passphrase` (with `part: backup`, and
 * `problem: earlier-key` for one from before a rotation).
 */
export async function previewRestore(
  file: string,
  docket: OpenDocket,
  secret?: Secret,
): Promise<RestorePreview> {
  return withDocketErrors(async () => {
    const folder = await privateFolder('restore');
    try {
      const members = new Set([DATABASE_FILE, SLOTS_FILE]);
      const manifest = await readBackup(resolve(file), (member) =>
        members.has(member) ? join(folder, member) : undefined,
      );
      const { key, earlierKey } = await keyOf(folder, docket, secret);
      try {
        return { ...(await compare(join(folder, DATABASE_FILE), key, docket, manifest)), earlierKey };
      } finally {
        sodium.sodium_memzero(key);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

async function compare(
  copy: string,
  key: Buffer,
  docket: OpenDocket,
  { madeAt, schema, docketId }: BackupManifest,
): Promise<Omit<RestorePreview, 'earlierKey'>> {
  const there = openConnection(copy, key);
  try {
    assertKnownSchema(there);
    try {
      assertReadable(there);
    } catch (error) {
      throw invalidBackup('unproven', DATABASE_FILE, error);
    }
    return await exclusively(docket, (here) => {
      const [one, other] = [contentsOf(here), contentsOf(there)];
      const [ofHere, ofThere] = [compareCases(one, other), compareCases(other, one)];
      const sameDocket = docketId === docket.id;
      const relation = sameDocket ? relationOf(here, there, one, other) : 'other-docket';
      return {
        madeAt,
        schema,
        sameDocket,
        registers: countKinds(one, other),
        files: { here: one.files, there: other.files },
        newerHere: ofHere.newer,
        onlyHere: ofHere.only,
        newerThere: ofThere.newer,
        onlyThere: ofThere.only,
        trail: { here: one.head, there: other.head, relation },
      };
    });
  } finally {
    there.close();
  }
}
