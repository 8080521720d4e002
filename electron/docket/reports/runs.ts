import type { FontFamily } from './fonts.ts';

/** A stretch of text in one font. */
export interface Run {
  text: string;
  font: string;
}

/** Letters that belong to one word and should look alike, then any other sign by itself. */
const SEGMENTS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}]+|[\s\S]/gu;
/** Signs that are not seen: they join or part what stands beside them. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Text as stretches, each in the first font that can draw it; a word is set in one font where one has all of its letters.
 * Marks that are not seen are left out, and what no font has stands as its number, `[U+05D0 05D1]`, so that nothing
 * vanishes. At least one font.
 */
export function toRuns(text: string, fonts: readonly FontFamily[]): Run[] {
  const runs: Run[] = [];
  let missing: string[] = [];
  const set = (part: string, font: string) => {
    const last = runs.at(-1);
    if (last?.font === font) last.text += part;
    else runs.push({ text: part, font });
  };
  const main = fonts[0]?.name ?? '';
  const flush = () => {
    if (missing.length > 0) set(`[U+${missing.join(' ')}]`, main);
    missing = [];
  };
  for (const segment of text.normalize('NFC').replaceAll(UNSEEN, '').match(SEGMENTS) ?? []) {
    for (const part of fontOf(segment, fonts) === undefined ? segment : [segment]) {
      const font = part.trim() === '' ? (runs.at(-1)?.font ?? main) : fontOf(part, fonts);
      if (font === undefined) {
        missing.push((part.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0'));
        continue;
      }
      flush();
      set(part, font);
    }
  }
  flush();
  return runs;
}

/** The first font that has every sign of a text. */
function fontOf(text: string, fonts: readonly FontFamily[]): string | undefined {
  return fonts.find(({ covers }) => [...text].every((sign) => covers(sign.codePointAt(0) ?? 0)))?.name;
}
