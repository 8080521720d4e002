// Puts the decoders of scanned pages beside the built page: pdf.js loads them by their own names, when a PDF needs one.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MODULES } from './paths.mjs';

/** The forms without WebAssembly, which the policy of the page does not allow. */
const DECODERS = ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js'];

/** @returns {import('vite').Plugin} */
export function pdfDecoders() {
  return {
    name: 'pdf-decoders',
    apply: 'build',
    async generateBundle() {
      for (const name of DECODERS) {
        const source = await readFile(join(MODULES, 'pdfjs-dist', 'wasm', name), 'utf8');
        this.emitFile({ type: 'asset', fileName: `pdf/${name}`, source });
      }
    },
  };
}
