import sodium from 'sodium-native';

/**
 * Signatures in the format of minisign 0.11 (https://jedisct1.github.io/minisign/, "Signature format"), so that an
 * auditor checks a pack with a tool that is not ours. Only prehashed signatures (`ED`, Ed25519 over BLAKE2b-512).
 */

const PUBLIC_KEY_ALGORITHM = Buffer.from('Ed', 'latin1');
const PREHASHED_ALGORITHM = Buffer.from('ED', 'latin1');
const KEY_ID_BYTES = 8;
const PREHASH_BYTES = 64;
const UNTRUSTED = 'untrusted comment: ';
const TRUSTED = 'trusted comment: ';
/** Line one of a signature file is signed by nobody; ours is always this one, so that a changed one is noticed. */
const SIGNATURE_COMMENT = 'signature by Privacy Docket, check it with: minisign -V';

export interface PublicKey {
  /** Ed25519 public key, 32 bytes. */
  publicKey: Buffer;
  /** 8 bytes that tell which key signed; here the first bytes of the key's own BLAKE2b-512. */
  keyId: Buffer;
}

export interface SigningKey extends PublicKey {
  /** Ed25519 secret key, 64 bytes. It never leaves the docket. */
  secretKey: Buffer;
}

export interface Signature {
  keyId: Buffer;
  signature: Buffer;
  trustedComment: string;
  globalSignature: Buffer;
}

/** Makes a new Ed25519 key pair. */
export function createSigningKey(): SigningKey {
  const publicKey = Buffer.alloc(sodium.crypto_sign_PUBLICKEYBYTES);
  const secretKey = Buffer.alloc(sodium.crypto_sign_SECRETKEYBYTES);
  sodium.crypto_sign_keypair(publicKey, secretKey);
  return { publicKey, secretKey, keyId: keyIdOf(publicKey) };
}

/** The key id that belongs to a public key: its BLAKE2b-512, first 8 bytes. */
export function keyIdOf(publicKey: Buffer): Buffer {
  return prehash(publicKey).subarray(0, KEY_ID_BYTES);
}

/** A key id as minisign prints it: 16 hex digits of the little-endian number. */
export function writeKeyId(keyId: Buffer): string {
  return keyId.readBigUInt64LE().toString(16).toUpperCase().padStart(16, '0');
}

/** The public key in one line, as `minisign -V -P` takes it. */
export function writeKeyLine(key: PublicKey): string {
  return Buffer.concat([PUBLIC_KEY_ALGORITHM, key.keyId, key.publicKey]).toString('base64');
}

/** The text of a public key file (`docket.pub`). */
export function writePublicKey(key: PublicKey): string {
  return `${UNTRUSTED}minisign public key ${writeKeyId(key.keyId)}\n${writeKeyLine(key)}\n`;
}

/** Reads a public key file or the bare key line; undefined when it is neither. */
export function readPublicKey(text: string): PublicKey | undefined {
  const line = text.startsWith(UNTRUSTED) ? text.split('\n')[1] : text;
  const bytes = decodeBase64(line?.trim() ?? '', 2 + KEY_ID_BYTES + sodium.crypto_sign_PUBLICKEYBYTES);
  if (!bytes?.subarray(0, 2).equals(PUBLIC_KEY_ALGORITHM)) return undefined;
  return { keyId: bytes.subarray(2, 2 + KEY_ID_BYTES), publicKey: bytes.subarray(2 + KEY_ID_BYTES) };
}

/** Signs bytes; `trustedComment` is signed too and must be one line. Returns the text of the signature file. */
export function signMinisign(data: Buffer, key: SigningKey, trustedComment: string): string {
  const signature = sign(prehash(data), key.secretKey);
  const comment = trustedComment.replaceAll(/[\r\n]+/g, ' ');
  const globalSignature = sign(Buffer.concat([signature, Buffer.from(comment)]), key.secretKey);
  return writeSignature({ keyId: key.keyId, signature, trustedComment: comment, globalSignature });
}

/** The text of a signature file with our own untrusted comment. */
export function writeSignature(parts: Signature): string {
  const head = Buffer.concat([PREHASHED_ALGORITHM, parts.keyId, parts.signature]).toString('base64');
  return (
    `${UNTRUSTED}${SIGNATURE_COMMENT}\n${head}\n` +
    `${TRUSTED}${parts.trustedComment}\n${parts.globalSignature.toString('base64')}\n`
  );
}

/** Reads a signature file; undefined when it is none or of the old kind that is not prehashed. */
export function readSignature(text: string): Signature | undefined {
  const [untrusted, head, trusted, global] = text.split(/\r?\n/);
  if (!untrusted?.startsWith(UNTRUSTED) || !trusted?.startsWith(TRUSTED)) return undefined;
  const bytes = decodeBase64(head ?? '', 2 + KEY_ID_BYTES + sodium.crypto_sign_BYTES);
  const globalSignature = decodeBase64(global ?? '', sodium.crypto_sign_BYTES);
  if (!globalSignature || !bytes?.subarray(0, 2).equals(PREHASHED_ALGORITHM)) return undefined;
  return {
    keyId: bytes.subarray(2, 2 + KEY_ID_BYTES),
    signature: bytes.subarray(2 + KEY_ID_BYTES),
    trustedComment: trusted.slice(TRUSTED.length),
    globalSignature,
  };
}

/**
 * True when `signatureText` is a valid minisign signature over `data` by the key in `publicKeyText`, trusted comment
 * included. What a pack signs is its tag manifest, a few lines: no stream is needed.
 */
export function verifyMinisign(data: Buffer, signatureText: string, publicKeyText: string): boolean {
  const key = readPublicKey(publicKeyText);
  const parts = readSignature(signatureText);
  if (!key || !parts || !signedComment(parts, key)) return false;
  return sodium.crypto_sign_verify_detached(parts.signature, prehash(data), key.publicKey);
}

/** True when the key made this signature file, whatever it was made over: signature and trusted comment are one. */
export function signedComment(parts: Signature, key: PublicKey): boolean {
  const commented = Buffer.concat([parts.signature, Buffer.from(parts.trustedComment)]);
  return (
    key.keyId.equals(parts.keyId) &&
    sodium.crypto_sign_verify_detached(parts.globalSignature, commented, key.publicKey)
  );
}

function sign(message: Buffer, secretKey: Buffer): Buffer {
  const signature = Buffer.alloc(sodium.crypto_sign_BYTES);
  sodium.crypto_sign_detached(signature, message, secretKey);
  return signature;
}

/** BLAKE2b-512 by libsodium: Electron's own crypto (BoringSSL) does not have it. */
function prehash(data: Buffer): Buffer {
  const digest = Buffer.alloc(PREHASH_BYTES);
  sodium.crypto_generichash(digest, data);
  return digest;
}

/** Strict base64 of exactly `length` bytes: Node's own decoder skips what it does not know. */
function decodeBase64(text: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === length && bytes.toString('base64') === text ? bytes : undefined;
}
