// Draws build/icon.png: a folded ledger page with a seal. `node scripts/make-icon.mjs` draws it again.
// The drawing is geometry and the file is written here, so that the icon needs no image tool and can be read as code.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { ROOT } from './lib/paths.mjs';

const SIZE = 1024;
/** Points per pixel and side, averaged, so that edges are smooth. */
const SAMPLES = 3;

const INK = [31, 45, 61];
const PAPER = [250, 248, 243];
const FOLD = [214, 208, 196];
const RULE = [168, 176, 186];
const MARGIN = [178, 58, 52];
const SEAL = [178, 58, 52];
const SEAL_MARK = [250, 248, 243];

/** The colour at a point of the unit square, x to the right, y down; none where the icon is transparent. */
function colourAt(x, y) {
  if (!inRoundedSquare(x, y, 0.04, 0.2)) return undefined;
  const seal = sealAt(x, y);
  if (seal) return seal;
  return pageAt(x, y) ?? INK;
}

function pageAt(x, y) {
  const left = 0.24;
  const right = 0.74;
  const top = 0.16;
  const bottom = 0.84;
  const fold = 0.14;
  if (x < left || x > right || y < top || y > bottom) return undefined;
  if (x - (right - fold) > y - top) return undefined;
  if (x > right - fold && y < top + fold) return FOLD;
  if (x > left + 0.075 && x < left + 0.085) return MARGIN;
  const fromFirstRule = y - (top + 0.19);
  const isRule = fromFirstRule >= 0 && fromFirstRule % 0.085 < 0.012;
  return isRule && x > left + 0.1 && x < right - 0.05 && y < bottom - 0.05 ? RULE : PAPER;
}

/** A seal with a scalloped edge and a tick: something was checked and signed. */
function sealAt(x, y) {
  const dx = x - 0.68;
  const dy = y - 0.7;
  const edge = 0.155 + 0.008 * Math.cos(16 * Math.atan2(dy, dx));
  const distance = Math.hypot(dx, dy);
  if (distance > edge + 0.018) return undefined;
  if (distance > edge) return INK;
  const isTick =
    nearLine(dx, dy, -0.068, 0.004, -0.02, 0.052) || nearLine(dx, dy, -0.02, 0.052, 0.072, -0.05);
  return isTick ? SEAL_MARK : SEAL;
}

function nearLine(x, y, x1, y1, x2, y2) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / (length * length);
  const nearest = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x1 - nearest * (x2 - x1), y - y1 - nearest * (y2 - y1)) < 0.017;
}

function inRoundedSquare(x, y, inset, radius) {
  const half = 0.5 - inset;
  const dx = Math.max(0, Math.abs(x - 0.5) - (half - radius));
  const dy = Math.max(0, Math.abs(y - 0.5) - (half - radius));
  return Math.hypot(dx, dy) <= radius;
}

/** The mean of the points in a pixel: red, green, blue and how much of it is covered, each 0 to 255. */
function pixel(column, row) {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let index = 0; index < SAMPLES * SAMPLES; index += 1) {
    const x = (column + ((index % SAMPLES) + 0.5) / SAMPLES) / SIZE;
    const y = (row + (Math.floor(index / SAMPLES) + 0.5) / SAMPLES) / SIZE;
    const colour = colourAt(x, y);
    if (!colour) continue;
    covered += 1;
    for (let channel = 0; channel < 3; channel += 1) sum[channel] += colour[channel];
  }
  const mean = sum.map((value) => (covered === 0 ? 0 : Math.round(value / covered)));
  return [...mean, Math.round((255 * covered) / (SAMPLES * SAMPLES))];
}

/** A PNG (ISO/IEC 15948) of 8-bit red, green, blue and alpha; each line starts with its filter, 0 for none. */
function encodePng() {
  const lines = Buffer.alloc(SIZE * (1 + SIZE * 4));
  for (let row = 0; row < SIZE; row += 1) {
    for (let column = 0; column < SIZE; column += 1) {
      lines.set(pixel(column, row), row * (1 + SIZE * 4) + 1 + column * 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

mkdirSync(join(ROOT, 'build'), { recursive: true });
writeFileSync(join(ROOT, 'build', 'icon.png'), encodePng());
