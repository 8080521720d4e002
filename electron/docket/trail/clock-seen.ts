import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type Sighting, sightingSchema } from '#shared/contract/machine-clock.ts';
import { withDocketErrors } from '../database/errors.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import type { Tables } from '../database/tables.ts';
import type { OpenDocket } from '../vault/docket.ts';
import { appendEntry } from './append.ts';
import type { LastEntry } from './clock-watch.ts';
import type { EntryDetails } from './entry.ts';

const sightingsSchema = z.array(sightingSchema);

/** What was seen in this docket of the clock of a computer and nobody acknowledged. What cannot be read is gone. */
export async function keptSightings(db: Kysely<Tables>): Promise<Sighting[]> {
  const value = await readMeta(db, 'machineClock');
  if (value === undefined) return [];
  const parsed = sightingsSchema.safeParse(JSON.parse(value));
  return parsed.success ? parsed.data : [];
}

async function writeSightings(db: Kysely<Tables>, sightings: readonly Sighting[]): Promise<void> {
  await writeMeta(db, 'machineClock', JSON.stringify(sightings));
}

/** Keeps what was seen until somebody acknowledges it, over a lock and a restart. Who only reads keeps nothing. */
export async function keepSightings(docket: OpenDocket, sightings: readonly Sighting[]): Promise<void> {
  if (!docket.readOnly) await writeSightings(docket.db, sightings);
}

/** When the last entry of the trail was written, and in which zone. */
export async function lastEntry(db: Kysely<Tables>): Promise<LastEntry | undefined> {
  return db.selectFrom('trail').select(['at', 'zone']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
}

function told(one: Sighting): string {
  switch (one.what) {
    case 'jump':
      return `${one.byMs > 0 ? '+' : ''}${(one.byMs / 1_000).toFixed(0)} s, ${one.at}`;
    case 'behind':
      return `${(one.byMs / 1_000).toFixed(0)} s, ${one.at} < ${one.lastAt}`;
    case 'zone':
      return `${one.from} > ${one.to}`;
  }
}

const fields = { jump: 'clockJump', behind: 'clockBehind', zone: 'clockZone' } as const;

/**
 * Writes into the trail who took note of what was seen; from then on nothing of it is kept. Throws
 * `folder-not-writable` for a docket that takes no entry.
 */
export async function acknowledge(
  docket: OpenDocket,
  sightings: readonly Sighting[],
  at: string,
): Promise<void> {
  if (sightings.length === 0) return;
  const kinds = [...new Set(sightings.map(({ what }) => what))];
  const details: EntryDetails = Object.fromEntries(
    kinds.map((kind) => [
      fields[kind],
      sightings
        .filter(({ what }) => what === kind)
        .map(told)
        .join('; '),
    ]),
  );
  const { person } = docket;
  await withDocketErrors(() =>
    docket.db.transaction().execute(async (trx) => {
      await appendEntry(trx, { person, action: 'machine-clock.acknowledged', details, at });
      await writeSightings(trx, []);
    }),
  );
}
