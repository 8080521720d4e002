import type { FilePreview } from '#shared/contract/case.ts';
import { DocketError } from '#shared/errors.ts';
import { withSameKey } from '../vault/loans.ts';
import type { DocketContext } from './context.ts';
import { readFile } from './files.ts';
import { readText } from './preview-text.ts';

/** Most bytes of an image or a PDF that are shown: they lie in memory, in the docket process and in the window. */
export const MOST_PREVIEW_BYTES = 16 * 1024 * 1024;

/** Most bytes of a text: nobody reads more inside a window. */
export const MOST_TEXT_BYTES = 1024 * 1024;

/** How a kind of file begins. The content decides, not the name: a name is what somebody typed. */
const BEGINNINGS: readonly { mediaType: string; parts: readonly { at: number; bytes: string }[] }[] = [
  { mediaType: 'image/png', parts: [{ at: 0, bytes: '\x89PNG\r\n\x1a\n' }] },
  { mediaType: 'image/jpeg', parts: [{ at: 0, bytes: '\xff\xd8\xff' }] },
  { mediaType: 'image/gif', parts: [{ at: 0, bytes: 'GIF8' }] },
  {
    mediaType: 'image/webp',
    parts: [
      { at: 0, bytes: 'RIFF' },
      { at: 8, bytes: 'WEBP' },
    ],
  },
  // The four bytes after the size are always zero; a text that begins with BM has none.
  {
    mediaType: 'image/bmp',
    parts: [
      { at: 0, bytes: 'BM' },
      { at: 6, bytes: '\0\0\0\0' },
    ],
  },
  { mediaType: 'application/pdf', parts: [{ at: 0, bytes: '%PDF-' }] },
];

function mediaTypeOf(content: Buffer): string | undefined {
  const begins = ({ at, bytes }: { at: number; bytes: string }) =>
    content.subarray(at, at + bytes.length).equals(Buffer.from(bytes, 'latin1'));
  return BEGINNINGS.find(({ parts }) => parts.every(begins))?.mediaType;
}

async function sizeOf(context: DocketContext, fileId: string): Promise<number> {
  const { size } = await context.docket.db
    .selectFrom('files')
    .select('size')
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow(() => new DocketError('file-missing', { file: fileId }));
  return size;
}

/**
 * An attachment for the window to show, without a file on the disk: a text as such, an image or a PDF as base64. Of a long
 * text the beginning; what is none of these, or too large, is only named. An SVG is shown as text: it may hold scripts.
 * A look leaves no entry in the trail, like any other page of a case: nothing left the docket.
 * Errors: `unknown-case`, `file-missing`, `file-damaged`.
 */
export function previewFile(
  context: DocketContext,
  caseId: string,
  fileId: string,
): Promise<{ name: string; size: number; preview: FilePreview }> {
  return withSameKey(context.docket, async () => {
    const { name, content } = await readFile(context, caseId, fileId);
    const size = await sizeOf(context, fileId);
    const chunks: Buffer[] = [];
    try {
      return { name, size, preview: await previewOf(content, size, chunks) };
    } finally {
      for (const chunk of chunks) chunk.fill(0);
    }
  });
}

/** Reads as much of a content as is shown of it, into `chunks`, which the caller wipes. */
async function previewOf(
  content: AsyncIterable<Buffer>,
  size: number,
  chunks: Buffer[],
): Promise<FilePreview> {
  let mediaType: string | undefined;
  let read = 0;
  for await (const chunk of content) {
    if (read === 0) mediaType = mediaTypeOf(chunk);
    if (mediaType !== undefined && size > MOST_PREVIEW_BYTES) {
      chunk.fill(0);
      return { is: 'none', why: 'too-large' };
    }
    chunks.push(chunk);
    read += chunk.length;
    if (mediaType === undefined && read > MOST_TEXT_BYTES) break;
  }
  const whole = Buffer.concat(chunks);
  try {
    return shownAs(whole, mediaType);
  } finally {
    whole.fill(0);
  }
}

function shownAs(content: Buffer, mediaType: string | undefined): FilePreview {
  if (mediaType === 'application/pdf') return { is: 'pdf', base64: content.toString('base64') };
  if (mediaType !== undefined) return { is: 'image', mediaType, base64: content.toString('base64') };
  const truncated = content.length > MOST_TEXT_BYTES;
  const text = readText(content.subarray(0, MOST_TEXT_BYTES), !truncated);
  return text === undefined ? { is: 'none', why: 'unknown-type' } : { is: 'text', ...text, truncated };
}
