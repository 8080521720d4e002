import type { Kysely } from 'kysely';
import type { SignedIn } from '#shared/cases/fields.ts';
import type { StepDesk, StepFile } from '#shared/cases/lifecycle.ts';
import type { Tables } from '../database/tables.ts';
import type { DocketContext } from './context.ts';

/** Who is signed in, as a record names them. */
export function signedIn({ person: { id, name } }: Pick<DocketContext, 'person'>): SignedIn {
  return { id, name };
}

/** Who takes a step, and who else may decide: the officers of the docket, by name. */
export async function deskOf(db: Kysely<Tables>, context: Pick<DocketContext, 'person'>): Promise<StepDesk> {
  const officers = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('role', '=', 'officer')
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
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
