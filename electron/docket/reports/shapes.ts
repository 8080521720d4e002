import type { StatusShape } from './report.ts';

/**
 * The shape of each status, drawn in a box of 10 by 10: the same in the PDF and on the page of a pack, so that a clock
 * is read in grey, in print and by the colour-blind. Late a square, soon a triangle, running a ring, paused two bars,
 * not started a thin ring, met a tick, met late a tick over a bar, stopped a dash.
 */
export type Stroke =
  | { form: 'fill'; points: [x: number, y: number][] }
  | { form: 'line'; points: [x: number, y: number][] }
  | { form: 'ring'; radius: number; thin?: true };

const square: Stroke = {
  form: 'fill',
  points: [
    [1, 1],
    [9, 1],
    [9, 9],
    [1, 9],
  ],
};
const triangle: Stroke = {
  form: 'fill',
  points: [
    [5, 1],
    [9.6, 9],
    [0.4, 9],
  ],
};
const bar = (x: number): Stroke => ({
  form: 'fill',
  points: [
    [x, 1],
    [x + 2.6, 1],
    [x + 2.6, 9],
    [x, 9],
  ],
});
const tick: Stroke = {
  form: 'line',
  points: [
    [1, 5.6],
    [3.8, 8.4],
    [9, 2.6],
  ],
};
const raisedTick: Stroke = {
  form: 'line',
  points: [
    [1, 3.6],
    [3.8, 6.4],
    [9, 0.8],
  ],
};
const line = (y: number): Stroke => ({
  form: 'line',
  points: [
    [1, y],
    [9, y],
  ],
});

export const shapes: Record<StatusShape, Stroke[]> = {
  late: [square],
  soon: [triangle],
  running: [{ form: 'ring', radius: 3.8 }],
  paused: [bar(1.4), bar(6)],
  waiting: [{ form: 'ring', radius: 3.8, thin: true }],
  met: [tick],
  metLate: [raisedTick, line(9.2)],
  stopped: [line(5)],
  none: [],
};

/** Stroke width in the same box. */
export const STROKE = 1.7;
export const THIN_STROKE = 0.7;
