/**
 * The part of better-sqlite3-multiple-ciphers that we use. The package ships types, but its `exports` hide them from
 * TypeScript, and they are wider and looser than we want.
 */
declare module 'better-sqlite3-multiple-ciphers' {
  export interface RunResult {
    changes: number;
    lastInsertRowid: number | bigint;
  }

  export interface Statement<Parameters extends unknown[], Row> {
    readonly reader: boolean;
    run(...parameters: Parameters): RunResult;
    get(...parameters: Parameters): Row | undefined;
    all(...parameters: Parameters): Row[];
    iterate(...parameters: Parameters): IterableIterator<Row>;
  }

  export interface Options {
    readonly?: boolean;
    fileMustExist?: boolean;
    /** Milliseconds to wait for a lock. */
    timeout?: number;
  }

  export default class Database {
    constructor(file: string, options?: Options);
    readonly name: string;
    readonly memory: boolean;
    readonly open: boolean;
    readonly inTransaction: boolean;
    prepare<Parameters extends unknown[] = unknown[], Row = unknown>(sql: string): Statement<Parameters, Row>;
    exec(sql: string): this;
    /** Gives the key to the cipher; `x'<hex>'` is a raw key. Returns SQLite's result code. */
    key(key: Buffer): number;
    /** Encrypts the whole file anew; the same spelling of the key. */
    rekey(key: Buffer): number;
    pragma(source: string, options?: { simple?: boolean }): unknown;
    transaction<Result>(work: () => Result): () => Result;
    close(): this;
  }
}
