import type { PackContent, RegisterKind } from './content.ts';

/** Where everything lies in a pack, relative to its base directory, always with `/`. */
export const paths = {
  startHere: 'START-HERE.txt',
  bagit: 'bagit.txt',
  bagInfo: 'bag-info.txt',
  publicKey: 'docket.pub',
  manifest: 'manifest-sha512.txt',
  tagManifest: 'tagmanifest-sha512.txt',
  signature: 'tagmanifest-sha512.txt.minisig',
  page: 'data/index.html',
  trail: 'data/trail/trail.jsonl',
  signers: 'data/trail/signers.json',
  trailNote: 'data/trail/verify.txt',
  /** The register itself, or the table of one of its parts: `incidents-obligations.csv`. */
  csv: (kind: RegisterKind, part?: string) => `data/registers/${kind}s${part ? `-${part}` : ''}.csv`,
  json: (kind: RegisterKind) => `data/registers/${kind}s.json`,
  schema: (kind: RegisterKind) => `data/registers/${kind}s.schema.json`,
  pdf: (kind: RegisterKind) => `data/reports/${kind}s.pdf`,
};

/** The one directory that the zip unpacks to: `mingguang-optics-pack-2026-11-22`, only signs that every disk takes. */
export function nameBase(content: PackContent): string {
  const slug = content.docket.name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '');
  return `${slug || 'docket'}-pack-${content.made.at.slice(0, 10)}`;
}
