import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonTooLarge, parseBounded } from '#docket/foreign/bounded-json.ts';
import { LineTooLong, linesOf, splitLines } from '#docket/foreign/lines.ts';

const ROOMY = { depth: 100, values: 100_000 };

async function linesIn(pieces: Buffer[], longest: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of splitLines(Readable.from(pieces), longest)) lines.push(line);
  return lines;
}

describe('JSON that somebody else wrote', () => {
  test('is read as JSON.parse reads it, whatever stands in its texts', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(parseBounded(text, ROOMY)).toEqual(JSON.parse(text));
      }),
    );
    for (const text of ['', '{', '"open', '"\\', '[1,]', 'nul']) {
      expect(() => parseBounded(text, ROOMY), text).toThrow(SyntaxError);
    }
  });

  test('is refused by what it would become, before it is laid out', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(parseBounded(nested(100), ROOMY)).toBeDefined();
    expect(() => parseBounded(nested(101), ROOMY)).toThrow(JsonTooLarge);
    expect(() => parseBounded('['.repeat(30_000_000), ROOMY)).toThrow(JsonTooLarge);
    expect(() => parseBounded(`[${'1,'.repeat(100_001)}1]`, ROOMY)).toThrow(JsonTooLarge);
    // Brackets within a text are no depth.
    expect(parseBounded(JSON.stringify('[{"'.repeat(1_000)), ROOMY)).toBe('[{"'.repeat(1_000));
  });
});

describe('lines that somebody else wrote', () => {
  test('end by LF, CRLF or CR', () => {
    expect([...linesOf('a\nb\r\nc\rd')]).toEqual(['a', 'b', 'c', 'd']);
    expect([...linesOf('\n\na\r\r\n')]).toEqual(['', '', 'a', '']);
    expect([...linesOf('')]).toEqual([]);
  });

  test('come out of a stream the same, however it was cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }).map((one) => one.replaceAll('\n', ' '))),
        fc.integer({ min: 1, max: 9 }),
        async (lines, size) => {
          const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
          const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
            bytes.subarray(index * size, (index + 1) * size),
          );
          expect(await linesIn(pieces, 1_000)).toEqual(lines.map((line) => line.toWellFormed()));
        },
      ),
    );
  });

  test('are broken off at the first byte too many', async () => {
    expect(await linesIn([Buffer.from('12345\n1234')], 5)).toEqual(['12345', '1234']);
    await expect(linesIn([Buffer.from('12345\n123'), Buffer.from('456')], 5)).rejects.toThrow(LineTooLong);
  });
});
