import type { Content } from 'pdfmake/interfaces';
import type { WrittenPart } from '#shared/text/record.ts';
import { factTable, MUTED, TEXT_WIDTH, type Typesetter } from './pdf-parts.ts';
import { type RecordBlock, toBlocks } from './record-blocks.ts';

const INDENT = 14;
const GAP = 5;

/** The parts of a record one under the other; the rows of a list that has many columns are told one by one. */
export function layoutRecord(parts: readonly WrittenPart[], set: Typesetter): Content[] {
  return toBlocks(parts).flatMap((block) => layoutBlock(block, set, 0));
}

function layoutBlock(block: RecordBlock, set: Typesetter, depth: number): Content[] {
  const margin: [number, number, number, number] = [depth * INDENT, 0, 0, 0];
  const width = TEXT_WIDTH - depth * INDENT;
  if (block.is === 'facts')
    return [{ margin: [depth * INDENT, 0, 0, 8], stack: [factTable(block.facts, set, 140, width)] }];
  const label: Content = {
    text: set.inFont(block.label),
    bold: true,
    fontSize: 8.5,
    margin: [depth * INDENT, 6, 0, 1],
    headlineLevel: 1,
  };
  if (block.is === 'table') return [label, { margin, stack: [layoutTable(block, set, width)] }];
  const rows = block.rows.flatMap((row, index): Content[] => [
    { text: String(index + 1), fontSize: 8, color: MUTED, margin: [depth * INDENT, 3, 0, 0] },
    ...row.flatMap((inner) => layoutBlock(inner, set, depth + 1)),
  ]);
  return [label, ...rows];
}

function layoutTable(
  { head, rows }: Extract<RecordBlock, { is: 'table' }>,
  { inFont }: Typesetter,
  width: number,
): Content {
  const column = (width - GAP * (head.length - 1)) / head.length;
  return {
    layout: 'list',
    fontSize: 8.5,
    table: {
      headerRows: 1,
      widths: head.map(() => column),
      body: [
        head.map((text) => ({ text: inFont(text), bold: true, fontSize: 7.5, color: MUTED })),
        ...rows.map((row) => row.map((text) => ({ text: inFont(text) }))),
      ],
    },
  };
}
