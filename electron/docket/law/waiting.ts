import type { Kysely } from 'kysely';
import type { Law } from '#shared/clocks/question.ts';
import type { Move } from '#shared/contract/rulebook.ts';
import type { Tables } from '../database/tables.ts';
import type { PartChange } from './accepted.ts';
import type { Counter, Recount } from './recount.ts';

/** References are plain letters and figures. */
function byRef({ ref: one }: Move, { ref: other }: Move): number {
  return one < other ? -1 : Number(one > other);
}

/** A law that waits to be accepted, and what it would move. */
export class WaitingLaw {
  readonly law: Law;
  readonly parts: readonly PartChange[];
  readonly #counter: Counter;
  readonly #moves = new Map<string, readonly Move[]>();
  readonly #byClock = new Map<string, Move>();
  readonly #refused = new Set<string>();
  #sorted: readonly Move[] | undefined;

  constructor(counter: Counter, parts: readonly PartChange[]) {
    this.law = counter.law;
    this.parts = parts;
    this.#counter = counter;
  }

  /** What would move, by reference. Sorted once: the page asks at each letter that somebody types. */
  get moves(): readonly Move[] {
    this.#sorted ??= [...this.#moves.values()].flat().sort(byRef);
    return this.#sorted;
  }

  /** How many cases keep their clocks because their facts cannot be under the newer law. */
  get refused(): number {
    return this.#refused.size;
  }

  moveOf({ id }: { id: string }): Move | undefined {
    return this.#byClock.get(id);
  }

  take({ caseId, moves, refused }: Recount): void {
    this.forget(caseId);
    if (refused) this.#refused.add(caseId);
    if (moves.length === 0) return;
    this.#moves.set(caseId, moves);
    for (const move of moves) this.#byClock.set(move.clockId, move);
  }

  forget(caseId: string): void {
    this.#sorted = undefined;
    for (const { clockId } of this.#moves.get(caseId) ?? []) this.#byClock.delete(clockId);
    this.#moves.delete(caseId);
    this.#refused.delete(caseId);
  }

  /** Counts one case anew after it was changed. */
  async refresh(db: Kysely<Tables>, caseId: string): Promise<void> {
    const row = await db.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirst();
    if (row === undefined) return;
    const clocks = await db.selectFrom('clocks').selectAll().where('case_id', '=', caseId).execute();
    const recount = this.#counter.count(row, clocks);
    if (recount === undefined) this.forget(caseId);
    else this.take(recount);
  }
}

/** What is known of a newer law; shared by all that work on one open docket. */
export interface NewerLaw {
  found?: WaitingLaw | undefined;
  looking?: Promise<WaitingLaw | undefined> | undefined;
}
