import type { TrailRow } from '../database/tables.ts';
import { canonicalJson } from './canonical.ts';
import { ENTRY_FORMAT, hashEntry, type TrailEntry } from './entry.ts';
import { entryOf } from './list.ts';

/** The entry of a row when its seal holds at place `seq`; undefined when it does not. */
export function sealedAt(row: TrailRow, seq: number): TrailEntry | undefined {
  try {
    const entry = entryOf({ ...row, seq });
    const intact =
      row.format === ENTRY_FORMAT &&
      canonicalJson(entry.details) === row.details &&
      hashEntry(entry) === row.hash;
    return intact ? entry : undefined;
  } catch {
    // Details that are no JSON were altered.
    return undefined;
  }
}
