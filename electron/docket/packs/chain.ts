import { z } from 'zod';
import { parseBounded } from '../foreign/bounded-json.ts';
import { genesisHash, hashEntry } from '../trail/entry.ts';
import { isSignedBy, keyIdOf } from '../trail/signature.ts';
import { packSignerSchema, type TrailLine, trailLineSchema } from './content.ts';

/** What the signed bag-info.txt says of the trail in the pack. */
export interface TrailClaim {
  docketId: string;
  /** True: every entry from the first one on must be there. */
  complete: boolean;
  /** Entries in the pack. */
  entries: number;
  /** Entries of the whole trail, and the hash of its last. */
  count: number;
  head: string;
}

/** Whose key is whose: key id to person and public key. */
export type PackSigners = ReadonlyMap<string, { personId: string; publicKey: Buffer }>;

/** More than an entry of the program holds: a record lies a few levels deep, an accepted law moves thousands of clocks. */
const ENTRY = { depth: 64, values: 1_000_000 };
/** A list of people with their keys. */
const SIGNERS = { depth: 8, values: 100_000 };

const signersFileSchema = z.object({ signers: z.array(packSignerSchema) });

/** The keys in the text of signers.json; undefined when it is not of that form or an id is not that of its key. */
export function readSigners(text: string): PackSigners | undefined {
  try {
    const { signers } = signersFileSchema.parse(parseBounded(text, SIGNERS));
    const keys = signers.map(({ keyId, personId, publicKey: hex }) => {
      const publicKey = Buffer.from(hex, 'hex');
      if (keyIdOf(publicKey) !== keyId) throw new Error(keyId);
      return [keyId, { personId, publicKey }] as const;
    });
    return new Map(keys);
  } catch {
    return undefined;
  }
}

/**
 * Recomputes the trail of a pack from its lines: every seal, every signature, every link between neighbours, and for a whole trail its
 * first link, its length and its head. Returns the number of the entry at which it breaks, or undefined.
 */
export async function findBreak(
  lines: AsyncIterable<string>,
  claim: TrailClaim,
  signers: PackSigners,
): Promise<number | undefined> {
  let last = { seq: 0, hash: genesisHash(claim.docketId) };
  let seen = 0;
  for await (const line of lines) {
    seen += 1;
    const entry = readLine(line);
    const expected = claim.complete ? last.seq + 1 : (entry?.seq ?? 0);
    if (!entry || entry.seq !== expected || entry.seq <= last.seq || entry.seq > claim.count)
      return last.seq + 1;
    const linked = entry.seq !== last.seq + 1 || entry.previousHash === last.hash;
    if (!linked || hashEntry(entry) !== entry.hash || !isSigned(entry, signers)) return entry.seq;
    last = entry;
  }
  if (seen !== claim.entries) return last.seq + 1;
  if (claim.complete && last.seq !== claim.count) return last.seq + 1;
  if (last.seq === claim.count && claim.count > 0 && last.hash !== claim.head) return last.seq;
  return undefined;
}

/** Whether an entry carries the signature of its person. */
function isSigned(entry: TrailLine, signers: PackSigners): boolean {
  const signer = signers.get(entry.signer ?? '');
  return (
    signer?.personId === entry.personId && isSignedBy(signer.publicKey, entry.hash, entry.signature ?? '')
  );
}

function readLine(line: string): TrailLine | undefined {
  try {
    return trailLineSchema.parse(parseBounded(line, ENTRY));
  } catch {
    return undefined;
  }
}
