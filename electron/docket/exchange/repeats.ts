/**
 * How many cells an OpenDocument table would have, since it may say of a row or a cell that it stands a million times
 * (OpenDocument 1.3 part 3, 19.675 `table:number-columns-repeated` and 19.677 `table:number-rows-repeated`).
 */

/** The end of a name that tells a row, a cell that is covered by another one, or a cell, whatever the prefix. */
const ROW = 'table-row';
const CELLS = ['table-cell', 'covered-table-cell'];
const ROWS_REPEATED = 'number-rows-repeated';
const COLUMNS_REPEATED = 'number-columns-repeated';

interface Tag {
  /** Without its prefix. */
  name: string;
  isEnd: boolean;
  isEmpty: boolean;
  attributes: string;
}

/**
 * The tags of an XML text, one after the other. A `>` within quotes ends no tag. Comments and the like come as tags
 * whose name nobody asks for.
 */
function* tagsOf(xml: string): Generator<Tag> {
  for (let start = xml.indexOf('<'); start >= 0; ) {
    const end = endOfTag(xml, start + 1);
    const inner = xml.slice(start + 1, end);
    const isEnd = inner.startsWith('/');
    const isEmpty = inner.endsWith('/');
    const body = inner.slice(isEnd ? 1 : 0, isEmpty ? -1 : undefined);
    const blank = body.search(/\s/);
    const full = blank < 0 ? body : body.slice(0, blank);
    const name = full.slice(full.indexOf(':') + 1).toLowerCase();
    yield { name, isEnd, isEmpty, attributes: blank < 0 ? '' : body.slice(blank) };
    start = xml.indexOf('<', end);
  }
}

/** Where the tag ends that began before `from`; the end of the text for one that is not closed. */
function endOfTag(xml: string, from: number): number {
  let quote = '';
  for (let at = from; at < xml.length; at += 1) {
    const sign = xml[at] ?? '';
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at;
  }
  return xml.length;
}

/** The largest number that an attribute of this name has, whatever its prefix, quotes and case; 1 without one. */
function repeats(attributes: string, name: string): number {
  const text = attributes.toLowerCase();
  let most = 1;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const digits = /^[\s=]{0,20}["']\s{0,20}(\d{1,400})/.exec(
      text.slice(at + name.length, at + name.length + 500),
    )?.[1];
    most = Math.max(most, Number(digits ?? 1));
  }
  return most;
}

/**
 * Counts the cells that hold something, and those before them in their row, as often as the text says that they stand.
 * Empty cells and rows at an end are nothing that is laid out. Stops beyond `most`.
 */
export function countCells(xml: string, most: number): number {
  let total = 0;
  let rowTimes = 1;
  let cellsOfRow = 0;
  let before = 0;
  for (const { name, isEnd, isEmpty, attributes } of tagsOf(xml)) {
    if (name === ROW) {
      total += rowTimes * cellsOfRow;
      cellsOfRow = 0;
      before = 0;
      rowTimes = isEnd ? 1 : repeats(attributes, ROWS_REPEATED);
    } else if (!isEnd && CELLS.includes(name)) {
      before += repeats(attributes, COLUMNS_REPEATED);
      if (!isEmpty || attributes.toLowerCase().includes('value')) cellsOfRow = before;
    }
    if (total + rowTimes * cellsOfRow > most) return total + rowTimes * cellsOfRow;
  }
  return total + rowTimes * cellsOfRow;
}
