import type { FilePreview } from '#shared/contract/case.ts';
import { DocketError } from '#shared/errors.ts';
import type { DocketContext } from './context.ts';
import { readFile } from './files.ts';

/** Most bytes that are shown: they lie in memory, in the docket process and in the window. */
export const MOST_PREVIEW_BYTES = 16 * 1024 * 1024;

/** Most bytes of a text: nobody reads more inside a window. */
export const MOST_TEXT_BYTES = 1024 * 1024;

/** How a kind of file begins. The content decides, not the name: a name is what somebody typed. */
const BEGINNINGS: readonly { mediaType: string; at: number; bytes: string }[] = [
  { mediaType: 'image/png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { mediaType: 'image/jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { mediaType: 'image/gif', at: 0, bytes: 'GIF8' },
  { mediaType: 'image/webp', at: 8, bytes: 'WEBP' },
  { mediaType: 'application/pdf', at: 0, bytes: '%PDF-' },
];

function mediaTypeOf(content: Buffer): string | undefined {
  const begins = (at: number, bytes: string) =>
    content.subarray(at, at + bytes.length).equals(Buffer.from(bytes, 'latin1'));
  return BEGINNINGS.find(({ at, bytes }) => begins(at, bytes))?.mediaType;
}

/** The text of a content, in UTF-8 or in UTF-16 with its mark; undefined for what is no text. */
function textOf(content: Buffer): string | undefined {
  const encoding = content[0] === 0xff && content[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(content);
    const plain = text.replace(/[\t\n\f\r]/g, '');
    return /\p{Cc}/u.test(plain) ? undefined : text;
  } catch {
    // Not of this encoding.
    return undefined;
  }
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
 * An attachment for the window to show, without a file on the disk: a text as such, an image or a PDF as base64. What is
 * neither, or too large, is only named. An SVG is shown as text: it may hold scripts.
 * Errors: `unknown-case`, `file-missing`, `file-damaged`.
 */
export async function previewFile(
  context: DocketContext,
  caseId: string,
  fileId: string,
): Promise<{ name: string; size: number; preview: FilePreview }> {
  const { name, content } = await readFile(context, caseId, fileId);
  const size = await sizeOf(context, fileId);
  if (size > MOST_PREVIEW_BYTES) return { name, size, preview: { is: 'none', why: 'too-large' } };
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  try {
    return { name, size, preview: previewOf(whole) };
  } finally {
    for (const part of [whole, ...chunks]) part.fill(0);
  }
}

function previewOf(content: Buffer): FilePreview {
  const mediaType = mediaTypeOf(content);
  if (mediaType === 'application/pdf') return { is: 'pdf', base64: content.toString('base64') };
  if (mediaType !== undefined) return { is: 'image', mediaType, base64: content.toString('base64') };
  const text = textOf(content);
  if (text === undefined) return { is: 'none', why: 'unknown-type' };
  return content.length > MOST_TEXT_BYTES ? { is: 'none', why: 'too-large' } : { is: 'text', text };
}
