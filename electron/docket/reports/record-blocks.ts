import type { WrittenPart } from '#shared/text/record.ts';
import type { Fact } from './report.ts';

/** How the parts of a record are laid out one under the other: facts, a table, or the rows of a list one by one. */
export type RecordBlock =
  | { is: 'facts'; facts: Fact[] }
  | { is: 'table'; label: string; head: string[]; rows: string[][] }
  | { is: 'rows'; label: string; rows: RecordBlock[][] };

/** More columns than this are too narrow to read on paper; such a list is told row by row. */
const MOST_COLUMNS = 4;

/** The parts of a record as blocks in the same order; nothing is left out. */
export function toBlocks(parts: readonly WrittenPart[]): RecordBlock[] {
  const blocks: RecordBlock[] = [];
  for (const part of parts) {
    const last = blocks.at(-1);
    if (part.is === 'list') blocks.push(listBlock(part));
    else if (last?.is === 'facts') last.facts.push({ label: part.label, value: part.text });
    else blocks.push({ is: 'facts', facts: [{ label: part.label, value: part.text }] });
  }
  return blocks;
}

function listBlock({ label, rows }: Extract<WrittenPart, { is: 'list' }>): RecordBlock {
  const cells = rows.map((row) =>
    row.flatMap((part) => (part.is === 'value' ? [[part.path, part] as const] : [])),
  );
  const labels = new Map(cells.flat().map(([path, part]) => [path, part.label]));
  const isFlat = rows.every((row) => row.every(({ is }) => is === 'value'));
  if (!isFlat || labels.size > MOST_COLUMNS) return { is: 'rows', label, rows: rows.map(toBlocks) };
  const paths = [...labels.keys()];
  return {
    is: 'table',
    label,
    head: [...labels.values()],
    rows: cells.map((row) => {
      const byPath = new Map(row);
      return paths.map((path) => byPath.get(path)?.text ?? '');
    }),
  };
}
