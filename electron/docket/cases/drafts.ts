import type { Kysely, Transaction } from 'kysely';
import { DocketError } from '#shared/errors.ts';
import type { Tables } from '../database/tables.ts';
import type { Person } from '../vault/docket.ts';
import type { DocketContext } from './context.ts';
import { type Json, toJson } from './json.ts';

/** Characters of JSON that a draft may have: more than the longest form holds. */
const LONGEST_DRAFT = 2_000_000;

/** An auditor types nothing; a responder has forms about incidents alone, whose names begin with the register's. */
function mayHave({ role }: Person, form: string): boolean {
  return role === 'officer' || (role === 'responder' && form.startsWith('incident.'));
}

function assertMayHave(person: Person, form: string): void {
  if (!mayHave(person, form)) throw new DocketError('not-allowed', { role: person.role });
}

export interface Draft {
  body: Json;
  savedAt: string;
}

/** Keeps what was typed into a form so far, in place of what was kept before. No entry: nothing was decided. */
export async function saveDraft(context: DocketContext, form: string, body: Json): Promise<void> {
  assertMayHave(context.person, form);
  const text = JSON.stringify(body);
  if (text.length > LONGEST_DRAFT) throw new DocketError('bad-input', { fields: ['body: too long'] });
  const values = { form, body: text, updated_at: new Date(context.now()).toISOString() };
  await context.docket.db
    .insertInto('drafts')
    .values({ id: form, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

/** What was typed into a form; undefined when nothing is kept. */
export async function getDraft(context: DocketContext, form: string): Promise<Draft | undefined> {
  assertMayHave(context.person, form);
  const { db } = context.docket;
  const row = await db.selectFrom('drafts').selectAll().where('id', '=', form).executeTakeFirst();
  return row && { body: toJson(JSON.parse(row.body)), savedAt: row.updated_at };
}

/** The forms with a draft, the newest first. */
export async function listDrafts(context: DocketContext): Promise<{ form: string; savedAt: string }[]> {
  const rows = await context.docket.db
    .selectFrom('drafts')
    .select(['form', 'updated_at'])
    .orderBy('updated_at', 'desc')
    .execute();
  return rows
    .filter(({ form }) => mayHave(context.person, form))
    .map((row) => ({ form: row.form, savedAt: row.updated_at }));
}

/** Throws away the draft of a form that its person closed. */
export async function discardDraft(context: DocketContext, form: string): Promise<void> {
  assertMayHave(context.person, form);
  await dropDraft(context.docket.db, form);
}

/** Throws away a draft; in the transaction of the command that used it, so that neither is kept without the other. */
export async function dropDraft(
  db: Kysely<Tables> | Transaction<Tables>,
  form: string | undefined,
): Promise<void> {
  if (form !== undefined) await db.deleteFrom('drafts').where('id', '=', form).execute();
}
