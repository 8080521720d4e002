import { createHash } from 'node:crypto';
import { DocketError } from '#shared/errors.ts';
import { canonicalJson } from '../trail/canonical.ts';
import type { Member, Members, SlotMark } from '../trail/members.ts';
import type { Slot, Slots } from './slots.ts';
import { type OpenedSlot, openSlot, type Secret } from './wrap.ts';

/**
 * What a signed entry says of a slot. The digest covers everything of it but the sealed docket keys: those change when the
 * docket key is rotated, and are proven by the key check instead.
 */
export function markOf({ sealed: _sealed, nextSealed: _next, ...slot }: Slot): SlotMark {
  const digest = createHash('sha256').update(canonicalJson(slot), 'utf8').digest('hex');
  return { id: slot.id, kind: slot.kind, personId: slot.personId, digest };
}

/** Whether a slot is, word for word, one that the docket has now, of somebody who belongs to it. */
export function isKnown(slot: Slot, members: Members): boolean {
  const known = members.slots.get(slot.id);
  return known !== undefined && known.takenOutAt === undefined && known.digest === markOf(slot).digest;
}

/** Without device slots whose person has no other one: a slots.json with such is neither written nor read. */
function withoutLoneDevices(slots: readonly Slot[]): Slot[] {
  const others = new Set(slots.filter(({ kind }) => kind !== 'device').map(({ personId }) => personId));
  return slots.filter(({ personId }) => others.has(personId));
}

/**
 * The slots that the docket knows: what somebody put back or in is left behind wherever slots.json is written anew. Throws
 * `slots-damaged` when the docket knows none of them.
 */
export function knownOf(slots: Slots, members: Members): Slots {
  const known = withoutLoneDevices(slots.slots.filter((slot) => isKnown(slot, members)));
  if (known.length === 0) throw new DocketError('slots-damaged', { part: 'slots.json', problem: 'unknown' });
  return { ...slots, slots: known };
}

/** The slots that the docket does not know. */
export function strangersIn({ slots }: Slots, members: Members): Slot[] {
  return slots.filter((slot) => !isKnown(slot, members));
}

/**
 * The person as whom a slot opens the docket. Throws `slot-unknown` for a slot that the docket does not have, with
 * `takenOutAt` where it had it once: it was put back into slots.json.
 */
export function admit(members: Members, slot: Slot): Member {
  const { id, kind, personId, signer } = slot;
  const person = members.present.find((one) => one.id === personId);
  if (person !== undefined && person.keyId === signer && isKnown(slot, members)) return person;
  const takenOutAt = members.slots.get(id)?.takenOutAt;
  throw new DocketError('slot-unknown', { kind, ...(takenOutAt && { takenOutAt }) });
}

/**
 * Does something with the first slot that a secret opens and the docket knows: beside one that was put back may stand the one
 * of today, with the same passphrase. Errors: those of `openSlot` and of `work`, `slot-unknown`.
 */
export async function withKnownSlot<T>(
  slots: Slots,
  secret: Secret,
  work: (opened: OpenedSlot) => Promise<T>,
): Promise<T> {
  let left = slots.slots;
  let refused: unknown;
  for (;;) {
    const opened = await openSlot({ ...slots, slots: left }, secret).catch((error: unknown) => {
      throw refused ?? error;
    });
    try {
      return await work(opened);
    } catch (error) {
      if (!(error instanceof DocketError) || error.code !== 'slot-unknown') throw error;
      refused = error;
      left = left.filter(({ id }) => id !== opened.slot.id);
    }
  }
}
