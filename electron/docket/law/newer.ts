import type { DocketContext } from '../cases/context.ts';
import { maySee } from '../vault/roles.ts';
import { partsToAccept } from './accepted.ts';
import { readEffectiveLaw, readPublishedLaw } from './effective.ts';
import { countAll, counterOf } from './recount.ts';
import { WaitingLaw } from './waiting.ts';

/** Forgets what is known of a newer law, because it changed or was accepted; the next question looks anew. */
export function forgetNewer({ newer }: DocketContext): void {
  newer.found = undefined;
  newer.looking = undefined;
}

/**
 * The law that waits to be accepted, with all that it would move; undefined when the accepted law is the one that holds.
 * Counted once, a few cases at a time, and kept until the law or a case changes.
 */
export function waitingLaw(context: DocketContext): Promise<WaitingLaw | undefined> {
  const { newer } = context;
  newer.looking ??= look(context).catch((error: unknown) => {
    newer.looking = undefined;
    throw error;
  });
  return newer.looking;
}

/** The law that waits to be accepted, with what it would move of the cases that the person sees. */
export async function visibleWaitingLaw(
  context: DocketContext,
): Promise<Pick<WaitingLaw, 'parts' | 'moves' | 'refused'> | undefined> {
  const waiting = await waitingLaw(context);
  if (waiting === undefined) return undefined;
  const { parts, moves, refused } = waiting;
  return { parts, refused, moves: moves.filter(({ kind }) => maySee(context.person, kind)) };
}

async function look(context: DocketContext): Promise<WaitingLaw | undefined> {
  const { docket, newer, shipped } = context;
  const law = await readEffectiveLaw(docket.db, shipped);
  const published = await readPublishedLaw(docket.db, shipped);
  const parts = await partsToAccept(docket.db, context.law, law);
  if (parts.length === 0) return undefined;
  const counter = counterOf({ accepted: context.law, law, published }, context.now());
  const waiting = new WaitingLaw(counter, parts);
  // Known from now on, so that a case that is changed meanwhile is counted as it is then.
  newer.found = waiting;
  await countAll(docket.db, counter, (recounts) => {
    for (const recount of recounts) waiting.take(recount);
  });
  context.emit({});
  return waiting;
}

/** Brings what is known of a case up to date after it was changed. */
export async function refreshMoves(context: DocketContext, caseId: string): Promise<void> {
  await context.newer.found?.refresh(context.docket.db, caseId);
}
