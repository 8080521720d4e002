import { expect, it } from 'vitest';
import { contentSecurityPolicy, createNonce } from '../../../electron/main/csp.ts';

it('the page policy is exactly this', () => {
  expect(contentSecurityPolicy('bm9uY2U=')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-bm9uY2U='; font-src 'self'; " +
      "img-src 'self' data: blob:; connect-src 'none'; worker-src 'self'; object-src 'none'; frame-src 'none'; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
      'trusted-types default',
  );
});

it('every nonce is new and has 128 bits', () => {
  const nonces = Array.from({ length: 100 }, createNonce);
  expect(new Set(nonces).size).toBe(100);
  for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
});
