import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { CaseKind, Tables } from './tables.ts';

/** Scripts without spaces between words: each character becomes a word of its own in the index. */
const WORDLESS_SCRIPT = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu;

/** What counts as part of a word, with the marks that FTS5 folds away. */
const WORD = /[\p{L}\p{N}\p{Co}\p{M}]+/gu;
const HAS_WORD = /[\p{L}\p{N}\p{Co}]/u;

/** Longer input is cut: nobody types more, and FTS5 limits the depth of an expression. */
const MOST_TERMS = 24;
const LONGEST_TERM = 100;

/** FTS5 folds accents and case, but not the letters that people write out as two when their keyboard lacks them. */
const WRITTEN_OUT: Record<string, string> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
};

function fold(text: string): string {
  return text.normalize('NFKC').replace(/[ßẞæÆœŒøØłŁ]/g, (letter) => WRITTEN_OUT[letter] ?? letter);
}

/**
 * The form in which text is indexed and looked for: NFKC (full-width letters become plain ones), words only, with a
 * space between each, every Chinese, Japanese and Korean character being a word: any run of them is found without a
 * dictionary. Words are told from signs here and nowhere else: FTS5 knows an older Unicode, and takes each as it stands.
 */
export function segmentForSearch(text: string): string {
  const words = fold(text).replace(WORDLESS_SCRIPT, ' $& ').match(WORD) ?? [];
  return words.filter((word) => HAS_WORD.test(word)).join(' ');
}

/**
 * An FTS5 query that finds every case containing all typed terms; the last term also matches the beginning of a word.
 * Safe for any input: only letters, digits and marks reach FTS5, each term as a quoted phrase. Undefined when there is
 * nothing to look for.
 */
export function searchQuery(typed: string): string | undefined {
  const terms = typed
    .normalize('NFKC')
    .split(/\s+/u)
    .map((term) => Array.from(term).slice(0, LONGEST_TERM).join(''))
    .map(segmentForSearch)
    .filter((term) => term !== '')
    .slice(0, MOST_TERMS);
  if (terms.length === 0) return undefined;
  return `${terms.map((term) => `"${term}"`).join(' ')}*`;
}

/**
 * Replaces the text by which a case is found. Call it in the transaction of the change, with everything of the case that
 * people would search for: reference, title, party, the words of the record, notes.
 */
export async function indexCase(trx: Transaction<Tables>, caseId: string, text: string): Promise<void> {
  const body = segmentForSearch(text);
  await trx
    .insertInto('case_text')
    .values({ case_id: caseId, body })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet({ body }))
    .execute();
}

export interface SearchOptions {
  /** Only cases of these registers. */
  kinds?: readonly CaseKind[];
  /** Most hits to answer; 50 unless told. */
  limit?: number;
}

/** Ids of the cases that contain all typed terms, the best match first. Empty when nothing was typed. */
export async function searchCases(
  db: Kysely<Tables>,
  typed: string,
  options: SearchOptions = {},
): Promise<string[]> {
  const query = searchQuery(typed);
  if (query === undefined) return [];
  const ofKind =
    options.kinds === undefined ? sql`` : sql`AND cases.kind IN (${sql.join([...options.kinds])})`;
  const { rows } = await sql<{ id: string }>`
    SELECT cases.id AS id
    FROM case_search
    JOIN case_text ON case_text.id = case_search.rowid
    JOIN cases ON cases.id = case_text.case_id
    WHERE case_search MATCH ${query} ${ofKind}
    ORDER BY case_search.rank, cases.id
    LIMIT ${options.limit ?? 50}`.execute(db);
  return rows.map((row) => row.id);
}

/** The condition that a row of `cases` contains all typed terms. Holds for none when nothing of it can be looked for. */
export function matchesSearch(typed: string): RawBuilder<boolean> {
  const query = searchQuery(typed);
  if (query === undefined) return sql<boolean>`1 = 0`;
  return sql<boolean>`cases.id IN (
    SELECT case_text.case_id FROM case_search JOIN case_text ON case_text.id = case_search.rowid
    WHERE case_search MATCH ${query})`;
}
