import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { z } from 'zod';
import { DocketError } from '#shared/errors.ts';
import { copyRegular, readRegular } from '../foreign/regular-file.ts';
import { canonicalJson } from '../trail/canonical.ts';
import { replaceFile, settle, siblingOf, syncFile } from './durable.ts';
import { SEALED_KEY_BYTES } from './identity.ts';
import { layoutOf } from './layout.ts';

/** Version of slots.json. */
export const SLOTS_FORMAT = 2;

/** Argon2id is never cheaper than this, neither when a slot is made nor when one is read. */
export const LEAST_KDF = { opsLimit: 3, memLimitBytes: 64 * 1024 * 1024 } as const;
/** Nor dearer: a tampered slots.json must not make the program ask for all the memory there is. */
export const MOST_KDF = { opsLimit: 64, memLimitBytes: 1024 * 1024 * 1024 } as const;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

const argonSchema = z.strictObject({
  algorithm: z.literal('argon2id13'),
  opsLimit: z.int().min(LEAST_KDF.opsLimit).max(MOST_KDF.opsLimit),
  memLimitBytes: z.int().min(LEAST_KDF.memLimitBytes).max(MOST_KDF.memLimitBytes),
  salt: hex(16),
});

/** A recovery key or a device key is 256 random bits: there is nothing to guess, so a keyed hash is enough. */
const keyedHashSchema = z.strictObject({ algorithm: z.literal('blake2b'), salt: hex(16) });

const slotBase = {
  id: z.uuid(),
  personId: z.uuid(),
  nonce: hex(24),
  /** The person's seed under the slot's secret. */
  wrapped: hex(48),
  /** The docket key, sealed to the keys that come from the seed. */
  sealed: hex(SEALED_KEY_BYTES),
  /** The docket key that comes, while it is being rotated. */
  nextSealed: hex(SEALED_KEY_BYTES).optional(),
  /** Id of the public key to which it is sealed (`keyIdOf`). */
  signer: hex(16),
};

const slotSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...slotBase, kind: z.literal('passphrase'), kdf: argonSchema }),
  z.strictObject({ ...slotBase, kind: z.literal('recovery'), kdf: keyedHashSchema }),
  /** Opens with a key that one computer keeps, encrypted by the system's keychain. */
  z.strictObject({ ...slotBase, kind: z.literal('device'), kdf: keyedHashSchema }),
]);
export type Slot = z.infer<typeof slotSchema>;
export type SlotKdf = Slot['kdf'];

/** A keychain is lost with its computer: a device slot stands only beside another one of the same person. */
function nobodyHasOnlyDevices(slots: readonly Slot[]): boolean {
  const others = new Set(slots.filter(({ kind }) => kind !== 'device').map(({ personId }) => personId));
  return slots.every(({ personId }) => others.has(personId));
}

/** Everything in slots.json but its checksum. All bytes are lower-case hex. */
const slotsSchema = z.strictObject({
  format: z.literal(SLOTS_FORMAT),
  docketId: z.uuid(),
  createdAt: z.iso.datetime(),
  /** Keyed hash of a fixed label by the docket key: tells a key that does not fit from a database that is damaged. */
  keyCheck: hex(32),
  /** The same of the key that comes, while the docket key is being rotated. */
  nextKeyCheck: hex(32).optional(),
  /** Slots are being changed: until docket.db has said which stay, those of before and those that come stand together. */
  pending: z.literal(true).optional(),
  slots: z.array(slotSchema).min(1).refine(nobodyHasOnlyDevices),
});
export type Slots = z.infer<typeof slotsSchema>;

/** The part of every version of slots.json that never changes: how a damaged file is told from a newer one. */
const envelopeSchema = z.looseObject({ format: z.int().positive(), checksum: hex(64) });

function damaged(problem: string): DocketError {
  return new DocketError('slots-damaged', { part: 'slots.json', problem });
}

/** SHA-512 over the canonical JSON (RFC 8785) of the file's object without its member `checksum`. */
function checksumOf(content: string): string {
  return createHash('sha512').update(content, 'utf8').digest('hex');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DocketError('slots-damaged', { part: 'slots.json', problem: 'no-json' }, { cause: error });
  }
}

const jsonObjectSchema = z.record(z.string(), z.json());

/** Checks and reads the text of slots.json. Errors: `slots-damaged`, `docket-too-new`. */
export function parseSlots(text: string): Slots {
  const file = jsonObjectSchema.safeParse(parseJson(text));
  const envelope = file.success ? envelopeSchema.safeParse(file.data) : undefined;
  if (!file.success || !envelope?.success) throw damaged('form');
  const { checksum, ...content } = file.data;
  if (checksumOf(canonicalJson(content)) !== checksum) throw damaged('checksum');
  if (envelope.data.format > SLOTS_FORMAT) {
    throw new DocketError('docket-too-new', {
      part: 'slots.json',
      found: envelope.data.format,
      known: SLOTS_FORMAT,
    });
  }
  const slots = slotsSchema.safeParse(content);
  if (!slots.success) throw damaged('form');
  return slots.data;
}

/** The text of slots.json: indented for people, with its checksum. */
export function formatSlots(slots: Slots): string {
  const content = slotsSchema.parse(slots);
  return `${JSON.stringify({ ...content, checksum: checksumOf(canonicalJson(content)) }, null, 2)}\n`;
}

/** More than a thousand people have. */
const MOST_SLOTS_BYTES = 4 * 2 ** 20;

/** The bytes of slots.json or of a copy of it. Errors: `file-not-regular`, and those of the file system. */
export function readSlotsFile(file: string): Promise<Buffer> {
  return readRegular(file, { most: MOST_SLOTS_BYTES });
}

/** Reads the slots of a docket's folder. Errors: `slots-damaged` (also when the file is missing), `docket-too-new`. */
export async function readSlots(folder: string): Promise<Slots> {
  let text: string;
  try {
    text = (await readSlotsFile(layoutOf(folder).slots)).toString('utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw damaged('missing');
    throw error;
  }
  return parseSlots(text);
}

/** The slots with a docket key that comes beside the one of today. `seal` gives it, sealed, for each slot. */
export function withNextKey(slots: Slots, nextKeyCheck: string, seal: (slot: Slot) => string): Slots {
  return {
    ...slots,
    nextKeyCheck,
    slots: slots.slots.map((slot) => ({ ...slot, nextSealed: seal(slot) })),
  };
}

/** The slots with one docket key again: the one that came (`toNext`) or the one that was. */
export function withoutNextKey({ nextKeyCheck, ...slots }: Slots, toNext: boolean): Slots {
  return {
    ...slots,
    keyCheck: toNext && nextKeyCheck !== undefined ? nextKeyCheck : slots.keyCheck,
    slots: slots.slots.map(({ nextSealed, ...slot }) =>
      toNext && nextSealed !== undefined ? { ...slot, sealed: nextSealed } : slot,
    ),
  };
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/**
 * Writes slots.json so that at every moment a whole one is there; what it replaces stays as slots.previous.json. A
 * replaced file is kept even when it is damaged: a key that does not open is never thrown away.
 */
export async function writeSlots(folder: string, slots: Slots): Promise<void> {
  const paths = layoutOf(folder);
  const text = formatSlots(slots);
  if (await exists(paths.slots)) {
    const copy = siblingOf(paths.previousSlots);
    await copyRegular(paths.slots, copy);
    await syncFile(copy);
    await settle(copy, paths.previousSlots);
  }
  await replaceFile(paths.slots, text);
}
