/** A line that is longer than it may be, found before it was put together. */
export class LineTooLong extends Error {
  constructor() {
    super('a line beyond its limit');
    this.name = 'LineTooLong';
  }
}

/** The lines of a text that ends them by LF, CRLF or CR, one at a time. An end at the end of the text begins no line. */
export function* linesOf(text: string): Generator<string> {
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign !== '\n' && sign !== '\r') continue;
    yield text.slice(start, at);
    if (sign === '\r' && text[at + 1] === '\n') at += 1;
    start = at + 1;
  }
  if (start < text.length) yield text.slice(start);
}

/**
 * The lines of a stream of UTF-8 that ends them by LF. Throws a LineTooLong as soon as more than `longest` bytes came
 * without an end, so that no stream can fill the memory.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>, longest: number): AsyncGenerator<string> {
  let pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      pieces.push(chunk.subarray(start, end));
      if (length + end - start > longest) throw new LineTooLong();
      yield Buffer.concat(pieces).toString('utf8');
      pieces = [];
      length = 0;
      start = end + 1;
    }
    length += chunk.length - start;
    if (length > longest) throw new LineTooLong();
    if (start < chunk.length) pieces.push(chunk.subarray(start));
  }
  if (length > 0) yield Buffer.concat(pieces).toString('utf8');
}
