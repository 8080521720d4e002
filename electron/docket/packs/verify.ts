import type { ProblemCode } from './problems.ts';

export interface PackProblem {
  /** Key of the text namespace `packs`, under `problem`. */
  code: ProblemCode;
  /** File inside the pack, relative to its base directory. */
  path?: string;
  detail?: string;
}

export interface PackFacts {
  /** Base directory of the bag. */
  base?: string;
  name?: string;
  docketId?: string;
  made?: string;
  by?: string;
  publicKey?: string;
  keyId?: string;
  files?: number;
  bytes?: number;
  cases?: Record<string, number>;
  trailEntries?: number;
}

export interface PackReport {
  ok: boolean;
  problem?: PackProblem;
  facts: PackFacts;
}

export interface VerifyOptions {
  /** Text of a public key file, or its key line, that the auditor got by another way. */
  expectedPublicKey?: string;
}

export declare function verifyPack(file: string, options?: VerifyOptions): Promise<PackReport>;
