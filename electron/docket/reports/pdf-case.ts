import type { Content, Margins } from 'pdfmake/interfaces';
import { drawStatus, factTable, heading, MUTED, RULE, TEXT_WIDTH, type Typesetter } from './pdf-parts.ts';
import { layoutRecord } from './pdf-record.ts';
import type { RegisterReport, ReportCase, ReportClock } from './report.ts';
import type { Run } from './runs.ts';

const STATUS_WIDTH = 118;
const COLUMN_GAP = 12;
const LEAD_WIDTH = TEXT_WIDTH - STATUS_WIDTH - COLUMN_GAP;
const INSET: Margins = [12, 2, 0, 0];

/** One case in the report: what it is, its clocks with the reason behind each date, decisions, record, tasks, files. */
export function layoutCase(entry: ReportCase, report: RegisterReport, set: Typesetter): Content[] {
  const title = (key: string) => heading(set.words(`reports:section.${key}`), set);
  const [first, ...others] = entry.clocks;
  const opening = first === undefined ? [] : [title('clocks'), ...layoutClock(first, set)];
  return [
    { stack: [...layoutHead(entry, report, set), ...opening], unbreakable: isShort(entry) },
    ...others.flatMap((clock) => layoutClock(clock, set)),
    ...(entry.decisions.length === 0 ? [] : [title('decisions'), layoutDecisions(entry, set)]),
    ...(entry.record.length === 0 ? [] : [title('record'), ...layoutRecord(entry.record, set)]),
    ...(entry.tasks.length === 0 ? [] : [title('tasks'), factTable(entry.tasks, set, 240)]),
    ...(entry.notes.length === 0 ? [] : [title('notes'), factTable(entry.notes, set)]),
    ...(entry.files.length === 0 ? [] : [title('files'), layoutFiles(entry, set)]),
  ];
}

/** What opens a case stays on one page, unless it could fill a page by itself. */
function isShort({ title, party, clocks: [first] }: ReportCase): boolean {
  const texts = [
    title,
    party,
    ...(first?.steps ?? []).flatMap(({ label, value }) => [label, value]),
    ...(first?.remarks ?? []),
  ];
  return texts.join('').length < 1500;
}

function layoutHead(entry: ReportCase, report: RegisterReport, set: Typesetter): Content[] {
  const { words, inFont, plain } = set;
  const opened =
    entry.opened === ''
      ? ''
      : words('reports:labelled', { label: report.labels.opened, value: entry.opened });
  const meta = [entry.party, entry.state, opened].filter((part) => part !== '').join('  |  ');
  const outline = plain(`${entry.ref}  ${entry.title}`);
  return [
    {
      margin: [0, 18, 0, 6],
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: TEXT_WIDTH, y2: 0, lineWidth: 0.9, lineColor: RULE }],
    },
    {
      columnGap: COLUMN_GAP,
      columns: [
        {
          width: LEAD_WIDTH,
          stack: [
            { text: entry.ref, fontSize: 8, color: MUTED },
            { text: inFont(entry.title), fontSize: 12, bold: true, outline: true, outlineText: outline },
            { text: inFont(meta), color: MUTED, margin: [0, 1, 0, 0] },
          ],
        },
        {
          width: STATUS_WIDTH,
          stack: [
            drawStatus(entry.status, 9, set),
            { text: inFont(entry.due), bold: true, margin: [13, 1, 0, 0] },
          ],
        },
      ],
    },
  ];
}

/** The runs of a text among others of one paragraph: each has its own style, since pdfmake passes none on to them. */
function styled(runs: Run[], style: { bold?: boolean; color?: string }) {
  return runs.map((run) => ({ ...run, ...style }));
}

function layoutClock(clock: ReportClock, set: Typesetter): Content[] {
  const { inFont } = set;
  const steps = clock.steps.map(({ label, value }, index): Content[] => [
    { text: String(index + 1), color: MUTED },
    { text: inFont(label) },
    { text: inFont(value), color: MUTED, alignment: 'right' },
  ]);
  const table: Content = {
    margin: [12, 2, 0, 0],
    fontSize: 8,
    layout: 'facts',
    table: { widths: [10, 295, 170], body: steps },
  };
  return [
    {
      columnGap: COLUMN_GAP,
      margin: [0, 3, 0, 0],
      columns: [
        {
          width: LEAD_WIDTH,
          text: [
            ...styled(inFont(clock.title), { bold: true }),
            ...styled(inFont(`  ${clock.rule}`), { color: MUTED }),
          ],
        },
        { width: STATUS_WIDTH, stack: [drawStatus(clock.status, 8, set)] },
      ],
    },
    {
      text: [
        ...styled(inFont(clock.due), { bold: true }),
        ...styled(inFont(clock.there === '' ? '' : `  ${clock.there}`), { color: MUTED }),
      ],
    },
    ...(steps.length === 0 ? [] : [table]),
    ...clock.remarks.map((remark): Content => ({ text: inFont(remark), fontSize: 8, margin: INSET })),
    { text: inFont(clock.citation), fontSize: 8, color: MUTED, margin: [12, 2, 0, 6] },
  ];
}

function layoutDecisions({ decisions }: ReportCase, { words, inFont }: Typesetter): Content {
  const head = ['subject', 'outcome', 'reason', 'by'].map((key) => words(`reports:decision.${key}`));
  return {
    layout: 'list',
    fontSize: 8.5,
    table: {
      headerRows: 1,
      widths: [100, 80, 200, 104],
      body: [
        head.map((text) => ({ text: inFont(text), bold: true, fontSize: 7.5, color: MUTED })),
        ...decisions.map((decision) => [
          { text: inFont(decision.subject) },
          { text: inFont(decision.outcome), bold: true },
          { text: inFont(decision.reason) },
          {
            text: inFont([decision.by, decision.when].filter((part) => part !== '').join('\n')),
            color: MUTED,
          },
        ]),
      ],
    },
  };
}

function layoutFiles({ files }: ReportCase, { inFont }: Typesetter): Content {
  return {
    layout: 'facts',
    fontSize: 8.5,
    table: {
      widths: [TEXT_WIDTH],
      body: files.map((file) => [
        {
          text: [
            ...inFont(file.name),
            ...styled(inFont(`  ${file.size}\n`), { color: MUTED }),
            { text: `SHA-512 ${file.sha512}`, fontSize: 6.2, color: MUTED },
          ],
        },
      ]),
    },
  };
}
