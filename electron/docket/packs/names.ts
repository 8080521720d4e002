import { PackFault } from './problems.ts';

const MOST_NAME_BYTES = 1024;
/** Folders within each other, the file included. What looks for collisions goes through all of them. */
const MOST_PARTS = 16;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The name of a zip member, when it is one that may be unpacked: UTF-8, relative, inside its folder on every system
 * (RFC 8493, 5.2). Throws a PackFault otherwise.
 */
export function readName(raw: Buffer): string {
  const name = decode(raw);
  const parts = name.replace(/\/$/, '').split('/');
  if (raw.length > MOST_NAME_BYTES || parts.length > MOST_PARTS || parts.some(isUnsafe))
    throw new PackFault('unsafeName', { path: show(name) });
  return name;
}

/** Names that end up as one file on a disk that knows no case or composes accents. */
export function findCollision(names: string[]): string | undefined {
  const seen = new Set<string>();
  const files = new Set(names.map(fold));
  for (const name of names) {
    const key = fold(name);
    if (seen.has(key)) return name;
    seen.add(key);
    const folders = key.split('/').slice(0, -1);
    if (folders.some((_, depth) => files.has(folders.slice(0, depth + 1).join('/')))) return name;
  }
  return undefined;
}

/** A name as it may be shown: control characters made visible. */
function show(name: string): string {
  return JSON.stringify(name).slice(1, -1).slice(0, 300);
}

function decode(raw: Buffer): string {
  try {
    return decoder.decode(raw);
  } catch {
    throw new PackFault('unsafeName', { path: raw.toString('hex').slice(0, 80) });
  }
}

function isUnsafe(part: string): boolean {
  // Empty and dotted parts leave the folder; a colon is a drive or a stream; a closing dot or blank vanishes on Windows.
  return part === '' || /^\.{1,2}$/.test(part) || /^~|[\\:\p{Cc}]|[. ]$/u.test(part);
}

function fold(name: string): string {
  return name.replace(/\/$/, '').normalize('NFC').toLowerCase();
}
