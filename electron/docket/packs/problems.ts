/** What can be wrong with a pack, in the order in which it is looked for. Each is a key of the text `packs.problem`. */
export const problemCodes = [
  'isFolder',
  'notZip',
  'damagedZip',
  'tooLarge',
  'unsafeName',
  'duplicateName',
  'notBag',
  'wrongVersion',
  'notSigned',
  'otherKey',
  'badSignature',
  'badManifest',
  'missing',
  'tagChanged',
  'extra',
  'foreignList',
  'oxumMismatch',
  'payloadChanged',
  'trailBroken',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export interface PackProblem {
  code: ProblemCode;
  /** File inside the pack, relative to its base directory where that is known. */
  path?: string;
  /** What the text names besides: a version, a line, an entry of the trail, a key id. */
  detail?: string;
}

/** Thrown inside the verification to end it at the first problem; it becomes the report. */
export class PackFault extends Error {
  readonly problem: PackProblem;

  constructor(code: ProblemCode, facts: Omit<PackProblem, 'code'> = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'PackFault';
    this.problem = { code, ...facts };
  }
}
