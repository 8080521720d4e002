import { z } from 'zod';
import { type TrailEntry, UNSIGNED_FORMAT } from './entry.ts';
import { isSignedBy, keyIdOf } from './signature.ts';

export type SignatureProblem =
  /** The entry carries no signature although it must. */
  | 'unsigned'
  /** The key that it names belonged to nobody in the docket, or to somebody else than who the entry names. */
  | 'unknown-signer'
  /** The key is known, but what it signed was another content. */
  | 'altered';

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

/** Entries that bring a key in. Made by `introduction` and read here, so that the trail needs no table beside it. */
const introductionSchema = z.object({
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  role: z.enum(['officer', 'responder', 'auditor']),
});
const additionSchema = introductionSchema.extend({ personId: z.string(), person: z.string() });
const removalSchema = z.object({ personId: z.string() });

/** The details by which an entry brings in the key of the person who signs it. */
export function introduction(publicKey: Buffer, role: 'officer' | 'responder' | 'auditor') {
  return { publicKey: publicKey.toString('hex'), role };
}

/**
 * Who may sign, as the trail itself tells while it is read from its beginning: the docket's making brings in its first
 * officer, officers bring in others and send them away, and whoever belonged to a docket from before signatures brings
 * in the own key once (`signature.begun`).
 */
export class KnownSigners {
  readonly #signedFrom: number;
  readonly #known = new Map<string, { signer: KnownSigner; role: string }>();
  readonly #ever: KnownSigner[] = [];
  #begun = false;

  /** `signedFrom`: number of the first entry that must be signed. */
  constructor(signedFrom: number) {
    this.#signedFrom = signedFrom;
  }

  /** Everybody whose key was ever brought in, in the order of the trail. */
  get all(): readonly KnownSigner[] {
    return this.#ever;
  }

  /** Looks at the next entry, whose hash must have been checked, and takes over who it brings in or sends away. */
  problemOf(entry: TrailEntry): SignatureProblem | undefined {
    if (entry.format === UNSIGNED_FORMAT) {
      return entry.seq >= this.#signedFrom || this.#begun ? 'unsigned' : undefined;
    }
    this.#begun = true;
    if (!entry.signature || !entry.signer) return 'unsigned';
    this.#introduceItself(entry);
    const known = this.#known.get(entry.signer);
    if (known?.signer.personId !== entry.personId) return 'unknown-signer';
    if (!isSignedBy(known.signer.publicKey, entry.hash, entry.signature)) return 'altered';
    known.signer.entries += 1;
    if (known.role === 'officer') this.#takeOver(entry);
    return undefined;
  }

  #introduceItself(entry: TrailEntry): void {
    const first = entry.action === 'docket.created' && entry.seq === 1;
    const late = entry.action === 'signature.begun' && this.#signedFrom > 1;
    if (!first && !late) return;
    const brought = introductionSchema.safeParse(entry.details);
    if (brought.success) this.#add(entry, brought.data, entry.personId, entry.personName);
  }

  #takeOver(entry: TrailEntry): void {
    if (entry.action === 'person.added') {
      const added = additionSchema.safeParse(entry.details);
      if (added.success) this.#add(entry, added.data, added.data.personId, added.data.person);
    }
    if (entry.action === 'person.removed') {
      const removed = removalSchema.safeParse(entry.details);
      for (const [keyId, { signer }] of this.#known) {
        if (signer.personId !== removed.data?.personId) continue;
        signer.until = entry.seq;
        this.#known.delete(keyId);
      }
    }
  }

  #add(
    { seq }: TrailEntry,
    brought: z.infer<typeof introductionSchema>,
    personId: string,
    personName: string,
  ): void {
    const publicKey = Buffer.from(brought.publicKey, 'hex');
    const keyId = keyIdOf(publicKey);
    const signer: KnownSigner = { keyId, publicKey, personId, personName, from: seq, entries: 0 };
    this.#known.set(keyId, { signer, role: brought.role });
    this.#ever.push(signer);
  }
}
