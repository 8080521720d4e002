import sodium from 'sodium-native';
import { DocketError } from '#shared/errors.ts';
import type { Language } from '#shared/text/texts.ts';
import { nowIso } from '#shared/time.ts';
import { withDocketErrors } from '../database/errors.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import { changeSlots, readKnownSlots } from './change-slots.ts';
import type { OpenDocket } from './docket.ts';
import { createRecoveryKey, formatRecoveryKey } from './recovery-key.ts';
import { contentOf } from './renew-slot.ts';
import { assertRole } from './roles.ts';
import type { Slots } from './slots.ts';
import { openSlot, recoverySlot, wipeOpened } from './wrap.ts';

function recoverySlotsOf({ slots }: Slots) {
  return slots.filter(({ kind }) => kind === 'recovery');
}

/** The slot of the recovery key that was typed back last; undefined before the first was. */
function confirmedSlot(docket: OpenDocket): Promise<string | undefined> {
  return readMeta(docket.db, 'recoverySlot');
}

/**
 * Takes the recovery key that somebody typed back after noting it, proves that it opens this docket and remembers that.
 * From then on it is the only one: the one that it replaces opens nothing any more.
 * Errors: `recovery-key-mistyped`, `recovery-key-mismatch` (also for the old key while a new one waits to be typed back),
 * `slots-damaged`, `disk-full`, `folder-not-writable`.
 */
export async function confirmRecoveryKey(docket: OpenDocket, typed: string): Promise<void> {
  const slots = await readKnownSlots(docket);
  const opened = await openSlot(slots, { recoveryKey: typed });
  wipeOpened(opened);
  const confirmed = await confirmedSlot(docket);
  const waiting = recoverySlotsOf(slots).filter(({ id }) => id !== confirmed);
  if (waiting.length > 0 && opened.slot.id === confirmed) throw new DocketError('recovery-key-mismatch');
  await withDocketErrors(() =>
    changeSlots(
      docket,
      { person: docket.person, action: 'recovery-key.confirmed' },
      {
        out: ({ kind, id }) => kind === 'recovery' && id !== opened.slot.id,
        work: async (trx) => {
          await writeMeta(trx, 'recoveryConfirmedAt', nowIso());
          await writeMeta(trx, 'recoverySlot', opened.slot.id);
        },
      },
    ),
  );
}

/** Whether a recovery key was typed back since the docket was made. */
export async function isRecoveryKeyConfirmed(docket: OpenDocket): Promise<boolean> {
  return (await readMeta(docket.db, 'recoveryConfirmedAt')) !== undefined;
}

/**
 * Makes a new recovery key, which opens the docket as the officer who asks, and returns it as people type it, in words of
 * `language`; it is kept nowhere. The old one holds until the new one was typed back (`confirmRecoveryKey`), so that there is always one that
 * somebody has noted. A new one that was never typed back goes with the next.
 * Errors: `not-allowed` (only officers), `disk-full`, `folder-not-writable`.
 */
export async function replaceRecoveryKey(docket: OpenDocket, language: Language): Promise<string> {
  assertRole(docket.person, 'officer');
  const confirmed = await confirmedSlot(docket);
  const recoveryKey = createRecoveryKey();
  try {
    const fresh = await recoverySlot(contentOf(docket), recoveryKey);
    await withDocketErrors(() =>
      changeSlots(
        docket,
        { person: docket.person, action: 'recovery-key.replaced' },
        { in: [fresh], out: ({ kind, id }) => kind === 'recovery' && id !== confirmed },
      ),
    );
    return formatRecoveryKey(recoveryKey, language);
  } finally {
    sodium.sodium_memzero(recoveryKey);
  }
}
