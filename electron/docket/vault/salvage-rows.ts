import type { Database } from '../database/connection.ts';
import { codeOfFailure } from '../database/errors.ts';

/** A row by its columns, as the driver gives it. */
export type Row = Record<string, unknown>;

/** Queries that one table may cost: a broken page takes some forty to walk around. */
const MOST_QUERIES = 4000;

/** Beyond every row that a docket will ever have, for a table whose last page cannot be read. */
const BEYOND = 2 ** 40;

/** Hands rows on until a page cannot be read. True when it came to the end. */
function walk(rows: Iterable<Row>, take: (row: Row) => void): boolean {
  try {
    for (const row of rows) take(row);
    return true;
  } catch (error) {
    const code = codeOfFailure(error);
    if (code === 'docket-damaged' || code === 'disk-error') return false;
    throw error;
  }
}

function highestRowid(raw: Database, table: string): number {
  try {
    const row = raw.prepare<[], { n: number | null }>(`SELECT max(rowid) AS n FROM "${table}"`).get();
    return row?.n ?? 0;
  } catch {
    return BEYOND;
  }
}

/**
 * Every row of a table that has row numbers, around the pages that cannot be read: from below up to the first broken one,
 * from above down to the last, and the same again for each half of what lies between. Returns how many stretches of row
 * numbers could not be looked at.
 */
function harvestNumbered(raw: Database, table: string, take: (row: Row) => void): number {
  const select = (order: 'ASC' | 'DESC') =>
    raw.prepare<[number, number], Row>(
      `SELECT rowid AS salvage_number, * FROM "${table}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid ${order}`,
    );
  const [up, down] = [select('ASC'), select('DESC')];
  let queries = 0;
  let unreadable = 0;
  const stretch: [number, number][] = [[0, highestRowid(raw, table)]];
  for (let next = stretch.pop(); next !== undefined; next = stretch.pop()) {
    let [low, high] = next;
    queries += 2;
    const numberOf = (row: Row) => Number(row.salvage_number);
    const whole = walk(up.iterate(low, high), (row) => {
      low = numberOf(row) + 1;
      take(row);
    });
    if (whole) continue;
    const rest = walk(down.iterate(low, high), (row) => {
      high = numberOf(row) - 1;
      take(row);
    });
    if (rest || low > high) continue;
    if (low === high || queries > MOST_QUERIES) {
      unreadable += 1;
      continue;
    }
    const middle = Math.floor((low + high) / 2);
    stretch.push([middle + 1, high], [low, middle]);
  }
  return unreadable;
}

/** The same for a table without row numbers, which are all small: from both ends. */
function harvestKeyed(
  raw: Database,
  table: string,
  key: readonly string[],
  take: (row: Row) => void,
): number {
  const order = (direction: string) => key.map((column) => `"${column}" ${direction}`).join(', ');
  const seen = new Set<string>();
  const once = (row: Row) => {
    const id = JSON.stringify(key.map((column) => row[column]));
    if (!seen.has(id)) take(row);
    seen.add(id);
  };
  const select = (direction: string) =>
    raw.prepare<[], Row>(`SELECT * FROM "${table}" ORDER BY ${order(direction)}`).iterate();
  if (walk(select('ASC'), once)) return 0;
  walk(select('DESC'), once);
  return 1;
}

interface Column {
  name: string;
  pk: number;
}

/** The columns of a table, and those of its key. */
export function columnsOf(raw: Database, table: string): { names: string[]; key: string[] } {
  const columns = raw.prepare<[string], Column>('SELECT name, pk FROM pragma_table_info(?)').all(table);
  const key = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
  return { names: columns.map(({ name }) => name), key: key.map(({ name }) => name) };
}

/** Hands on every row of a table that can be read. Returns how many stretches could not; 0 means that it is complete. */
export function harvest(raw: Database, table: string, take: (row: Row) => void): number {
  const { wr } = raw
    .prepare<[string], { wr: number }>("SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?")
    .get(table) ?? { wr: 0 };
  return wr === 1
    ? harvestKeyed(raw, table, columnsOf(raw, table).key, take)
    : harvestNumbered(raw, table, take);
}
