import type { CanvasElement, Content, CustomTableLayout } from 'pdfmake/interfaces';
import type { Fact, Status } from './report.ts';
import type { Run } from './runs.ts';
import { STROKE, type Stroke, shapes, THIN_STROKE } from './shapes.ts';
import type { Words } from './text.ts';

/** Black on white: in print the shapes carry the meaning, not a colour. */
export const INK = '#000000';
export const MUTED = '#4a4a4a';
const HAIRLINE = '#b9b5aa';
export const RULE = '#5a5a5a';

/** Width of the text area: A4 less its margins. */
export const TEXT_WIDTH = 499;
const GAP = 6;

/** What setting a text needs: the words of the language, and how any text is fitted to the fonts. */
export interface Typesetter {
  words: Words;
  inFont: (text: string) => Run[];
  /** The same as one text, for outlines and metadata. */
  plain: (text: string) => string;
}

/** Hairlines between rows and nothing else; a list has a stronger rule under its head. */
export const LINES: Record<string, CustomTableLayout> = {
  facts: {
    hLineWidth: (line, { table }) => (line === table.body.length ? 0 : 0.5),
    vLineWidth: () => 0,
    hLineColor: () => HAIRLINE,
    paddingLeft: (column) => (column === 0 ? 0 : GAP),
    paddingRight: () => 0,
    paddingTop: () => 2.5,
    paddingBottom: () => 2.5,
  },
  list: {
    hLineWidth: (line) => (line === 0 ? 0 : line === 1 ? 0.9 : 0.5),
    vLineWidth: () => 0,
    hLineColor: (line) => (line === 1 ? RULE : HAIRLINE),
    paddingLeft: (column) => (column === 0 ? 0 : 5),
    paddingRight: () => 0,
    paddingTop: () => 3,
    paddingBottom: () => 3,
  },
};

/** The shape and the word of a status, side by side. */
export function drawStatus(status: Status, size: number, { inFont }: Typesetter): Content {
  if (shapes[status.shape].length === 0) return { text: inFont(status.word), color: MUTED };
  return {
    columnGap: 0,
    columns: [
      {
        width: size + 4,
        margin: [0, size * 0.32, 0, 0],
        canvas: shapes[status.shape].map((stroke) => drawStroke(stroke, (size * 0.82) / 10)),
      },
      { width: '*', text: inFont(status.word), bold: status.shape === 'late' || status.shape === 'soon' },
    ],
  };
}

function drawStroke(stroke: Stroke, scale: number): CanvasElement {
  if (stroke.form === 'ring') {
    const radius = stroke.radius * scale;
    const lineWidth = (stroke.thin ? THIN_STROKE : STROKE) * scale;
    return { type: 'ellipse', x: 5 * scale, y: 5 * scale, r1: radius, r2: radius, lineWidth, lineColor: INK };
  }
  const points = stroke.points.map(([x, y]) => ({ x: x * scale, y: y * scale }));
  return stroke.form === 'fill'
    ? { type: 'polyline', points, closePath: true, lineWidth: 0.1, color: INK, lineColor: INK }
    : { type: 'polyline', points, lineWidth: STROKE * scale, lineColor: INK };
}

/** A small heading inside a case. */
export function heading(text: string, { inFont }: Typesetter): Content {
  return { text: inFont(text), bold: true, fontSize: 8, color: MUTED, margin: [0, 9, 0, 2] };
}

/** Label and value, row by row, in a table of the width `whole` whose labels take `width`; in points. */
export function factTable(facts: Fact[], { inFont }: Typesetter, width = 140, whole = TEXT_WIDTH): Content {
  return {
    layout: 'facts',
    fontSize: 8.5,
    table: {
      widths: [width, whole - width - GAP],
      body: facts.map(({ label, value }) => [{ text: inFont(label), color: MUTED }, { text: inFont(value) }]),
    },
  };
}
