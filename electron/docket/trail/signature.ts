import { createHash } from 'node:crypto';
import sodium from 'sodium-native';

/** Bytes of an Ed25519 public key and of a signature. */
const PUBLIC_KEY_BYTES = sodium.crypto_sign_PUBLICKEYBYTES;
const SIGNATURE_BYTES = sodium.crypto_sign_BYTES;

/** What signs the entries of one person. */
export interface Signer {
  /** Of the public key, see `keyIdOf`. */
  readonly keyId: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Buffer;
  /** The Ed25519 signature over `signedMessage(hash)`, lower-case hex. Throws `locked` after the docket was closed. */
  sign(hash: string): string;
}

/** The id of a public key: the first 16 bytes of its SHA-256 in lower-case hex. */
export function keyIdOf(publicKey: Buffer): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 32);
}

/**
 * What is signed for an entry: ASCII, a label and the entry's hash in hex. The label keeps a signature from meaning
 * anything else; the hash covers the docket's id through the chain.
 */
export function signedMessage(hash: string): Buffer {
  return Buffer.from(`privacy-docket/entry/2/${hash}`, 'latin1');
}

/** Whether `signature` (hex) is that of `publicKey` over an entry's hash. */
export function isSignedBy(publicKey: Buffer, hash: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'hex');
  if (bytes.length !== SIGNATURE_BYTES || publicKey.length !== PUBLIC_KEY_BYTES) return false;
  return sodium.crypto_sign_verify_detached(bytes, signedMessage(hash), publicKey);
}

/** The DER header of an Ed25519 public key (RFC 8410, SubjectPublicKeyInfo). */
const SPKI_HEADER = Buffer.from('302a300506032b6570032100', 'hex');

/** A public key as PEM, as OpenSSL reads it. */
export function publicKeyPem(publicKey: Buffer): string {
  const body = Buffer.concat([SPKI_HEADER, publicKey]).toString('base64');
  return `-----BEGIN PUBLIC KEY-----\n${body}\n-----END PUBLIC KEY-----\n`;
}
