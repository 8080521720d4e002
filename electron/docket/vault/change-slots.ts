import type { Transaction } from 'kysely';
import { DocketError } from '#shared/errors.ts';
import { codeOfFailure } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import { appendEntry, type NewEntry } from '../trail/append.ts';
import { slotChange } from '../trail/members.ts';
import { readMembership } from '../trail/membership.ts';
import type { OpenDocket } from './docket.ts';
import { knownOf, markOf } from './known-slots.ts';
import { withNotes } from './note.ts';
import { readSlots, type Slot, type Slots, writeSlots } from './slots.ts';

/** What becomes of the slots of a docket, and which rows change with them. */
export interface SlotChange {
  in?: readonly Slot[];
  /** Which of those that are there go. */
  out?: (slot: Slot) => boolean;
  work?: (trx: Transaction<Tables>) => Promise<void>;
}

/** slots.json, if it is this docket's. */
async function readOwnSlots(docket: OpenDocket): Promise<Slots> {
  const slots = await readSlots(docket.folder);
  if (slots.docketId === docket.id) return slots;
  throw new DocketError('slots-damaged', { part: 'slots.json', problem: 'other-docket' });
}

/** The slots of slots.json that the docket knows. Errors: `slots-damaged`. */
export async function readKnownSlots(docket: OpenDocket): Promise<Slots> {
  const { members } = await readMembership(docket.db);
  return knownOf(await readOwnSlots(docket), members);
}

/** Writes slots.json after the docket has already decided. Where the disk refuses, the next opening does it. */
async function settleSlots(folder: string, slots: Slots): Promise<void> {
  try {
    await writeSlots(folder, slots);
  } catch (error) {
    if (codeOfFailure(error) === undefined) throw error;
  }
}

/**
 * Brings slots into a docket and takes slots out, with the signed entry that says so; both are kept or neither. What decides
 * is the commit of docket.db, which knows its slots by that entry:
 *
 * 1. slots.json gets the slots of before and those that come, marked `pending`: a kill from here on opens by those of before;
 * 2. docket.db commits the entry: from here on by those of after;
 * 3. slots.json keeps those of after alone.
 *
 * A kill in between leaves slots that the docket does not know; they open nothing, and the next opening takes them out.
 * A slot that the docket does not know is not carried over. Runs in an auditor's session, too.
 * Errors: `slots-damaged`, `disk-full`, `folder-not-writable`; then everything is as it was.
 */
export async function changeSlots(docket: OpenDocket, entry: NewEntry, change: SlotChange): Promise<void> {
  const { in: comes = [], out = () => false, work } = change;
  await withNotes(docket, async (db) => {
    let known: Slots | undefined;
    try {
      const after = await db.transaction().execute(async (trx) => {
        const { members } = await readMembership(trx);
        const before = knownOf(await readOwnSlots(docket), members);
        const goes = before.slots.filter(out);
        const stays = before.slots.filter((slot) => !goes.includes(slot));
        await work?.(trx);
        const isChange = comes.length > 0 || goes.length > 0;
        const told = isChange
          ? slotChange(
              comes.map(markOf),
              goes.map(({ id }) => id),
            )
          : {};
        await appendEntry(trx, { ...entry, details: { ...entry.details, ...told } });
        if (!isChange) return undefined;
        known = before;
        await writeSlots(docket.folder, { ...before, pending: true, slots: [...before.slots, ...comes] });
        return { ...before, slots: [...stays, ...comes] };
      });
      if (after) await settleSlots(docket.folder, withoutPending(after));
    } catch (error) {
      if (known) await settleSlots(docket.folder, withoutPending(known));
      throw error;
    }
  });
}

function withoutPending({ pending: _pending, ...slots }: Slots): Slots {
  return slots;
}
