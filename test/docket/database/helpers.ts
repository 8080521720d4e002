import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Database, openConnection } from '#docket/database/connection.ts';
import { migrate } from '#docket/database/migrate.ts';

/** An encrypted database of the schema `version` (the latest unless told), gone after the test. */
export async function freshDatabase(version?: number): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'docket-db-'));
  const raw = openConnection(join(folder, 'docket.db'), randomBytes(32), { create: true });
  onTestFinished(async () => {
    raw.close();
    await rm(folder, { recursive: true, force: true });
  });
  if (version !== 0) migrate(raw, version);
  return raw;
}

/** How SQLite would run a query, one line for each step. */
export function planOf(raw: Database, sql: string): string[] {
  const steps = raw.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all();
  return steps.map((step) => step.detail);
}
