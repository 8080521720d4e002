import type { Kysely } from 'kysely';
import type { SignedIn } from '#shared/cases/fields.ts';
import type { StepDesk, StepFile } from '#shared/cases/lifecycle.ts';
import type { Tables } from '../database/tables.ts';
import { readMembership } from '../trail/membership.ts';
import type { DocketContext } from './context.ts';

/** Who is signed in, as a record names them. */
export function signedIn({ person: { id, name } }: Pick<DocketContext, 'person'>): SignedIn {
  return { id, name };
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Who takes a step, and who else may decide: the officers of the docket, by name. */
export async function deskOf(db: Kysely<Tables>, context: Pick<DocketContext, 'person'>): Promise<StepDesk> {
  const { members } = await readMembership(db);
  const officers = members.present
    .filter(({ role }) => role === 'officer')
    .map(({ id, name }) => ({ id, name }))
    .toSorted((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
  return { person: signedIn(context), officers };
}

/** The files of a case that an answer of a step may name. */
export async function filesForSteps(db: Kysely<Tables>, caseId: string): Promise<StepFile[]> {
  return db
    .selectFrom('case_files')
    .innerJoin('files', 'files.id', 'case_files.file_id')
    .where('case_files.case_id', '=', caseId)
    .select(['files.id', 'case_files.name', 'files.sha512'])
    .execute();
}
