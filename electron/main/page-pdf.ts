import type { BrowserWindow } from 'electron';

/** The page that the window shows as a tagged PDF, laid out and sized as the page's own rules for paper say. */
export async function pagePdf({ webContents }: BrowserWindow): Promise<Uint8Array<ArrayBuffer>> {
  const paper = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true };
  return Uint8Array.from(await webContents.printToPDF(paper));
}
