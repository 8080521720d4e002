import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it, test } from 'vitest';
import { looksChinese, readEncoded } from '#docket/foreign/encoding.ts';

const western = [
  'Jörg Müller',
  'Éric Lefèvre',
  'Íñigo Núñez',
  'Søren Kjærgaard',
  'Zoë Straße',
  'João Gonçalves',
];
const central = ['Łukasz Źdźbłowski', 'Jiří Dvořák', 'Győző Fűtő'];
const cyrillic = ['Юлія Коваленко', 'Георги Димитров'];
const chinese = ['王芳', '李娜', '欧阳修'];

const tableOf = (names: readonly string[], head = 'Title;Name') =>
  `${head}\n${names.map((name, row) => `Request ${row};${name}`).join('\n')}\n`;

describe('a text that others wrote', () => {
  test.each([
    ['UTF-8', 'utf-8', [...western, ...central, ...cyrillic, ...chinese]],
    ['UTF-16 with a mark', 'utf-16le', [...western, ...chinese]],
    ['UTF-16 with the larger byte first', 'utf-16be', [...western, ...chinese]],
  ] as const)('in %s is read without a doubt', (_, encoding, names) => {
    const text = tableOf(names);
    for (const addBOM of encoding === 'utf-8' ? [true, false] : [true]) {
      expect(readEncoded(iconv.encode(text, encoding, { addBOM }))).toEqual({
        text,
        encoding,
        isSure: true,
        replaced: [],
      });
    }
  });

  it('in UTF-16 without a mark is known by its zeros', () => {
    const text = tableOf(western);
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      expect(readEncoded(iconv.encode(text, encoding))).toMatchObject({ text, encoding });
    }
  });

  test.each([
    ['windows-1252', western],
    ['windows-1250', central],
    ['windows-1251', cyrillic],
    ['macintosh', western],
    ['gb18030', chinese],
    ['big5', ['王芳', '李娜', '歐陽修']],
  ] as const)('in %s is read right, or said to be a guess', (encoding, names) => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...names], { minLength: 1 }), (some) => {
        const text = tableOf(some);
        const read = readEncoded(iconv.encode(text, encoding));
        expect(read?.text === text || read?.isSure === false, `${read?.encoding} ${read?.text}`).toBe(true);
        expect(readEncoded(iconv.encode(text, encoding), encoding)).toMatchObject({ text, isSure: true });
      }),
    );
  });

  it('of Western names is never taken for Chinese, and Chinese never for Western', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(western, { minLength: 1 }), (some) => {
        const bytes = iconv.encode(tableOf(some), 'windows-1252');
        expect(readEncoded(bytes)).toMatchObject({ encoding: 'windows-1252', text: tableOf(some) });
        expect(looksChinese(bytes)).toBe(false);
      }),
    );
    for (const head of ['标题;姓名', 'Title;Name']) {
      const text = tableOf(chinese, head);
      expect(readEncoded(iconv.encode(text, 'gb18030'))).toMatchObject({ encoding: 'gb18030', text });
    }
  });

  it('keeps its encoding when one byte of it is stray, and names the line', () => {
    const text = tableOf([...western, ...chinese]);
    const bytes = Buffer.from(text);
    const at = bytes.indexOf('Request 3');
    const stray = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at)]);
    const read = readEncoded(stray);
    expect(read).toMatchObject({ encoding: 'utf-8', replaced: [5] });
    expect(read?.text).toBe(text.replace('Request 3', '\uFFFDRequest 3'));
  });
});
