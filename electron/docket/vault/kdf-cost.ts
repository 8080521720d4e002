import { randomBytes } from 'node:crypto';
import { totalmem } from 'node:os';
import { LEAST_KDF, MOST_KDF } from './slots.ts';
import { type KdfCost, stretch } from './wrap.ts';

/** How long the derivation of a key shall take at most, in milliseconds: about a second, felt once at each unlock. */
const LONGEST_MS = 1200;

/** A slot may be opened on a smaller machine one day, and a derivation must not push everything else out of memory. */
const LARGEST_SHARE_OF_MEMORY = 1 / 4;

/**
 * The cost whose derivation takes about a second on a machine on which the least cost takes `leastMs`. Memory grows in
 * doublings (that is what makes guessing dear), never below the least nor above 1 GiB.
 */
export function costFor(leastMs: number, memoryBytes: number): KdfCost {
  const { opsLimit } = LEAST_KDF;
  const mostBytes = Math.min(MOST_KDF.memLimitBytes, memoryBytes * LARGEST_SHARE_OF_MEMORY);
  let memLimitBytes: number = LEAST_KDF.memLimitBytes;
  for (;;) {
    const next = memLimitBytes * 2;
    if (next > mostBytes || leastMs * (next / LEAST_KDF.memLimitBytes) > LONGEST_MS) break;
    memLimitBytes = next;
  }
  return { opsLimit, memLimitBytes };
}

/** Measures this machine (some tenths of a second) and gives the cost that new slots shall have on it. */
export async function measureCost(): Promise<KdfCost> {
  const begin = performance.now();
  await stretch(randomBytes(16), randomBytes(16), LEAST_KDF);
  return costFor(performance.now() - begin, totalmem());
}
