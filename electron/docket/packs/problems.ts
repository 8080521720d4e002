/** What can be wrong with a pack, in the order in which it is looked for. Each is a key of the text `packs.problem`. */
export const problemCodes = [
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
  'oxumMismatch',
  'payloadChanged',
  'trailBroken',
] as const;
export type ProblemCode = (typeof problemCodes)[number];
