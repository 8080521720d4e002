import { randomBytes } from 'node:crypto';

/**
 * The page's Content-Security-Policy: nothing is allowed but what is named. Code, styles and fonts come from the
 * program's own files; the one exception is the style element of the component library, which carries the nonce of its
 * page load. Strings become markup only through the page's own trusted-types policy, which refuses markup, and lets one
 * file be a worker: the reader of PDFs.
 * @param nonce base64, fresh for every page load
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'none'",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/** 128 random bits, as CSP Level 3 asks for. */
export function createNonce(): string {
  return randomBytes(16).toString('base64');
}
