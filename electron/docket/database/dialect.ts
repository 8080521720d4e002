/// <reference path="./driver.d.ts" />
import type { Statement } from 'better-sqlite3-multiple-ciphers';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { DocketError } from '#shared/errors.ts';
import type { Database } from './connection.ts';
import { toDocketError } from './errors.ts';
import { assertFilesThere } from './presence.ts';
import type { Tables } from './tables.ts';

/** Prepared statements that a connection keeps; more than our code has. */
const STATEMENTS_KEPT = 200;

/**
 * Kysely's connection to the one handle of a docket. Unlike Kysely's own it maps the driver's failures to DocketError
 * (a full disk is `disk-full` wherever it happens) and says `locked` after the docket was closed.
 */
class DocketConnection implements DatabaseConnection {
  readonly #raw: Database;
  /** Statements that write, by their text: preparing one takes as long as running it. SQLite heeds changes of the schema. */
  readonly #writing = new Map<string, Statement<unknown[], unknown>>();

  constructor(raw: Database) {
    this.#raw = raw;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (!this.#raw.open) throw new DocketError('locked');
    try {
      const known = this.#writing.get(query.sql);
      if (known) return write(known, query);
      const statement = this.#raw.prepare<unknown[], R>(query.sql);
      if (statement.reader) return { rows: statement.all(...query.parameters) };
      this.#keep(query.sql, statement);
      return write(statement, query);
    } catch (error) {
      throw toDocketError(error);
    }
  }

  #keep(text: string, statement: Statement<unknown[], unknown>): void {
    const [oldest] = this.#writing.keys();
    if (this.#writing.size >= STATEMENTS_KEPT && oldest !== undefined) this.#writing.delete(oldest);
    this.#writing.set(text, statement);
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    if (!this.#raw.open) throw new DocketError('locked');
    for (const row of this.#raw.prepare<unknown[], R>(query.sql).iterate(...query.parameters)) {
      yield { rows: [row] };
    }
  }
}

function write<R>(statement: Statement<unknown[], unknown>, { parameters }: CompiledQuery): QueryResult<R> {
  const { changes, lastInsertRowid } = statement.run(...parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}

class DocketDriver implements Driver {
  readonly #raw: Database;
  readonly #connection: DocketConnection;

  constructor(raw: Database) {
    this.#raw = raw;
    this.#connection = new DocketConnection(raw);
    assertFilesThere(raw);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  /** Where nothing may be written a transaction only keeps what it reads together. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const readOnly = this.#raw.open && this.#raw.pragma('query_only', { simple: true }) === 1;
    if (!readOnly && this.#raw.open) assertFilesThere(this.#raw);
    await connection.executeQuery(CompiledQuery.raw(readOnly ? 'BEGIN' : 'BEGIN IMMEDIATE'));
  }

  /** What was written while the files were being taken away is not confirmed. */
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const wrote = this.#raw.open && this.#raw.pragma('query_only', { simple: true }) !== 1;
    await connection.executeQuery(CompiledQuery.raw('COMMIT'));
    if (wrote) assertFilesThere(this.#raw);
  }

  /** SQLite has already rolled back after a full disk; a second ROLLBACK would hide the first error. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (!this.#raw.open || !this.#raw.inTransaction) return;
    await connection.executeQuery(CompiledQuery.raw('ROLLBACK'));
  }

  async releaseConnection(): Promise<void> {}

  /** The docket owns the handle and closes it itself. */
  async destroy(): Promise<void> {}
}

class DocketDialect implements Dialect {
  readonly #raw: Database;

  constructor(raw: Database) {
    this.#raw = raw;
  }

  createDriver(): Driver {
    return new DocketDriver(this.#raw);
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): SqliteAdapter {
    return new SqliteAdapter();
  }

  createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db);
  }
}

/**
 * Typed queries on an open handle. There is one connection: transactions run one after another, and a query that is
 * asked for from inside a transaction without going through it waits for ever; use the transaction's own object there.
 */
export function queriesOn(raw: Database): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new DocketDialect(raw) });
}
