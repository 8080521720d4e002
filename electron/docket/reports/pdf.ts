import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { findFonts } from './fonts.ts';
import { layoutCase } from './pdf-case.ts';
import { drawStatus, INK, LINES, MUTED, type Typesetter } from './pdf-parts.ts';
import type { RegisterReport } from './report.ts';
import { toRuns } from './runs.ts';
import type { Words } from './text.ts';
import { cleanText } from './values.ts';

const MARGIN = 48;
/** Fixed, since pdfmake widens a flexible column to its longest word. With their padding they fill the text area. */
const LIST_WIDTHS = { ref: 70, title: 130, party: 68, opened: 74, due: 74, status: 58 };
/** Between two columns of the list. */
const CELL_GAP = 5;
/** A row of the list may not be taller than a page; the case itself has the whole title. */
const LIST_TITLE = 200;

/**
 * The report on a register as PDF/A-2b: fonts embedded and subset, colours by an output intent, metadata as XMP. Not
 * level A: that needs a tag on every line, and pdfmake sets no tags (its `tagged` only claims them). The same report
 * made at the same moment gives the same bytes.
 * @param madeAt moment of the pack, with offset; it is the document's creation date
 * @param fontsDir folder of the fonts; found by itself when absent
 */
export async function writeRegisterPdf(
  report: RegisterReport,
  words: Words,
  madeAt: string,
  fontsDir?: string,
): Promise<Buffer> {
  const fonts = findFonts(report.language, fontsDir);
  const set: Typesetter = {
    words,
    inFont: (text) => toRuns(cleanText(text), fonts),
    plain: (text) =>
      toRuns(cleanText(text), fonts)
        .map((run) => run.text)
        .join(''),
  };
  const allowed = new Set(fonts.flatMap(({ regular, bold }) => [regular, bold]));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => allowed.has(path));
  pdfmake.setFonts(
    Object.fromEntries(fonts.map(({ name, regular, bold }) => [name, { normal: regular, bold }])),
  );
  pdfmake.setTableLayouts(LINES);
  return pdfmake.createPdf(defineDocument(report, set, madeAt, fonts[0]?.name ?? '')).getBuffer();
}

function defineDocument(
  report: RegisterReport,
  set: Typesetter,
  madeAt: string,
  font: string,
): TDocumentDefinitions {
  const title = set.plain(`${report.title} – ${report.organisation}`);
  return {
    version: '1.7',
    subset: 'PDF/A-2b',
    language: report.language,
    displayTitle: true,
    info: {
      title: forMetadata(title),
      author: forMetadata(set.plain(report.organisation)),
      creator: 'Privacy Docket',
      producer: 'Privacy Docket',
      creationDate: new Date(madeAt),
    },
    pageSize: 'A4',
    pageMargins: [MARGIN, 62, MARGIN, 58],
    defaultStyle: { font, fontSize: 9, lineHeight: 1.18, color: INK },
    header: (page) => (page === 1 ? '' : runningLine(title, '', 34, set)),
    footer: (page, pages) => runningLine(title, set.words('reports:page', { page, pages }), 22, set),
    content: [
      ...layoutCover(report, set),
      ...layoutList(report, set),
      ...(report.rows.length === 0 ? [] : layoutCases(report, set)),
    ],
  };
}

/** pdfkit writes these into XML as they are; its own signs are replaced by their full-width forms. */
function forMetadata(text: string): string {
  return text.replaceAll('&', '＆').replaceAll('<', '＜').replaceAll('>', '＞').replaceAll('\n', ' ');
}

function runningLine(left: string, right: string, top: number, { inFont }: Typesetter): Content {
  return {
    margin: [MARGIN, top, MARGIN, 0],
    fontSize: 7.5,
    color: MUTED,
    columns: [
      { text: inFont(left.slice(0, 110)), width: '*' },
      { text: inFont(right), width: 'auto', alignment: 'right' },
    ],
  };
}

function layoutCover(report: RegisterReport, { inFont }: Typesetter): Content[] {
  return [
    { text: inFont(report.organisation), fontSize: 10.5, color: MUTED, margin: [0, 0, 0, 2] },
    { text: inFont(report.title), fontSize: 20, bold: true, lineHeight: 1.1, margin: [0, 0, 0, 12] },
    {
      layout: 'facts',
      table: {
        widths: [92, 401],
        body: report.facts.map(({ label, value }) => [
          { text: inFont(label), color: MUTED },
          { text: inFont(value) },
        ]),
      },
    },
  ];
}

function layoutList(report: RegisterReport, set: Typesetter): Content[] {
  const { words, inFont } = set;
  const heading = {
    text: inFont(words('reports:section.list')),
    fontSize: 13,
    bold: true,
    margin: [0, 20, 0, 6],
  } satisfies Content;
  if (report.rows.length === 0) return [heading, { text: inFont(words('reports:empty')), color: MUTED }];
  const { labels } = report;
  const hasParty = report.rows.some(({ party }) => party !== '');
  const { ref, title, party, opened, due, status } = LIST_WIDTHS;
  const widths = hasParty
    ? [ref, title, party, opened, due, status]
    : [ref, title + party + CELL_GAP, opened, due, status];
  const partyHead = hasParty ? [labels.party] : [];
  const head = [labels.ref, labels.title, ...partyHead, labels.opened, labels.due, labels.status];
  return [
    heading,
    {
      layout: 'list',
      fontSize: 8,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths,
        body: [
          head.map((text) => ({ text: inFont(text), bold: true, fontSize: 7.5, color: MUTED })),
          ...report.rows.map((row) => [
            { text: row.ref, noWrap: true },
            { text: inFont(shorten(row.title)), bold: !row.closed },
            ...(hasParty ? [{ text: inFont(shorten(row.party)) }] : []),
            { text: inFont(row.opened) },
            { text: inFont(row.due), bold: !row.closed },
            drawStatus(row.status, 8, set),
          ]),
        ],
      },
    },
    { text: inFont(words('reports:legend')), fontSize: 7.5, color: MUTED, margin: [0, 6, 0, 0] },
    { text: inFont(words('reports:glyphs')), fontSize: 7.5, color: MUTED, margin: [0, 1, 0, 0] },
  ];
}

function shorten(text: string): string {
  const signs = [...text];
  return signs.length > LIST_TITLE ? `${signs.slice(0, LIST_TITLE).join('')}…` : text;
}

function layoutCases(report: RegisterReport, set: Typesetter): Content[] {
  return [
    {
      text: set.inFont(set.words('reports:section.cases')),
      fontSize: 13,
      bold: true,
      pageBreak: 'before',
      margin: [0, 0, 0, 4],
    },
    ...[...report.cases()].flatMap((entry) => layoutCase(entry, report, set)),
  ];
}
