import { writeFileSync } from 'node:fs';

let kept = false;

/**
 * Keeps the memory of this process out of what the system writes when it crashes: it holds keys and decrypted pages.
 * Linux alone lets a process decide that by itself (core(5), coredump_filter); elsewhere, and where /proc is not there,
 * nothing happens.
 */
export function keepOutOfCoreDumps(): void {
  if (kept || process.platform !== 'linux') return;
  kept = true;
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // A system without /proc, or one that forbids it, dumps as it is set to; docs/security.md says so.
  }
}
