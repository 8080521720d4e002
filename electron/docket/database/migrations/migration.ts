import type { Database } from '../connection.ts';

/**
 * One step from the schema before it to `version`. `apply` runs inside the runner's transaction and may use nothing of
 * the living code: what it needs is copied into its own file, so that a later refactoring cannot change history.
 */
export interface Migration {
  /** A multiple of 10, kept in `user_version`. */
  readonly version: number;
  readonly apply: (raw: Database) => void;
}
