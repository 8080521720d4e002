import sodium from 'sodium-native';
import { DocketError } from '#shared/errors.ts';
import { exclusively, type OpenDocket, sessionOf } from './docket.ts';
import { parseRecoveryKey } from './recovery-key.ts';
import { LEAST_KDF, readSlots, type Slot, writeSlots } from './slots.ts';
import {
  type KdfCost,
  passphraseSlot,
  recoverySlot,
  type Secret,
  type SlotContent,
  type TypedSecret,
} from './wrap.ts';

/** What the slots of the person who opened the docket hold. The secrets stay the session's: do not wipe them. */
export function contentOf(docket: OpenDocket): SlotContent {
  const { key, seed } = sessionOf(docket);
  if (seed === undefined) throw new DocketError('folder-not-writable', { readOnly: true });
  return { docketId: docket.id, personId: docket.person.id, docketKey: key, seed };
}

/** Makes the slot anew that a secret has just opened, with the keys of the session and at the cost that is given. */
export async function renewSlot(
  docket: OpenDocket,
  old: Slot,
  secret: TypedSecret,
  cost: KdfCost,
): Promise<void> {
  const content = contentOf(docket);
  const slot =
    'passphrase' in secret
      ? await passphraseSlot(content, secret.passphrase, cost)
      : await slotOfTyped(content, secret.recoveryKey);
  await exclusively(docket, async () => {
    const slots = await readSlots(docket.folder);
    if (!slots.slots.some(({ id }) => id === old.id)) return;
    const renewed = slots.slots.map((one) => (one.id === old.id ? slot : one));
    await writeSlots(docket.folder, { ...slots, slots: renewed });
  });
}

async function slotOfTyped(content: SlotContent, typed: string): Promise<Slot> {
  const recoveryKey = parseRecoveryKey(typed);
  try {
    return await recoverySlot(content, recoveryKey);
  } finally {
    sodium.sodium_memzero(recoveryKey);
  }
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
  await renewSlot(docket, own, secret, cost);
}
