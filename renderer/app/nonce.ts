/** The nonce that the page was served with: only styles that carry it are allowed beside our own files. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

// react-remove-scroll, which Mantine's dialogs use, reads the nonce of its style from this name.
Object.assign(globalThis, { __webpack_nonce__: styleNonce });
