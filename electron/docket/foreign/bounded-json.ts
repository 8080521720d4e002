/** How much JSON that somebody else wrote may hold before it is parsed. */
export interface JsonLimits {
  /** Lists and objects within each other. What walks through them later uses the stack. */
  depth: number;
  /** Values and names, counted by what separates them. */
  values: number;
}

/** JSON that is nested deeper, or holds more values, than its limits allow. */
export class JsonTooLarge extends Error {
  readonly limit: keyof JsonLimits;

  constructor(limit: keyof JsonLimits) {
    super(`JSON beyond its limit of ${limit}`);
    this.name = 'JsonTooLarge';
    this.limit = limit;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENS = new Set([0x5b, 0x7b]);
const CLOSES = new Set([0x5d, 0x7d]);
const SEPARATES = new Set([0x2c, 0x3a]);

/**
 * Parses JSON after one pass over the text has counted what it would become, so that nothing is laid out beyond the
 * limits. Throws a JsonTooLarge, or a SyntaxError as JSON.parse does.
 */
export function parseBounded(text: string, { depth: deepest, values: most }: JsonLimits): unknown {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) at = endOfString(text, at);
    else if (OPENS.has(sign)) depth += 1;
    else if (CLOSES.has(sign)) depth -= 1;
    else if (SEPARATES.has(sign)) values += 1;
    if (depth > deepest) throw new JsonTooLarge('depth');
    if (values > most) throw new JsonTooLarge('values');
  }
  return JSON.parse(text);
}

/** Where the string that begins at `start` ends; the end of the text for one that is not closed. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) return at;
    if (sign === BACKSLASH) at += 1;
  }
  return text.length;
}
