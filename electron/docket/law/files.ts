import { basename } from 'node:path';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { findCalendar, type Law } from '#shared/clocks/question.ts';
import type { LawFileFacts } from '#shared/contract/rulebook.ts';
import { DocketError } from '#shared/errors.ts';
import { HOUSE } from '#shared/regimes/house.ts';
import { isLawOn, type Regime } from '#shared/regimes/regime.ts';
import type { DocketContext } from '../cases/context.ts';
import { dateIn, zoneOf } from '../clocks/zones.ts';
import type { Tables } from '../database/tables.ts';
import { changeLaw } from './change.ts';
import { readEffectiveLaw } from './effective.ts';
import { packBody, unpackBody } from './parts.ts';
import { type LawFile, readLawFile } from './read-file.ts';

/** The version that holds now for what a file is about. Errors: `unknown-regime`, `unknown-place`, `not-allowed`. */
function presentVersion(law: Law, { kind, name }: LawFile): string {
  if (kind === 'calendar') return findCalendar(law.calendars, name).version;
  const regime = law.regimes.find(({ id }) => id === name);
  if (regime === undefined || name === HOUSE) throw new DocketError('unknown-regime', { regime: name });
  return regime.version;
}

/** Rules of a regime that open cases run under and that `next` does not have for the days on which they began. */
async function droppedRules(db: Kysely<Tables>, law: Law, next: Regime): Promise<string[]> {
  const clocks = await db
    .selectFrom('clocks')
    .innerJoin('cases', 'cases.id', 'clocks.case_id')
    .select(['clocks.rule', 'clocks.place', 'clocks.started_at'])
    .distinct()
    .where('clocks.regime', '=', next.id)
    .where('clocks.state', 'in', ['waiting', 'running', 'paused'])
    .where('cases.closed_at', 'is', null)
    .execute();
  const dropped = clocks.filter(({ rule, place, started_at }) => {
    const versions = next.rules.filter(({ id, validFrom }) => id === rule && validFrom !== null);
    if (started_at === null) return versions.length === 0;
    const day = dateIn(zoneOf(law, place), started_at);
    return !versions.some((version) => isLawOn(version, day));
  });
  return [...new Set(dropped.map(({ rule }) => rule))].sort();
}

async function assertNothingDropped(db: Kysely<Tables>, law: Law, next: Regime, file: string): Promise<void> {
  const rules = await droppedRules(db, law, next);
  if (rules.length > 0) throw new DocketError('law-file-drops', { file, fields: rules });
}

/**
 * Reads a file with a regime or a calendar and checks that it may take the place of the one that holds now.
 * Errors: `file-missing`, `law-file-invalid`, `law-file-older`, `law-file-drops`, `unknown-regime`, `unknown-place`.
 */
export async function examineLawFile(
  context: DocketContext,
  path: string,
): Promise<{ content: LawFile; facts: LawFileFacts; fingerprint: string }> {
  const { db } = context.docket;
  const file = basename(path);
  const { content, fingerprint } = await readLawFile(path);
  const law = await readEffectiveLaw(db, context.shipped);
  const present = presentVersion(law, content);
  const { version, source } = content.part;
  if (version <= present) throw new DocketError('law-file-older', { file, version, present });
  if (content.kind === 'regime') await assertNothingDropped(db, law, content.part, file);
  const facts = { kind: content.kind, name: content.name, version, present, source, ...contentsOf(content) };
  return { content, facts, fingerprint };
}

function contentsOf(file: LawFile): Pick<LawFileFacts, 'coverage' | 'rules' | 'days'> {
  if (file.kind === 'regime') return { rules: file.part.rules.length, coverage: [], days: 0 };
  const { coverage, holidays, workdays } = file.part;
  return { rules: 0, coverage, days: holidays.length + workdays.length };
}

/**
 * Keeps a regime or a calendar from a file in the docket. `shown`: the fingerprint of what somebody looked at before; the
 * file must still be that, byte for byte.
 * Errors: those of `examineLawFile`, `law-file-changed`, `not-allowed`.
 */
export async function loadLawFile(
  context: DocketContext,
  path: string,
  shown?: string,
): Promise<LawFileFacts> {
  const { content, facts, fingerprint } = await examineLawFile(context, path);
  if (shown !== undefined && shown !== fingerprint) {
    throw new DocketError('law-file-changed', { file: basename(path) });
  }
  const { kind, name, version, present, source } = facts;
  await changeLaw(context, async (trx, now) => {
    const row = {
      kind,
      name,
      version,
      body: packBody(content.part),
      loaded_at: now,
      loaded_by: context.person.name,
    };
    const { kind: _kind, name: _name, ...values } = row;
    await trx
      .insertInto('law_files')
      .values(row)
      .onConflict((conflict) => conflict.columns(['kind', 'name']).doUpdateSet(values))
      .execute();
    const changes = [{ field: `${kind} ${name}`, before: present, after: version }];
    return { action: 'law.loaded', details: { source, changes } };
  });
  return facts;
}

/**
 * Takes a regime or a calendar that was loaded out of the docket again; what ships holds from then on.
 * Errors: `bad-input` when none was loaded, `law-file-drops`, `not-allowed`.
 */
export async function removeLawFile(
  context: DocketContext,
  kind: 'regime' | 'calendar',
  name: string,
): Promise<void> {
  const { shipped } = context;
  await changeLaw(context, async (trx) => {
    const regime = kind === 'regime' ? shipped.regimes.find(({ id }) => id === name) : undefined;
    if (regime) await assertNothingDropped(trx, shipped, regime, name);
    const row = await trx
      .deleteFrom('law_files')
      .where('kind', '=', kind)
      .where('name', '=', name)
      .returning('version')
      .executeTakeFirst();
    if (row === undefined) throw new DocketError('bad-input', { fields: [`${kind} ${name}`] });
    return {
      action: 'law.removed',
      details: { changes: [{ field: `${kind} ${name}`, before: row.version }] },
    };
  });
}

/** A regime or a calendar that was loaded, and whether it holds or what ships is as new. */
interface LoadedFile {
  kind: 'regime' | 'calendar';
  name: string;
  version: string;
  source: string;
  loadedAt: string;
  loadedBy: string;
  holds: boolean;
}

const sourceSchema = z.object({ source: z.string() });

/** What was loaded from files, by kind and name. */
export async function listLawFiles({ docket, shipped }: DocketContext): Promise<LoadedFile[]> {
  const rows = await docket.db.selectFrom('law_files').selectAll().orderBy('kind').orderBy('name').execute();
  return rows.map(({ kind, name, version, body, loaded_at, loaded_by }) => {
    const parts = kind === 'regime' ? shipped.regimes : shipped.calendars;
    const present = parts.find((part) => ('id' in part ? part.id : part.place) === name);
    const { source } = sourceSchema.parse(unpackBody(body));
    const holds = present !== undefined && version > present.version;
    return { kind, name, version, source, loadedAt: loaded_at, loadedBy: loaded_by, holds };
  });
}
