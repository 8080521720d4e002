import type { Kysely, Transaction } from 'kysely';
import { type CaseKind, caseKindSchema } from '#shared/cases/kinds.ts';
import type { DraftLine } from '#shared/contract/drafts.ts';
import { LONGEST_DRAFT, MOST_DRAFTS } from '#shared/contract/drafts.ts';
import { DocketError } from '#shared/errors.ts';
import type { Tables } from '../database/tables.ts';
import type { Person } from '../vault/docket.ts';
import { maySee } from '../vault/roles.ts';
import type { DocketContext } from './context.ts';
import { type Json, toJson } from './json.ts';

/** What a form is about: its register, its case and what is done there, as in `incident.<case id>.assess`. */
interface FormName {
  kind: CaseKind;
  caseId: string | undefined;
  /** `new`, `edit`, `note`, `task`, or a step or an act on a clock. */
  part: string;
}

/** Reads the name of a form; undefined for what is none, such as notes that a repair kept. */
function readForm(form: string): FormName | undefined {
  const [register, second, part] = form.split('.');
  const kind = caseKindSchema.safeParse(register).data;
  if (kind === undefined || second === undefined) return undefined;
  return part === undefined ? { kind, caseId: undefined, part: second } : { kind, caseId: second, part };
}

/** An auditor types nothing; a responder has forms about incidents alone. */
function mayHave(person: Person, form: string): boolean {
  const kind = readForm(form)?.kind;
  return person.role !== 'auditor' && kind !== undefined && maySee(person, kind);
}

function assertMayHave(person: Person, form: string): void {
  if (!mayHave(person, form)) throw new DocketError('not-allowed', { role: person.role });
}

export interface Draft {
  form: string;
  title: string;
  /** What the fields held. */
  body: Json;
  savedAt: string;
}

/** A draft as the form keeps it. `id` is chosen by the form when somebody begins to type. */
export interface NewDraft extends Omit<Draft, 'savedAt'> {
  id: string;
}

type Database = Kysely<Tables> | Transaction<Tables>;

/** The draft of that id, if it is the person's own and of a register that the person sees. */
async function findOwn(db: Database, person: Person, id: string) {
  const row = await db
    .selectFrom('drafts')
    .selectAll()
    .where('id', '=', id)
    .where('person_id', '=', person.id)
    .executeTakeFirst();
  return row && mayHave(person, row.form) ? row : undefined;
}

/**
 * Keeps what was typed so far, in place of what this draft held before; other drafts of the form stay as they are. No entry
 * of the trail: nothing was decided. Nothing is removed to make room.
 * Errors: `not-allowed`, `draft-too-long`, `drafts-full` for one more than `MOST_DRAFTS`.
 */
export async function saveDraft(context: DocketContext, { id, form, title, body }: NewDraft): Promise<void> {
  const { person } = context;
  assertMayHave(person, form);
  const text = JSON.stringify(body);
  if (text.length > LONGEST_DRAFT) throw new DocketError('draft-too-long', { limit: LONGEST_DRAFT });
  const values = { title, body: text, updated_at: new Date(context.now()).toISOString() };
  await context.docket.db.transaction().execute(async (trx) => {
    const kept = await trx.selectFrom('drafts').select(['person_id', 'form']).where('id', '=', id).execute();
    const [own] = kept;
    if (own === undefined) {
      await assertRoom(trx, person);
      await trx
        .insertInto('drafts')
        .values({ id, form, person_id: person.id, ...values })
        .execute();
      return;
    }
    if (own.person_id !== person.id || own.form !== form) {
      throw new DocketError('not-allowed', { role: person.role });
    }
    await trx.updateTable('drafts').set(values).where('id', '=', id).execute();
  });
}

async function assertRoom(trx: Transaction<Tables>, person: Person): Promise<void> {
  const { kept } = await trx
    .selectFrom('drafts')
    .select((eb) => eb.fn.countAll<number>().as('kept'))
    .where('person_id', '=', person.id)
    .executeTakeFirstOrThrow();
  if (kept >= MOST_DRAFTS) throw new DocketError('drafts-full', { limit: MOST_DRAFTS });
}

/** What a draft of the person holds; undefined when there is none of that id. */
export async function getDraft(context: DocketContext, id: string): Promise<Draft | undefined> {
  const row = await findOwn(context.docket.db, context.person, id);
  return (
    row && {
      form: row.form,
      title: row.title,
      body: toJson(JSON.parse(row.body)),
      savedAt: row.updated_at,
    }
  );
}

/** The drafts of the person, the newest first, each with the case that it is about; of one form if it is named. */
export async function listDrafts(context: DocketContext, form?: string): Promise<DraftLine[]> {
  const { person } = context;
  let own = context.docket.db
    .selectFrom('drafts')
    .select(['id', 'form', 'title', 'updated_at'])
    .where('person_id', '=', person.id);
  if (form !== undefined) own = own.where('form', '=', form);
  const rows = await own.orderBy('updated_at', 'desc').orderBy('id').execute();
  const lines = rows.flatMap((row) => {
    const name = readForm(row.form);
    return name && mayHave(person, row.form) ? [{ row, name }] : [];
  });
  const refs = await refsOf(
    context.docket.db,
    lines.flatMap(({ name }) => name.caseId ?? []),
  );
  return lines.map(({ row, name: { kind, caseId, part } }) => ({
    id: row.id,
    form: row.form,
    kind,
    part,
    title: row.title,
    savedAt: row.updated_at,
    ...(caseId === undefined ? {} : { about: { id: caseId, ref: refs.get(caseId) ?? '' } }),
  }));
}

async function refsOf(db: Database, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('cases').select(['id', 'ref']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, ref }) => [id, ref]));
}

/** Throws away a draft of the person and gives back what it held, so that it can be kept again. */
export async function discardDraft(context: DocketContext, id: string): Promise<Draft | undefined> {
  const draft = await getDraft(context, id);
  if (draft) await dropDraft(context.docket.db, context.person, id);
  return draft;
}

/** Throws away a draft; in the transaction of the command that used it, so that neither is kept without the other. */
export async function dropDraft(db: Database, person: Person, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  await db.deleteFrom('drafts').where('id', '=', id).where('person_id', '=', person.id).execute();
}
