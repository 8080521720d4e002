import { DocketError } from '#shared/errors.ts';
import { paths } from './layout.ts';
import {
  keyIdOf,
  readPublicKey,
  readSignature,
  signedComment,
  verifyMinisign,
  writeKeyId,
  writeKeyLine,
  writeSignature,
} from './minisign.ts';
import { PackFault } from './problems.ts';

export interface SealTexts {
  publicKey: string;
  tagManifest: string;
  signature: string;
}

/**
 * Checks the signature of a pack over its tag manifest, and that the key is the expected one where an auditor knows it.
 * Throws a PackFault that names the file which does not fit, and `bad-input` for an expected key that is no key.
 * Returns the key line and the key id.
 */
export function checkSignature(texts: SealTexts, expectedKey?: string): { keyLine: string; keyId: string } {
  const key = readPublicKey(texts.publicKey);
  if (!key) throw new PackFault('notSigned', { path: paths.publicKey });
  const signature = readSignature(texts.signature);
  if (!signature) throw new PackFault('notSigned', { path: paths.signature });
  const keyId = writeKeyId(key.keyId);
  const expected = expectedKey === undefined ? key : readPublicKey(expectedKey);
  if (!expected) throw new DocketError('bad-input', { fields: ['expectedPublicKey'] });
  if (!expected.publicKey.equals(key.publicKey)) throw new PackFault('otherKey', { detail: keyId });
  if (!keyIdOf(key.publicKey).equals(key.keyId))
    throw new PackFault('badSignature', { path: paths.publicKey });
  // The first line of a signature file is signed by nobody, so only ours is taken.
  if (writeSignature(signature) !== texts.signature || !signedComment(signature, key))
    throw new PackFault('badSignature', { path: paths.signature });
  if (!verifyMinisign(Buffer.from(texts.tagManifest), texts.signature, texts.publicKey)) {
    throw new PackFault('badSignature', { path: paths.tagManifest });
  }
  return { keyLine: writeKeyLine(key), keyId };
}
