import type { Kysely } from 'kysely';
import type { ClockFact } from '#shared/cases/clock-facts.ts';
import type { Tables } from '../../database/tables.ts';
import { badFields } from '../bad-input.ts';
import { findAttached } from '../file-versions.ts';

/** What shows that something happened: words, a file of the case by its name and its content, or both. */
export type Evidence = Pick<ClockFact, 'evidence' | 'file' | 'fileSha512'>;

/** Reads the evidence among the answers. Throws `bad-input` for a file that is not attached to the case. */
export async function readEvidence(
  db: Kysely<Tables>,
  caseId: string,
  { evidence, file }: Record<string, unknown>,
): Promise<Evidence> {
  const words = typeof evidence === 'string' ? { evidence } : {};
  if (typeof file !== 'string') return words;
  const found = await findAttached(db, caseId, file);
  if (!found) throw badFields([{ path: ['file'], message: 'no file of this case' }]);
  return { ...words, file: found.name, fileSha512: found.sha512 };
}
