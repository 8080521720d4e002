/**
 * What must hold before any other code of the page runs; the page may evaluate no text as code, so that zod must not
 * even try.
 */

/** The nonce that the page was served with: only styles that carry it are allowed beside our own files. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

Object.assign(globalThis, {
  __zod_globalConfig: { jitless: true },
  // react-remove-scroll, which Mantine's dialogs use, reads the nonce of its style from this name.
  __webpack_nonce__: styleNonce,
});
