import { weighPassphrase } from '#shared/assess/passphrase.ts';
import { SHORTEST_PASSPHRASE } from '#shared/assess/passphrase-weight.ts';
import { DocketError } from '#shared/errors.ts';
import type { OpenDocket } from './docket.ts';
import { readProfile } from './profile.ts';

/** The bytes that go into the key derivation: NFC, so that the same text from another keyboard gives the same key. */
export function passphraseBytes(passphrase: string): Buffer {
  return Buffer.from(passphrase.normalize('NFC'), 'utf8');
}

/** The names that somebody who guesses a passphrase of an open docket would try first: its organisation and who is there. */
export async function namesAround({ db, person }: OpenDocket): Promise<string[]> {
  const { name } = await readProfile(db);
  return [name, person.name];
}

/**
 * Throws `passphrase-too-weak` with `problem` (a PassphraseWeakness, which has its words) and `minimum` (characters).
 * `names`: what belongs to the docket and would be tried first.
 */
export async function assertPassphrase(passphrase: string, names: readonly string[]): Promise<void> {
  const { weakness } = await weighPassphrase(passphrase, names);
  if (weakness === undefined) return;
  throw new DocketError('passphrase-too-weak', { problem: weakness, minimum: SHORTEST_PASSPHRASE });
}
