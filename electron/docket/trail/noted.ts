import type { Kysely } from 'kysely';
import type { NotedReport, NotedVerdict } from '#shared/contract/trail.ts';
import type { Tables, TrailRow } from '../database/tables.ts';
import type { TrailHead } from './append.ts';
import type { TrailReport } from './verify.ts';

type Found = Pick<TrailRow, 'hash' | 'at' | 'zone' | 'person_name'> | undefined;

function verdictOn(noted: TrailHead, found: Found, report: TrailReport, highest: number): NotedVerdict {
  if (!found) return noted.seq > highest ? 'shorter' : 'gone';
  if (found.hash !== noted.hash) return 'another';
  const { firstProblem } = report;
  return firstProblem && firstProblem.seq <= noted.seq ? 'unproven' : 'holds';
}

/**
 * Compares a head that was noted, printed or exported with the trail, of which `report` is the verification. That it holds
 * is said only where everything up to it is proven.
 */
export async function judgeNoted(
  db: Kysely<Tables>,
  noted: TrailHead,
  report: TrailReport,
): Promise<NotedReport> {
  const { highest } = await db
    .selectFrom('trail')
    .select((eb) => eb.fn.max('seq').as('highest'))
    .executeTakeFirstOrThrow();
  const found = await db
    .selectFrom('trail')
    .select(['hash', 'at', 'zone', 'person_name'])
    .where('seq', '=', noted.seq)
    .executeTakeFirst();
  const count = highest ?? 0;
  const verdict = verdictOn(noted, found, report, count);
  return {
    verdict,
    seq: noted.seq,
    count,
    ...(verdict === 'holds' && found
      ? { entry: { at: found.at, zone: found.zone, by: found.person_name } }
      : {}),
  };
}
