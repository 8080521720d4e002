import { extname, isAbsolute, relative, resolve, sep } from 'node:path';
import { pageOrigin } from '#shared/contract/page.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

/** A file of the page and how it is served. */
export interface PageFile {
  readonly path: string;
  readonly mediaType: string;
}

/**
 * Finds the file under `root` that an address of the page names. There is no fallback: an unknown address is a 404.
 * @param root absolute folder of the built page
 * @param address what was asked for, for example `app://docket/assets/index.js`
 * @returns undefined for another origin, a way out of `root`, a path that means different things on different systems,
 *   or a type of file that the page does not consist of
 */
export function findPageFile(root: string, address: string): PageFile | undefined {
  const segments = readSegments(address);
  if (!segments) return undefined;
  const path = resolve(root, ...segments);
  const inside = relative(root, path);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    return undefined;
  const mediaType = mediaTypes[extname(path).toLowerCase()];
  return mediaType ? { path, mediaType } : undefined;
}

function readSegments(address: string): string[] | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== pageOrigin || url.username !== '' || url.password !== '')
    return undefined;
  const path = decode(url.pathname);
  if (path === undefined) return undefined;
  const segments = path === '/' ? ['index.html'] : path.slice(1).split('/');
  return segments.every(isPlainName) ? segments : undefined;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** The build names its files with these characters only; drives, streams, separators and dot names have others. */
function isPlainName(segment: string): boolean {
  return /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/.test(segment);
}
