import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Law } from '#shared/clocks/question.ts';
import { DocketError } from '#shared/errors.ts';
import { calendarSchema } from '#shared/regimes/calendar.ts';
import { regimeSchema } from '#shared/regimes/regime.ts';

/**
 * Reads and checks every regime and every calendar that ships (`regimes/*.json`, `calendars/*.json` in
 * `resourcesDir`). Throws `file-missing` for a folder that is not there, and `file-damaged` naming the file and what
 * is wrong in it: not JSON, not of the schema, or a second file for the same regime or place.
 */
export async function loadLaw(resourcesDir: string): Promise<Law> {
  const [regimes, calendars] = await Promise.all([
    readAll(resourcesDir, 'regimes', regimeSchema, (regime) => regime.id),
    readAll(resourcesDir, 'calendars', calendarSchema, (calendar) => calendar.place),
  ]);
  return { regimes, calendars };
}

async function readAll<S extends z.ZodType>(
  resourcesDir: string,
  folder: string,
  schema: S,
  idOf: (item: z.infer<S>) => string,
): Promise<z.infer<S>[]> {
  const names = await listJson(join(resourcesDir, folder), folder);
  const items = await Promise.all(names.map((name) => readOne(resourcesDir, `${folder}/${name}`, schema)));
  const ids = items.map(idOf);
  const second = ids.findIndex((id, index) => ids.indexOf(id) < index);
  if (second >= 0) throw damaged(`${folder}/${names[second]}`, `${ids[second]} is in two files`);
  return items;
}

async function listJson(path: string, folder: string): Promise<string[]> {
  try {
    const names = await readdir(path);
    return names.filter((name) => name.endsWith('.json')).sort();
  } catch (cause) {
    throw new DocketError('file-missing', { file: folder }, { cause });
  }
}

async function readOne<S extends z.ZodType>(
  resourcesDir: string,
  file: string,
  schema: S,
): Promise<z.infer<S>> {
  const parsed = schema.safeParse(await readJson(join(resourcesDir, file), file));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw damaged(file, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, parsed.error);
}

async function readJson(path: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw damaged(file, 'is not JSON', cause);
  }
}

function damaged(file: string, problem: string, cause?: unknown): DocketError {
  return new DocketError('file-damaged', { file, problem }, { cause });
}
