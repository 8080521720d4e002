/**
 * Which characters a font can draw. PDF/A forbids the empty box that stands for a missing glyph (ISO 19005-2, 6.2.11.8),
 * so text is checked against the font's own `cmap` table before it is set (OpenType 1.9, "cmap", formats 4 and 12).
 */
export type Coverage = (codePoint: number) => boolean;

const FORMAT_SEGMENTS = 4;
const FORMAT_GROUPS = 12;

/** Reads the character map of a TrueType font. Throws when it has none of the two common formats. */
export function readCoverage(font: Buffer): Coverage {
  const cmap = findTable(font, 'cmap');
  const count = cmap.readUInt16BE(2);
  const subtables = Array.from({ length: count }, (_, index) =>
    cmap.subarray(cmap.readUInt32BE(8 + index * 8)),
  );
  const groups = subtables.find((table) => table.readUInt16BE(0) === FORMAT_GROUPS);
  if (groups) return coverOfRanges(readGroups(groups));
  const segments = subtables.find((table) => table.readUInt16BE(0) === FORMAT_SEGMENTS);
  if (segments) return coverOfRanges(readSegments(segments));
  throw new Error('the font has no character map of format 4 or 12');
}

type Range = [first: number, last: number];

function findTable(font: Buffer, tag: string): Buffer {
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index++) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) !== tag) continue;
    const start = font.readUInt32BE(record + 8);
    return font.subarray(start, start + font.readUInt32BE(record + 12));
  }
  throw new Error(`the font has no table ${tag}`);
}

function readGroups(table: Buffer): Range[] {
  const count = table.readUInt32BE(12);
  return Array.from({ length: count }, (_, index) => {
    const at = 16 + index * 12;
    return [table.readUInt32BE(at), table.readUInt32BE(at + 4)];
  });
}

function readSegments(table: Buffer): Range[] {
  const count = table.readUInt16BE(6) / 2;
  const ends = 14;
  const starts = ends + count * 2 + 2;
  return Array.from({ length: count }, (_, index) => [
    table.readUInt16BE(starts + index * 2),
    table.readUInt16BE(ends + index * 2),
  ]);
}

function coverOfRanges(ranges: Range[]): Coverage {
  const sorted = ranges.toSorted(([one], [other]) => one - other);
  return (codePoint) => {
    let low = 0;
    let high = sorted.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last] = sorted[middle] ?? [0, -1];
      if (codePoint < first) high = middle - 1;
      else if (codePoint > last) low = middle + 1;
      else return true;
    }
    return false;
  };
}
