import type { PackContent } from './content.ts';
import type { SigningKey } from './minisign.ts';

export interface BuildOptions {
  onProgress?: (done: number, total: number, path: string) => void;
  /** Stops the work; the half-made file is removed and `cancelled` thrown. */
  signal?: AbortSignal;
  /** Folder with the fonts of the reports; found by itself when absent. */
  fontsDir?: string;
}

export interface BuiltPack {
  file: string;
  size: number;
  sha512: string;
  publicKey: string;
}

export declare function buildPack(
  content: PackContent,
  signer: SigningKey,
  target: string,
  options?: BuildOptions,
): Promise<BuiltPack>;
