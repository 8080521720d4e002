import { DocketError } from '#shared/errors.ts';
import { changeSlots } from './change-slots.ts';
import { type OpenDocket, sessionOf } from './docket.ts';
import { LEAST_KDF, readSlots, type Slot } from './slots.ts';
import { type KdfCost, passphraseSlot, type Secret, type SlotContent } from './wrap.ts';

/** What the slots of the person who opened the docket hold. The secrets stay the session's: do not wipe them. */
export function contentOf(docket: OpenDocket): SlotContent {
  const { key, seed } = sessionOf(docket);
  if (seed === undefined) throw new DocketError('folder-not-writable', { readOnly: true });
  return { docketId: docket.id, personId: docket.person.id, docketKey: key, seed };
}

/** What the key derivation of a slot costs; a recovery slot needs none. */
export function kdfCostOf({ kdf }: Slot): KdfCost {
  if (kdf.algorithm !== 'argon2id13') return LEAST_KDF;
  return { opsLimit: kdf.opsLimit, memLimitBytes: kdf.memLimitBytes };
}

/**
 * Makes the slot that a passphrase has just opened dearer when `cost` asks for more memory than it was made with: the
 * machine became faster, or the docket moved to a faster one. A slot never becomes cheaper.
 */
export async function raiseSlot(docket: OpenDocket, secret: Secret, cost: KdfCost): Promise<void> {
  if (docket.readOnly || !('passphrase' in secret)) return;
  const { slots } = await readSlots(docket.folder);
  const own = slots.find(({ kind, personId }) => kind === 'passphrase' && personId === docket.person.id);
  if (own === undefined || kdfCostOf(own).memLimitBytes >= cost.memLimitBytes) return;
  const slot = await passphraseSlot(contentOf(docket), secret.passphrase, cost);
  const { person } = docket;
  await changeSlots(
    docket,
    { person, action: 'slot.renewed' },
    { in: [slot], out: ({ id }) => id === own.id },
  );
}
