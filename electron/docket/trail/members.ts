import { z } from 'zod';
import { type Role, roleSchema } from '#shared/contract/people.ts';
import type { TrailEntry } from './entry.ts';
import { isSignedBy, keyIdOf } from './signature.ts';

export type SignatureProblem =
  /** The entry carries no signature. */
  | 'unsigned'
  /** The key that it names belonged to nobody in the docket, or to somebody else than who the entry names. */
  | 'unknown-signer'
  /** The key is known, but what it signed was another content. */
  | 'altered'
  /** Its person may not do what it says: only officers bring people in, and nobody gives somebody else a slot. */
  | 'not-entitled';

/** Somebody who may sign from some entry on. */
export interface KnownSigner {
  keyId: string;
  /** Ed25519, 32 bytes. */
  publicKey: Buffer;
  personId: string;
  personName: string;
  /** Number of the entry that brought the key into the docket. */
  from: number;
  /** Number of the entry that sent its person away. */
  until?: number;
  /** Entries that it signed. */
  entries: number;
}

/** A person of the docket, as signed entries say. */
export interface Member {
  id: string;
  name: string;
  role: Role;
  keyId: string;
  /** Ed25519, 32 bytes. */
  publicKey: Buffer;
  /** When the person was brought in, ISO in UTC. */
  since: string;
  /** When the person was sent away; undefined while the person belongs to the docket. */
  removedAt?: string;
}

const slotMarkSchema = z.object({
  id: z.string(),
  kind: z.enum(['passphrase', 'recovery', 'device']),
  personId: z.string(),
  /** SHA-256 of what the slot wraps and how, lower-case hex. */
  digest: z.string(),
});
/** A slot as the trail knows it: enough to recognise it, nothing that opens it. */
export type SlotMark = z.infer<typeof slotMarkSchema>;

/** A slot of the docket, and when it was taken out. */
export interface KnownSlot extends SlotMark {
  takenOutAt?: string;
}

/** The entries that say who belongs to a docket and what opens it. Every one of them is read at each opening. */
export const MEMBERSHIP_ACTIONS = [
  'docket.created',
  'person.added',
  'person.removed',
  'passphrase.changed',
  'recovery-key.replaced',
  'recovery-key.confirmed',
  'device.remembered',
  'device.forgotten',
  'slot.renewed',
] as const;

export function isOfMembership(action: string): boolean {
  return MEMBERSHIP_ACTIONS.some((one) => one === action);
}

/** Entries that bring a key in. Made by `introduction` and read here, so that the trail needs no table beside it. */
const introductionSchema = z.object({
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  role: roleSchema,
});
const additionSchema = introductionSchema.extend({ personId: z.string(), person: z.string() });
const removalSchema = z.object({ personId: z.string() });
const slotChangeSchema = z.object({
  slots: z.object({ in: z.array(slotMarkSchema), out: z.array(z.string()) }).optional(),
});

/** The details by which an entry brings in the key of a person. */
export function introduction(publicKey: Buffer, role: Role) {
  return { publicKey: publicKey.toString('hex'), role };
}

/** The details by which an entry brings slots in and takes slots, by their ids, out. */
export function slotChange(marks: readonly SlotMark[], out: readonly string[]) {
  return { slots: { in: marks.map((mark) => ({ ...mark })), out: [...out] } };
}

/**
 * Who belongs to a docket, in which role, with which keys and slots, as its signed entries tell while they are read from the
 * beginning: the docket's making brings in its first officer, officers bring in others and send them away, and people
 * bring in and take out their own slots. What an entry says that nobody entitled has signed has no effect.
 */
export class Members {
  readonly #signers = new Map<string, KnownSigner>();
  readonly #ever: KnownSigner[] = [];
  readonly #people = new Map<string, Member>();
  readonly #slots = new Map<string, KnownSlot>();

  /** Everybody whose key was ever brought in, in the order of the trail. */
  get signers(): readonly KnownSigner[] {
    return this.#ever;
  }

  /** Everybody who ever belonged to the docket, in the order of the trail. */
  get people(): readonly Member[] {
    return [...this.#people.values()];
  }

  /** Everybody who belongs to the docket now, the longest first. */
  get present(): readonly Member[] {
    return this.people.filter(({ removedAt }) => removedAt === undefined);
  }

  /** Every slot that ever was one of the docket's. */
  get slots(): ReadonlyMap<string, KnownSlot> {
    return this.#slots;
  }

  /** Looks at the next entry, whose hash must have been checked, and takes over who and what it brings in or sends away. */
  problemOf(entry: TrailEntry): SignatureProblem | undefined {
    if (!entry.signature || !entry.signer) return 'unsigned';
    if (entry.action === 'docket.created' && entry.seq === 1) this.#begin(entry);
    const signer = this.#signers.get(entry.signer);
    if (signer?.personId !== entry.personId) return 'unknown-signer';
    if (!isSignedBy(signer.publicKey, entry.hash, entry.signature)) return 'altered';
    signer.entries += 1;
    return this.#takeOver(entry) ? undefined : 'not-entitled';
  }

  #begin(entry: TrailEntry): void {
    const brought = introductionSchema.safeParse(entry.details);
    if (brought.success) this.#add(entry, { ...brought.data, id: entry.personId, name: entry.personName });
  }

  /** False when the person may not do what the entry says; then nothing of it is taken over. */
  #takeOver(entry: TrailEntry): boolean {
    const isOfficer = this.#people.get(entry.personId)?.role === 'officer';
    const { slots } = slotChangeSchema.safeParse(entry.details).data ?? {};
    const added = entry.action === 'person.added' ? additionSchema.safeParse(entry.details).data : undefined;
    const removed =
      entry.action === 'person.removed' ? removalSchema.safeParse(entry.details).data : undefined;
    if ((added || removed) && !isOfficer) return false;
    const owner = added?.personId ?? entry.personId;
    if (slots && !this.#mayChange(entry, slots, { isOfficer, owner })) return false;
    if (added) this.#add(entry, { ...added, id: added.personId, name: added.person });
    if (removed) this.#remove(entry, removed.personId);
    for (const mark of slots?.in ?? []) this.#slots.set(mark.id, mark);
    for (const id of slots?.out ?? []) this.#takeOut(id, entry.at);
    return true;
  }

  /** A slot is brought in for its own person alone; officers take out every slot, others their own and those of devices. */
  #mayChange(
    { personId }: TrailEntry,
    slots: { in: readonly SlotMark[]; out: readonly string[] },
    { isOfficer, owner }: { isOfficer: boolean; owner: string },
  ): boolean {
    const isFresh = slots.in.every((mark) => mark.personId === owner && !this.#slots.has(mark.id));
    const mayGo = slots.out.every((id) => {
      const slot = this.#slots.get(id);
      return isOfficer || slot?.personId === personId || slot?.kind === 'device';
    });
    return isFresh && mayGo;
  }

  #add(
    { seq, at }: TrailEntry,
    { id, name, role, publicKey: hex }: z.infer<typeof introductionSchema> & { id: string; name: string },
  ): void {
    const publicKey = Buffer.from(hex, 'hex');
    const keyId = keyIdOf(publicKey);
    const signer: KnownSigner = { keyId, publicKey, personId: id, personName: name, from: seq, entries: 0 };
    this.#signers.set(keyId, signer);
    this.#ever.push(signer);
    this.#people.set(id, { id, name, role, keyId, publicKey, since: at });
  }

  #remove({ seq, at }: TrailEntry, personId: string): void {
    for (const [keyId, signer] of this.#signers) {
      if (signer.personId !== personId) continue;
      signer.until = seq;
      this.#signers.delete(keyId);
    }
    const person = this.#people.get(personId);
    if (person) person.removedAt = at;
    for (const { id, personId: owner } of this.#slots.values()) if (owner === personId) this.#takeOut(id, at);
  }

  #takeOut(id: string, at: string): void {
    const slot = this.#slots.get(id);
    if (slot && slot.takenOutAt === undefined) slot.takenOutAt = at;
  }
}
