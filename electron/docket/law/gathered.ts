import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { Move } from '#shared/contract/rulebook.ts';
import type { ClockRow } from '../database/tables.ts';
import { canonicalJson } from '../trail/canonical.ts';
import type { Recount } from './recount.ts';

/** Moves that an entry lists one by one; it holds the number and the hash of all. */
const LISTED_MOVES = 1_000;

/** What is to be written for some cases. */
export interface Batch {
  rows: ClockRow[];
  /** Ids of clocks that end. */
  gone: string[];
  cases: { caseId: string; dueAt: string | null }[];
}

/** A line for everything but the results, and a line for each of those, which are JSON already and need no escaping. */
function pack({ rows, gone, cases }: Batch): Buffer {
  const bare = rows.map(({ result: _result, ...row }) => row);
  const results = rows.map(({ result }) => result ?? '');
  return deflateSync([JSON.stringify({ rows: bare, gone, cases }), ...results].join('\n'), { level: 1 });
}

function unpack(packed: Buffer): Batch {
  const [head = '', ...results] = inflateSync(packed).toString('utf8').split('\n');
  const batch: Batch = JSON.parse(head);
  return { ...batch, rows: batch.rows.map((row, index) => ({ ...row, result: results[index] || null })) };
}

/** One line of an entry: `REQ-2026-0014 eu-gdpr request.response access`, with the date before and after. */
function lineOf({ ref, regime, rule, subject, from, to }: Move) {
  const date = (stand: Move['from']) => (stand === undefined ? undefined : (stand.due ?? stand.state));
  return { field: `${ref} ${regime} ${rule} ${subject}`.trim(), before: date(from), after: date(to) };
}

/**
 * What was counted for all cases until it is written: numbers, the lines of the entry, and the rows. The rows are kept
 * deflated, a batch each, because those of 100,000 clocks are 150 MB and repeat each other.
 */
export class Gathered {
  counted = 0;
  refused = 0;
  moved = 0;
  readonly lines: ReturnType<typeof lineOf>[] = [];
  readonly #hash = createHash('sha256');
  readonly #batches: Buffer[] = [];

  add(recounts: readonly Recount[]): void {
    const moved = recounts.filter(({ moves }) => moves.length > 0);
    const batch: Batch = {
      rows: recounts.flatMap(({ rows }) => rows),
      gone: recounts.flatMap(({ gone }) => gone),
      cases: moved.map(({ caseId, dueAt }) => ({ caseId, dueAt })),
    };
    this.counted += batch.rows.length;
    this.refused += recounts.filter(({ refused }) => refused).length;
    for (const move of moved.flatMap(({ moves }) => moves)) this.#note(move);
    if (batch.rows.length + batch.gone.length === 0) return;
    this.#batches.push(pack(batch));
  }

  #note(move: Move): void {
    const line = lineOf(move);
    this.moved += 1;
    this.#hash.update(`${canonicalJson(line)}\n`);
    if (this.lines.length < LISTED_MOVES) this.lines.push(line);
  }

  get size(): number {
    return this.#batches.length;
  }

  *batches(): Generator<Batch, void> {
    for (const packed of this.#batches) yield unpack(packed);
  }

  /** SHA-256 over the lines of all moves, each as canonical JSON with a line end, in lower-case hex. */
  movesSha256(): string {
    return this.#hash.copy().digest('hex');
  }
}
