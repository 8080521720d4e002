import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy, createNonce } from './csp.ts';
import { findPageFile, type PageFile } from './page-files.ts';

const noncePlace = '{{nonce}}';

/** Makes `app:` a secure origin with code caching. Must run before Electron is ready. */
export function declareScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
}

/** Serves the built page from `root` as `app://docket/`, with the policy in a header, where no markup can undo it. */
export function servePage(session: Session, root: string): void {
  session.protocol.handle('app', async (request) => {
    if (request.method !== 'GET') return refuse(405);
    const file = findPageFile(root, request.url);
    if (!file) return refuse(404);
    try {
      return await answer(file);
    } catch {
      return refuse(404);
    }
  });
}

async function answer(file: PageFile): Promise<Response> {
  const nonce = createNonce();
  const headers = protectiveHeaders(nonce, file.mediaType);
  const content = await readFile(file.path);
  if (!file.path.endsWith('.html')) return new Response(new Uint8Array(content), { headers });
  return new Response(content.toString('utf8').replaceAll(noncePlace, nonce), { headers });
}

function refuse(status: 404 | 405): Response {
  return new Response(null, {
    status,
    headers: protectiveHeaders(createNonce(), 'text/plain; charset=utf-8'),
  });
}

function protectiveHeaders(nonce: string, mediaType: string): Record<string, string> {
  return {
    'Content-Type': mediaType,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
