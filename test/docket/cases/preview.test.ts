import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logCase } from '#docket/cases/commands.ts';
import { attachFile } from '#docket/cases/files.ts';
import { MOST_PREVIEW_BYTES, MOST_TEXT_BYTES, previewFile } from '#docket/cases/preview.ts';
import { listEntries } from '#docket/trail/list.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';

let desk: Desk;
let id: string;
beforeAll(async () => {
  desk = await openDesk();
  ({ id } = await logCase(desk.context, 'request', requestRecord));
});
afterAll(() => desk.close());

const text = (words: string) => Buffer.from(words, 'utf8');
const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const shownText = (words: string, encoding = 'utf-8', truncated = false) => ({
  is: 'text',
  text: words,
  encoding,
  truncated,
});
const image = (mediaType: string, content: Buffer) => ({
  is: 'image',
  mediaType,
  base64: content.toString('base64'),
});

/** A content of its own for each case: the same one twice on a case is one attachment. */
const after = (beginning: string) => Buffer.concat([bytes(beginning), randomBytes(20)]);
const png = after('89504e470d0a1a0a');
const jpeg = after('ffd8ff');
const gif = Buffer.concat([text('GIF89a'), randomBytes(9)]);
const webp = Buffer.concat([text('RIFF____WEBP'), randomBytes(9)]);
const bmp = after('424d 46000000 00000000 36000000');
const pdf = text('%PDF-1.7 x');
const svg = '<svg onload="x"/>';

test.each([
  ['a text', 'a.bin', text('Sehr geehrte 女士'), shownText('Sehr geehrte 女士')],
  ['a text with a mark', 'b.txt', text('\uFEFFa'), shownText('a')],
  ['a text in UTF-16', 'a.txt', Buffer.from('\uFEFF女士', 'utf16le'), shownText('女士', 'utf-16le')],
  [
    'a text in UTF-16 of the other order',
    'a.txt',
    Buffer.from('\uFEFF女士您好', 'utf16le').swap16(),
    shownText('女士您好', 'utf-16be'),
  ],
  // 个人信息 as GB 18030 has it.
  ['a text in GB18030', 'a.txt', bytes('b8f6 c8cb d0c5 cfa2 0a'), shownText('个人信息\n', 'gb18030')],
  // “à l’été ” as Western programs of old wrote it: not valid in the encodings before.
  ['an old Western text', 'a.txt', bytes('e020 6c92 e974 e920'), shownText('à l’été ', 'windows-1252')],
  [
    'a text that begins like a bitmap',
    'a.txt',
    text('BM is short for ...'),
    shownText('BM is short for ...'),
  ],
  ['an SVG, as text', 'a.svg', text(svg), shownText(svg)],
  ['an empty file', 'a', Buffer.alloc(0), shownText('')],
  ['a PNG, whatever its name', 'a.txt', png, image('image/png', png)],
  ['a JPEG', 'a', jpeg, image('image/jpeg', jpeg)],
  ['a GIF', 'a', gif, image('image/gif', gif)],
  ['a WebP', 'a', webp, image('image/webp', webp)],
  ['a bitmap', 'a', bmp, image('image/bmp', bmp)],
  ['a PDF', 'a', pdf, { is: 'pdf', base64: pdf.toString('base64') }],
  ['something else', 'a.txt', bytes('01 00 02 c8'), { is: 'none', why: 'unknown-type' }],
  [
    'the beginning of a long text, not cut within a character',
    'a.txt',
    text(`${'a'.repeat(MOST_TEXT_BYTES - 1)}女${'b'.repeat(300_000)}`),
    shownText('a'.repeat(MOST_TEXT_BYTES - 1), 'utf-8', true),
  ],
  [
    'no large image',
    'a.png',
    Buffer.concat([bytes('89504e470d0a1a0a'), Buffer.alloc(MOST_PREVIEW_BYTES)]),
    { is: 'none', why: 'too-large' },
  ],
])('shows %s, without writing to the disk and without an entry', async (_, name, content, preview) => {
  const known = new Set((await desk.docket.files.list()).map((file) => file.id));
  const view = await attachFile(desk.context, id, { name, content });
  const file = view.files.find((one) => !known.has(one.id));
  const stored = await readdir(layoutOf(desk.docket.folder).files);
  const [entry] = await listEntries(desk.docket.db, { limit: 1 });
  expect(await previewFile(desk.context, id, file?.id ?? '')).toEqual({
    name,
    size: content.length,
    preview,
  });
  expect(await readdir(layoutOf(desk.docket.folder).files)).toEqual(stored);
  expect((await listEntries(desk.docket.db, { limit: 1 }))[0]).toEqual(entry);
});
