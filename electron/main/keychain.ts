import type { Keychain } from '#shared/contract/device.ts';

/** Electron's `safeStorage`, as far as it is used. In older versions parts of it are missing, or answer at once. */
export interface SafeStorage {
  isAsyncEncryptionAvailable?(): Promise<boolean> | boolean;
  encryptStringAsync?(text: string): Promise<Buffer>;
  decryptStringAsync?(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
  getSelectedStorageBackend?(): string;
}

/** How long the keychain may take to be there. It is asked for a person who waits. */
const LIMIT_MS = 5000;
const LOOK_EVERY_MS = 100;

/** What Chromium puts before a text that it encrypted with its own, public password, on Linux. */
const PUBLIC_PASSWORD_MARK = 'v10';

/** The keychain of the system: encrypts a short text so that only this user's session of the system reads it again. */
export class SystemKeychain {
  readonly #storage: SafeStorage;
  readonly #platform: NodeJS.Platform;
  readonly #limitMs: number;

  constructor(storage: SafeStorage, platform: NodeJS.Platform, limitMs = LIMIT_MS) {
    this.#storage = storage;
    this.#platform = platform;
    this.#limitMs = limitMs;
  }

  /** What it is, and why it is not used. The backend is looked at first: one that only obfuscates calls itself available. */
  async state(): Promise<Keychain> {
    const backend = this.#backend();
    const { isAsyncEncryptionAvailable, encryptStringAsync, decryptStringAsync } = this.#storage;
    if (!isAsyncEncryptionAvailable || !encryptStringAsync || !decryptStringAsync)
      return { backend, refusal: 'unsupported' };
    if (backend === 'basic_text') return { backend, refusal: 'obfuscated' };
    if (backend === 'unknown') return { backend, refusal: 'unknown' };
    if (!(await this.#isAvailable())) return { backend, refusal: 'unavailable' };
    return { backend };
  }

  #backend(): string {
    if (this.#platform === 'darwin') return 'keychain';
    if (this.#platform === 'win32') return 'dpapi';
    return this.#storage.getSelectedStorageBackend?.() ?? 'unknown';
  }

  /**
   * Waits until it is there. Electron 42 says `false` at first and ends the program when something is encrypted before
   * that (electron/electron#51759); later versions wait by themselves.
   */
  async #isAvailable(): Promise<boolean> {
    const end = performance.now() + this.#limitMs;
    for (;;) {
      if (await this.#storage.isAsyncEncryptionAvailable?.()) return true;
      if (performance.now() >= end) return false;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  /** Encrypts a text. Call it when `state` names no refusal. Undefined when the result would only be obfuscated. */
  async encrypt(text: string): Promise<Buffer | undefined> {
    const encrypted = await this.#storage.encryptStringAsync?.(text);
    const isObfuscated =
      this.#platform === 'linux' && encrypted?.subarray(0, 3).toString('latin1') === PUBLIC_PASSWORD_MARK;
    return isObfuscated ? undefined : encrypted;
  }

  /** Decrypts a text; `isOld` when it should be encrypted anew. Undefined when it cannot be decrypted here. */
  async decrypt(encrypted: Buffer): Promise<{ text: string; isOld: boolean } | undefined> {
    try {
      const opened = await this.#storage.decryptStringAsync?.(encrypted);
      return opened && { text: opened.result, isOld: opened.shouldReEncrypt };
    } catch {
      // Electron says only that it failed, which is the answer.
      return undefined;
    }
  }
}
