import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { z } from 'zod';
import { DocketError } from '#shared/errors.ts';
import { type Calendar, calendarSchema } from '#shared/regimes/calendar.ts';
import { type Regime, regimeSchema } from '#shared/regimes/regime.ts';
import { eventTitleKey, readingKey, ruleTitleKey } from '#shared/regimes/titleKey.ts';
import { createTexts } from '#shared/text/texts.ts';
import { parseBounded } from '../foreign/bounded-json.ts';
import { readRegular } from '../foreign/regular-file.ts';

/** A regime or a calendar that a file holds. */
export type LawFile =
  | { kind: 'regime'; part: Regime; name: string }
  | { kind: 'calendar'; part: Calendar; name: string };

/** The largest file that is read: ten times the largest that ships. */
const MOST_BYTES = 2 * 2 ** 20;

/** A rule lies a few levels deep; a calendar has some thousands of days. */
const JSON_LIMITS = { depth: 32, values: 200_000 };

const formatSchema = z.object({ format: z.enum(['privacy-docket-regime/1', 'privacy-docket-calendar/1']) });

function invalid(file: string, problem: string, cause?: unknown): DocketError {
  return new DocketError('law-file-invalid', { file, problem }, { cause });
}

async function readJson(path: string, file: string): Promise<{ content: unknown; fingerprint: string }> {
  const bytes = await readRegular(path, { chosen: true, most: MOST_BYTES }).catch((cause: unknown) => {
    if (!(cause instanceof DocketError)) throw new DocketError('file-missing', { file }, { cause });
    if (cause.details.problem !== 'too-large') throw cause;
    throw invalid(file, `is larger than ${MOST_BYTES / 2 ** 20} MiB`, cause);
  });
  try {
    const fingerprint = createHash('sha256').update(bytes).digest('hex');
    return { content: parseBounded(bytes.toString('utf8'), JSON_LIMITS), fingerprint };
  } catch (cause) {
    throw invalid(file, 'is not JSON', cause);
  }
}

function parse<S extends z.ZodType>(schema: S, content: unknown, file: string): z.infer<S> {
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalid(file, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, parsed.error);
}

/**
 * Reads and checks a file with a regime or a calendar. `fingerprint`: SHA-256 of what was read, lower-case hex.
 * Errors: `file-missing`, `file-not-regular`, `law-file-invalid` with `problem`.
 */
export async function readLawFile(path: string): Promise<{ content: LawFile; fingerprint: string }> {
  const file = basename(path);
  const { content, fingerprint } = await readJson(path, file);
  return { content: checkLawFile(content, file), fingerprint };
}

function checkLawFile(content: unknown, file: string): LawFile {
  const { format } = parse(formatSchema, content, file);
  if (format === 'privacy-docket-calendar/1') {
    const part = parse(calendarSchema, content, file);
    if (!isZone(part.zone)) throw invalid(file, `zone: ${part.zone}`);
    return { kind: 'calendar', part, name: part.place };
  }
  const part = parse(regimeSchema, content, file);
  const missing = wordsMissing(part);
  if (missing !== undefined) throw invalid(file, `this program has no words for ${missing}`);
  return { kind: 'regime', part, name: part.id };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The first rule, event, reading or note of a regime that the texts of this program do not know. */
function wordsMissing({ id, rules }: Regime): string | undefined {
  const texts = createTexts('en');
  const needed = rules.flatMap((rule) => [
    { word: rule.id, key: ruleTitleKey(id, rule.id) },
    ...[rule.trigger, ...rule.optionalEvents].map((event) => ({ word: event, key: eventTitleKey(event) })),
    ...rule.alternatives.map(({ reason }) => ({ word: reason, key: readingKey(reason) })),
    ...(rule.note === undefined ? [] : [{ word: rule.note, key: `rules:note.${rule.note}` }]),
  ]);
  return needed.find(({ key }) => !texts.exists(key))?.word;
}
