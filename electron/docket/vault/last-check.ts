import { z } from 'zod';
import type { Database } from '../database/connection.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import {
  type CheckOptions,
  type CheckPart,
  type CheckReport,
  checkDocket,
  checkParts,
  type Finding,
} from './check.ts';
import type { OpenDocket } from './docket.ts';

/** A full check is due when the last one is older. */
const CHECK_EVERY_MS = 7 * 24 * 60 * 60 * 1000;

/** What the docket remembers of its last full check, and of each part when it was last found sound. */
const lastCheckSchema = z.object({
  at: z.iso.datetime(),
  ok: z.boolean(),
  soundAt: z.partialRecord(z.enum(checkParts), z.iso.datetime()),
});
export type LastCheck = z.infer<typeof lastCheckSchema>;

function parseLast(value: string | undefined): LastCheck | undefined {
  try {
    return lastCheckSchema.parse(JSON.parse(value ?? 'null'));
  } catch {
    return undefined;
  }
}

/** The last full check of a docket that is open, with what was found: also where nothing may be written into the docket. */
export interface FoundCheck extends LastCheck {
  findings: Finding[];
}

const found = new WeakMap<OpenDocket, FoundCheck>();

/** The last full check that was remembered; undefined when there was none. */
export async function lastCheck(docket: OpenDocket): Promise<LastCheck | FoundCheck | undefined> {
  return found.get(docket) ?? parseLast(await readMeta(docket.db, 'lastCheck'));
}

/** The same of a database that may be damaged; undefined when it cannot be read. */
export function lastCheckIn(raw: Database): LastCheck | undefined {
  try {
    const row = raw.prepare<[], { value: string }>("SELECT value FROM meta WHERE key = 'lastCheck'").get();
    return parseLast(row?.value);
  } catch {
    return undefined;
  }
}

/** True a week after the last full check, or after the docket was made. `now` is ISO. */
export async function isCheckDue(docket: OpenDocket, now: string): Promise<boolean> {
  if (docket.readOnly) return false;
  const since = (await lastCheck(docket))?.at ?? docket.createdAt;
  return Date.parse(now) - Date.parse(since) >= CHECK_EVERY_MS;
}

/** A damaged part, and when it was last found sound; undefined when it never was. */
export interface Damage {
  part: CheckPart;
  soundAt: string | undefined;
}

export interface RememberedReport extends CheckReport {
  damage: Damage[];
  /** The parts in which nothing was found. */
  safe: CheckPart[];
}

async function write(docket: OpenDocket, last: LastCheck): Promise<void> {
  await writeMeta(docket.db, 'lastCheck', JSON.stringify(lastCheckSchema.parse(last)));
}

/** Remembers that a part was mended after the last check had found it damaged; what was found stays told. */
export async function rememberMended(docket: OpenDocket, part: CheckPart): Promise<void> {
  const last = found.get(docket);
  if (last === undefined) return;
  const ok = last.findings.every((finding) => finding.ok || finding.part === part);
  const mended = { ...last, ok, soundAt: { ...last.soundAt, [part]: last.at } };
  found.set(docket, mended);
  await write(docket, mended);
}

/** Whether writing into docket.db could make things worse. */
function mayWrite(docket: OpenDocket, { findings }: CheckReport): boolean {
  const broken = findings.some(({ part, ok }) => !ok && (part === 'pages' || part === 'database'));
  return !docket.readOnly && !broken;
}

/**
 * Checks everything, says of each damaged part since when it may be so, and remembers the result in the docket, unless
 * docket.db itself is damaged: nothing is written into that. `now` is ISO.
 */
export async function checkAndRemember(
  docket: OpenDocket,
  now: string,
  options: CheckOptions = {},
): Promise<RememberedReport> {
  const before = await lastCheck(docket).catch(() => undefined);
  const report = await checkDocket(docket, options);
  const at = new Date(now).toISOString();
  const safe = checkParts.filter((part) => report.findings.every((found) => found.part !== part || found.ok));
  const damaged = checkParts.filter((part) => !safe.includes(part));
  const sound = Object.fromEntries(safe.map((part) => [part, at]));
  const last = { at, ok: report.ok, soundAt: { ...before?.soundAt, ...sound } };
  found.set(docket, { ...last, findings: report.findings });
  if (mayWrite(docket, report)) await write(docket, last);
  return { ...report, safe, damage: damaged.map((part) => ({ part, soundAt: before?.soundAt[part] })) };
}
