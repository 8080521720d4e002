import { randomUUID } from 'node:crypto';
import sodium from 'sodium-native';
import type { Role } from '#shared/contract/people.ts';
import { DocketError } from '#shared/errors.ts';
import { withDocketErrors } from '../database/errors.ts';
import { signingKey } from '../packs/signing-key.ts';
import { introduction } from '../trail/members.ts';
import { readMembership } from '../trail/membership.ts';
import { changeSlots, readKnownSlots } from './change-slots.ts';
import { type OpenDocket, sessionOf } from './docket.ts';
import { createSeed, Identity } from './identity.ts';
import { measureCost } from './kdf-cost.ts';
import { assertPassphrase, namesAround } from './passphrase.ts';
import { contentOf } from './renew-slot.ts';
import { assertRole } from './roles.ts';
import type { Slot, Slots } from './slots.ts';
import { type KdfCost, openSlot, passphraseSlot, type Secret, wipeOpened } from './wrap.ts';

/** A person of the docket as the list of people shows them. */
export interface ListedPerson {
  id: string;
  name: string;
  role: Role;
  /** When the person was added, ISO in UTC. */
  since: string;
  /** The person whose session this is. */
  self: boolean;
  hasPassphrase: boolean;
  /** The docket's recovery key opens it as this person. */
  holdsRecoveryKey: boolean;
  /** What a guess at the passphrase costs, by Argon2id. */
  kdf?: KdfCost;
}

function costOf(kdf: KdfCost | undefined): Pick<ListedPerson, 'kdf'> {
  return kdf === undefined ? {} : { kdf: { opsLimit: kdf.opsLimit, memLimitBytes: kdf.memLimitBytes } };
}

/** Everybody who belongs to the docket, the longest first. For officers and auditors. */
export async function listPeople(docket: OpenDocket): Promise<ListedPerson[]> {
  assertRole(docket.person, 'officer', 'auditor');
  const { members } = await readMembership(docket.db);
  const { slots } = await readKnownSlots(docket);
  const slotOf = <K extends Slot['kind']>(personId: string, kind: K) =>
    slots.find(
      (slot): slot is Extract<Slot, { kind: K }> => slot.personId === personId && slot.kind === kind,
    );
  return members.present.map(({ id, name, role, since }) => ({
    id,
    name,
    role,
    since,
    self: id === docket.person.id,
    hasPassphrase: slotOf(id, 'passphrase') !== undefined,
    holdsRecoveryKey: slotOf(id, 'recovery') !== undefined,
    ...costOf(slotOf(id, 'passphrase')?.kdf),
  }));
}

/** A passphrase says who opens the docket: two people cannot have the same. */
async function assertUnused(slots: Slots, passphrase: string): Promise<void> {
  try {
    wipeOpened(await openSlot(slots, { passphrase }));
  } catch (error) {
    if (error instanceof DocketError && error.code === 'wrong-passphrase') return;
    throw error;
  }
  throw new DocketError('passphrase-taken');
}

export interface NewPerson {
  name: string;
  role: Role;
  /** The first one; the person replaces it by one that nobody else knows. */
  passphrase: string;
  /** Cost of Argon2id; measured on this machine unless given. */
  kdf?: KdfCost;
}

/**
 * Adds a person with keys and a slot of their own.
 * Errors: `not-allowed` (only officers), `bad-input`, `passphrase-too-weak`, `passphrase-taken`, `disk-full`, `folder-not-writable`.
 */
export async function addPerson(docket: OpenDocket, wanted: NewPerson): Promise<{ id: string }> {
  assertRole(docket.person, 'officer');
  const name = wanted.name.trim();
  if (name === '') throw new DocketError('bad-input', { fields: ['name: empty'] });
  await assertPassphrase(wanted.passphrase, [name, ...(await namesAround(docket))]);
  await assertUnused(await readKnownSlots(docket), wanted.passphrase);
  // An auditor's session writes nothing: what a pack needs to be signed must be there before.
  await signingKey(docket.db);
  const cost = wanted.kdf ?? (await measureCost());
  const personId = randomUUID();
  const seed = createSeed();
  const identity = new Identity(seed);
  try {
    const content = { docketId: docket.id, personId, docketKey: sessionOf(docket).key, seed };
    const slot = await passphraseSlot(content, wanted.passphrase, cost);
    const details = { person: name, personId, ...introduction(identity.publicKey, wanted.role) };
    await withDocketErrors(() =>
      changeSlots(docket, { person: docket.person, action: 'person.added', details }, { in: [slot] }),
    );
    return { id: personId };
  } finally {
    identity.wipe();
    sodium.sodium_memzero(seed);
  }
}

function needed(problem: 'self' | 'last-officer' | 'recovery-key'): DocketError {
  return new DocketError('person-needed', { problem });
}

/**
 * Takes a person's slots away. Who opened the docket before knows its key for ever, from a copy of the folder: rotating
 * the docket key is advised, which the answer says.
 * Errors: `not-allowed` (only officers), `bad-input` for somebody who is not in the docket, `person-needed` with
 * `problem`: `self`, `last-officer`, `recovery-key` (the docket's recovery key opens it as this person: replace it first).
 */
export async function removePerson(docket: OpenDocket, id: string): Promise<{ rotationAdvised: true }> {
  assertRole(docket.person, 'officer');
  const people = await listPeople(docket);
  const person = people.find((one) => one.id === id);
  if (person === undefined) throw new DocketError('bad-input', { fields: ['id: nobody of this docket'] });
  if (person.self) throw needed('self');
  if (person.role === 'officer' && people.filter(({ role }) => role === 'officer').length === 1)
    throw needed('last-officer');
  if (person.holdsRecoveryKey) throw needed('recovery-key');
  const details = { person: person.name, personId: id };
  await withDocketErrors(() =>
    changeSlots(
      docket,
      { person: docket.person, action: 'person.removed', details },
      { out: ({ personId }) => personId === id },
    ),
  );
  return { rotationAdvised: true };
}

export interface PassphraseChange {
  /** The passphrase of today, or the recovery key for somebody who forgot it. */
  current: Secret;
  next: string;
  /** Cost of Argon2id; measured on this machine unless given. */
  kdf?: KdfCost;
}

/**
 * Replaces the passphrase of the person who opened the docket, in every role. Rewraps the person's keys and nothing else.
 * Errors: `wrong-passphrase`, `recovery-key-mistyped`, `recovery-key-mismatch`, `passphrase-too-weak`,
 * `passphrase-taken`, `disk-full`,
 * `folder-not-writable`; then the old passphrase still holds.
 */
export async function changePassphrase(docket: OpenDocket, change: PassphraseChange): Promise<void> {
  await assertPassphrase(change.next, await namesAround(docket));
  const before = await readKnownSlots(docket);
  const opened = await openSlot(before, change.current);
  wipeOpened(opened);
  if (opened.slot.personId !== docket.person.id) throw new DocketError('wrong-passphrase');
  await assertUnused(before, change.next);
  const slot = await passphraseSlot(contentOf(docket), change.next, change.kdf ?? (await measureCost()));
  const isOld = (one: Slot) => one.kind === 'passphrase' && one.personId === docket.person.id;
  await withDocketErrors(() =>
    changeSlots(docket, { person: docket.person, action: 'passphrase.changed' }, { in: [slot], out: isOld }),
  );
}
