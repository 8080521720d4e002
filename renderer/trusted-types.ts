/** As the browser has it; TypeScript's own list of the DOM does not know it yet. */
interface TrustedTypes {
  createPolicy(
    name: 'default',
    rules: {
      createHTML(text: string): string | null;
      createScriptURL(address: string): string | null;
    },
  ): unknown;
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

/**
 * The page's one way from a string to markup: it lets text through that cannot hold an element (the component library
 * writes the content of its style elements so) and refuses every other. Of the addresses of scripts it lets through that
 * of the reader of PDFs, a worker among the program's own files. Code has no way at all. Must run before anything else of
 * the page.
 */
window.trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text.includes('<') ? null : text),
  createScriptURL: (address) =>
    /^app:\/\/docket\/assets\/pdf\.worker\.min-[\w-]+\.js$/.test(address) ? address : null,
});

export {};
