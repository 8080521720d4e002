import { getDocument, type PDFDocumentProxy, type PDFPageProxy, PDFWorker } from 'pdfjs-dist';
import Reader from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';

/** Character maps for fonts that a PDF names but does not hold, most of them Chinese, Japanese or Korean. */
const characterMaps = import.meta.glob<string>('../../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?inline',
  import: 'default',
});

/** The fourteen fonts that a PDF need not hold. */
const standardFonts = import.meta.glob<string>(
  '../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
  { query: '?inline', import: 'default' },
);

/** Most pixels of an image in a PDF: more would be a trap for the memory. */
const MOST_IMAGE_PIXELS = 64 * 1024 * 1024;

/** Most pixels of a page as it is drawn. */
const MOST_PAGE_PIXELS = 24 * 1024 * 1024;

/** CSS has 96 pixels to the inch, a PDF 72 points. */
export const FULL_SCALE = 96 / 72;

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** The content of one of the program's own files, which came as a `data:` address within a script. */
async function contentOf(
  files: Record<string, () => Promise<string>>,
  filename: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const load = Object.entries(files).find(([path]) => path.endsWith(`/${filename}`))?.[1];
  if (load === undefined) throw new Error(`The program has no ${filename}`);
  const address = await load();
  return bytesOf(address.slice(address.indexOf(',') + 1));
}

/** Gives the reader the maps and fonts of the program; the page may fetch nothing, not even from itself. */
class OwnFiles {
  readonly fetch = ({ kind, filename }: { kind: string; filename: string }) =>
    contentOf(kind === 'cMapUrl' ? characterMaps : standardFonts, filename);
}

/** A PDF that is open in a worker of its own. */
export interface OpenPdf {
  document: Promise<PDFDocumentProxy>;
  /** Ends the worker, and with it everything that was read. */
  close: () => void;
}

/**
 * Opens a PDF. It runs nothing: no script of the document, no form, no link, no attachment, no WebAssembly. What others
 * wrote or stamped on it is shown as it would be printed.
 */
export function openPdf(base64: string): OpenPdf {
  const port = new Reader();
  const task = getDocument({
    data: bytesOf(base64),
    worker: PDFWorker.create({ port }),
    BinaryDataFactory: OwnFiles,
    useWorkerFetch: false,
    useWasm: false,
    // Where the decoders of scanned pages lie, as scripts.
    wasmUrl: new URL('pdf/', document.baseURI).href,
    disableWorkerRendering: true,
    enableXfa: false,
    maxImageSize: MOST_IMAGE_PIXELS,
    verbosity: 0,
  });
  return {
    document: task.promise,
    close: () => {
      void task.destroy().finally(() => port.terminate());
    },
  };
}

/** Draws a page on a canvas of its own, sharp on this screen. `scale` 1 is the size on paper. */
export function drawPage(page: PDFPageProxy, scale: number) {
  const plain = page.getViewport({ scale: scale * FULL_SCALE });
  const wanted = window.devicePixelRatio;
  const fitting = Math.sqrt(MOST_PAGE_PIXELS / (plain.width * plain.height));
  const viewport = page.getViewport({ scale: scale * FULL_SCALE * Math.min(wanted, fitting) });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  canvas.style.width = `${Math.floor(plain.width)}px`;
  canvas.style.height = `${Math.floor(plain.height)}px`;
  return { canvas, task: page.render({ canvas, viewport }) };
}

/** The text of a page, line by line, for those who hear it. */
export async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
}
