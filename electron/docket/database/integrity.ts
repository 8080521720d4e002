import { z } from 'zod';
import { DocketError } from '#shared/errors.ts';
import type { Database } from './connection.ts';
import { codeOfFailure, toDocketError } from './errors.ts';
import { schemaVersion } from './migrate.ts';

/** Most findings that one check lists; one is enough to know, a thousand help nobody. */
const MOST_FINDINGS = 20;

const findingsSchema = z.array(z.record(z.string(), z.unknown()));

/** Runs a check that answers `ok` or one line per fault. A page that cannot be read is a fault as well. */
function runCheck(raw: Database, pragma: string): string[] {
  try {
    const rows = findingsSchema.parse(raw.pragma(pragma));
    return rows.map((row) => String(Object.values(row)[0])).filter((line) => line !== 'ok');
  } catch (error) {
    if (codeOfFailure(error) !== 'docket-damaged' && codeOfFailure(error) !== 'disk-error') throw error;
    return ['unreadable page'];
  }
}

/** Reads every page in use and the shape of every tree, but not whether indexes agree with their tables. */
function quickCheck(raw: Database): string[] {
  return runCheck(raw, `quick_check(${MOST_FINDINGS})`);
}

/** The quick check, and every index against its table. */
export function fullCheck(raw: Database): string[] {
  return runCheck(raw, `integrity_check(${MOST_FINDINGS})`);
}

/** Rows that point to a row that is not there, as `<table>` names. */
export function brokenReferences(raw: Database): string[] {
  const rows = z.array(z.object({ table: z.string() })).parse(raw.pragma('foreign_key_check'));
  return rows.slice(0, MOST_FINDINGS).map((row) => row.table);
}

/**
 * True when the search index agrees with the text that it indexes (SQLite's own checks do not look into it). Reads only,
 * although FTS5 spells it as an INSERT, hence the detour on a read-only connection.
 */
export function searchIndexAgrees(raw: Database): boolean {
  const readOnly = raw.pragma('query_only', { simple: true }) === 1;
  if (readOnly) raw.pragma('query_only = OFF');
  try {
    raw.exec("INSERT INTO case_search (case_search, rank) VALUES ('integrity-check', 1)");
    return true;
  } catch (error) {
    if (codeOfFailure(error) === 'docket-damaged') return false;
    throw toDocketError(error);
  } finally {
    if (readOnly) raw.pragma('query_only = ON');
  }
}

/** Makes the search index anew from `case_text`, in one transaction of its own. Errors: `docket-damaged`, `disk-full`. */
export function rebuildSearchIndex(raw: Database): void {
  try {
    raw.exec("INSERT INTO case_search (case_search) VALUES ('rebuild')");
  } catch (error) {
    throw toDocketError(error);
  }
}

/** What a copy must have in common with what it was copied from. */
export interface DatabaseFacts {
  schema: number;
  trailHead: string | undefined;
  /** Rows by table. */
  rows: Record<string, number>;
}

/** The facts of a database of any schema; tables of the search index are left out, they can be rebuilt. */
export function databaseFacts(raw: Database): DatabaseFacts {
  const tables = raw
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_master
       WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'case\\_search%' ESCAPE '\\'
       ORDER BY name`,
    )
    .all();
  const rows: Record<string, number> = {};
  for (const { name } of tables) {
    rows[name] = raw.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()?.n ?? 0;
  }
  const head = Object.hasOwn(rows, 'meta')
    ? raw.prepare<[], { value: string }>("SELECT value FROM meta WHERE key = 'trailHead'").get()?.value
    : undefined;
  return { schema: schemaVersion(raw), trailHead: head, rows };
}

/**
 * Writes a compact copy, encrypted with the same key, to a file that must not exist yet, and returns what it must
 * contain. Errors: `disk-full`, `folder-not-writable`.
 */
export function copyDatabase(raw: Database, target: string): DatabaseFacts {
  try {
    raw.prepare('VACUUM INTO ?').run(target);
    return databaseFacts(raw);
  } catch (error) {
    throw toDocketError(error);
  }
}

/** Throws `docket-damaged` when a page of the database cannot be read or a tree is broken. */
export function assertReadable(raw: Database): void {
  const faults = quickCheck(raw);
  if (faults.length > 0)
    throw new DocketError('docket-damaged', { part: 'docket.db', problem: 'unreadable' });
}
