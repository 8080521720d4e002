import { randomBytes } from 'node:crypto';
import type { Language } from '#shared/text/texts.ts';
import { looksLikeGroups, parseGroups } from './recovery-groups.ts';
import { formatWords, parseWords } from './recovery-words.ts';

/** A recovery key is 32 random bytes; people see 24 words of them. */
export const RECOVERY_KEY_BYTES = 32;

/** A fresh recovery key. The caller fills it with zeros after use. */
export function createRecoveryKey(): Buffer {
  return randomBytes(RECOVERY_KEY_BYTES);
}

/** The form that people print and type: 24 words, separated by spaces; single characters in Chinese. */
export function formatRecoveryKey(key: Buffer, language: Language): string {
  return formatWords(key, language);
}

/**
 * The key behind what somebody typed: words of either language, or the groups of a key from before there were words.
 * Throws `recovery-key-mistyped` with what `parseWords` and `parseGroups` tell of it. The caller wipes the key.
 */
export function parseRecoveryKey(typed: string): Buffer {
  return looksLikeGroups(typed) ? parseGroups(typed) : parseWords(typed);
}
