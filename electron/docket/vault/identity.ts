import { randomBytes } from 'node:crypto';
import sodium from 'sodium-native';
import { DocketError } from '#shared/errors.ts';
import { DOCKET_KEY_BYTES } from '../database/connection.ts';
import { keyIdOf, type Signer, signedMessage } from '../trail/signature.ts';

/** Bytes of the seed from which both keys of a person come. */
export const SEED_BYTES = sodium.crypto_sign_SEEDBYTES;

/** Bytes of a docket key that was sealed to a person. */
export const SEALED_KEY_BYTES = DOCKET_KEY_BYTES + sodium.crypto_box_SEALBYTES;

/** A fresh seed. The caller wipes it. */
export function createSeed(): Buffer {
  return randomBytes(SEED_BYTES);
}

/**
 * The secret keys of one person, made from the seed that only the person's slots hold: an Ed25519 key that signs the
 * person's entries, and its X25519 form, to which the docket key is sealed.
 */
export class Identity implements Signer {
  readonly keyId: string;
  readonly publicKey = Buffer.alloc(sodium.crypto_sign_PUBLICKEYBYTES);
  readonly #secretKey = Buffer.alloc(sodium.crypto_sign_SECRETKEYBYTES);
  #wiped = false;

  /** `seed` is not kept; the caller wipes it. */
  constructor(seed: Buffer) {
    sodium.crypto_sign_seed_keypair(this.publicKey, this.#secretKey, seed);
    this.keyId = keyIdOf(this.publicKey);
  }

  sign(hash: string): string {
    if (this.#wiped) throw new DocketError('locked');
    const signature = Buffer.alloc(sodium.crypto_sign_BYTES);
    sodium.crypto_sign_detached(signature, signedMessage(hash), this.#secretKey);
    return signature.toString('hex');
  }

  /** A docket key that was sealed to this person; undefined when it was sealed to somebody else or was changed. */
  openSealed(sealed: Buffer): Buffer | undefined {
    const publicKey = Buffer.alloc(sodium.crypto_box_PUBLICKEYBYTES);
    const secretKey = Buffer.alloc(sodium.crypto_box_SECRETKEYBYTES);
    const docketKey = Buffer.alloc(DOCKET_KEY_BYTES);
    try {
      sodium.crypto_sign_ed25519_pk_to_curve25519(publicKey, this.publicKey);
      sodium.crypto_sign_ed25519_sk_to_curve25519(secretKey, this.#secretKey);
      return sodium.crypto_box_seal_open(docketKey, sealed, publicKey, secretKey) ? docketKey : undefined;
    } finally {
      sodium.sodium_memzero(secretKey);
    }
  }

  /** Ends the identity: from here on it signs nothing. */
  wipe(): void {
    this.#wiped = true;
    sodium.sodium_memzero(this.#secretKey);
  }
}

/** Signs nothing: for a docket in which nothing may be entered. */
export const nobody: Signer = {
  keyId: '',
  publicKey: Buffer.alloc(0),
  sign: () => {
    throw new DocketError('folder-not-writable', { readOnly: true });
  },
};

/**
 * Seals a docket key so that only the holder of `publicKey` (Ed25519) opens it: nobody's passphrase is needed to give
 * everybody a new docket key.
 */
export function sealTo(publicKey: Buffer, docketKey: Buffer): Buffer {
  const boxKey = Buffer.alloc(sodium.crypto_box_PUBLICKEYBYTES);
  sodium.crypto_sign_ed25519_pk_to_curve25519(boxKey, publicKey);
  const sealed = Buffer.alloc(SEALED_KEY_BYTES);
  sodium.crypto_box_seal(sealed, docketKey, boxKey);
  return sealed;
}
