import { html, type Markup } from './markup.ts';
import { type RecordBlock, toBlocks } from './record-blocks.ts';
import type { RegisterReport, ReportCase, ReportClock, Status } from './report.ts';
import { STROKE, type Stroke, shapes, THIN_STROKE } from './shapes.ts';
import type { Words } from './text.ts';

/** The table of a register as markup: one row per case, each a link to its section. */
export function tabulateRegister(report: RegisterReport, words: Words): Markup {
  if (report.rows.length === 0) return html`<p class="note">${words('reports:empty')}</p>`;
  const { labels } = report;
  const hasParty = report.rows.some(({ party }) => party !== '');
  const party = hasParty ? [labels.party] : [];
  const head = [labels.ref, labels.title, ...party, labels.opened, labels.due, labels.status];
  const rows = report.rows.map(
    (row) => html`<tr><td class="fixed"><a href="#${row.ref}">${row.ref}</a></td>
<td class="wide ${row.closed ? '' : 'open'}"><bdi class="clip">${row.title}</bdi></td>${hasParty ? html`<td class="wide"><bdi class="clip">${row.party}</bdi></td>` : ''}
<td class="fixed">${row.opened}</td><td class="fixed ${row.closed ? '' : 'open'}">${row.due}</td><td>${chip(row.status)}</td></tr>
`,
  );
  return html`<div class="scroll"><table><thead><tr>${head.map((label) => html`<th scope="col">${label}</th>`)}</tr></thead><tbody>
${rows}</tbody></table></div>
`;
}

/** One case as a section of the page, with the reason behind each date. */
export function writeCase(entry: ReportCase, report: RegisterReport, words: Words): Markup {
  const title = (key: string) => html`<h4>${words(`reports:section.${key}`)}</h4>`;
  const opened =
    entry.opened === ''
      ? ''
      : words('reports:labelled', { label: report.labels.opened, value: entry.opened });
  const meta = [entry.party, entry.state, opened].filter((part) => part !== '');
  return html`<article id="${entry.ref}">
<header><span class="muted">${entry.ref}</span><span class="side">${chip(entry.status)}</span>
<h3><bdi>${entry.title}</bdi></h3><b class="side">${entry.due}</b></header>
<p class="muted">${meta.map((part, index) => html`${index === 0 ? '' : ' · '}<bdi>${part}</bdi>`)}</p>
${when(entry.clocks, () => [title('clocks'), ...entry.clocks.map((clock) => writeClock(clock, words))])}
${when(entry.decisions, () => [title('decisions'), tabulateDecisions(entry, words)])}
${when(entry.record, () => [title('record'), ...toBlocks(entry.record).map(writeBlock)])}
${when(entry.tasks, () => [title('tasks'), writeFacts(entry.tasks)])}
${when(entry.notes, () => [title('notes'), writeFacts(entry.notes)])}
${when(entry.files, () => [title('files'), tabulateFiles(entry, words)])}
</article>
`;
}

/** Label and value, one under the other. */
export function writeFacts(facts: { label: string; value: string }[]): Markup {
  const parts = facts.map(
    ({ label, value }) => html`<dt><bdi>${label}</bdi></dt><dd><bdi>${value}</bdi></dd>`,
  );
  return html`<dl class="facts">${parts}</dl>`;
}

/** A part of a record; the rows of a list are told one by one where they have too many columns. */
function writeBlock(block: RecordBlock): Markup {
  if (block.is === 'facts') return writeFacts(block.facts);
  const label = html`<h5><bdi>${block.label}</bdi></h5>`;
  if (block.is === 'table') {
    const rows = block.rows.map((row) => row.map((text) => html`<bdi>${text}</bdi>`));
    return html`${label}${tabulate(block.head, rows)}`;
  }
  const rows = block.rows.map((row) => html`<li>${row.map(writeBlock)}</li>`);
  return html`${label}<ol class="rows">${rows}</ol>`;
}

/** A table from labels and rows of cells. */
export function tabulate(head: string[], rows: Markup[][]): Markup {
  const labels = head.map((label) => html`<th scope="col">${label}</th>`);
  const lines = rows.map(
    (cells) => html`<tr>${cells.map((cell) => html`<td class="wide">${cell}</td>`)}</tr>\n`,
  );
  return html`<div class="scroll"><table><thead><tr>${labels}</tr></thead><tbody>\n${lines}</tbody></table></div>`;
}

function when(items: unknown[], write: () => Markup[]): Markup[] {
  return items.length === 0 ? [] : write();
}

function writeClock(clock: ReportClock, words: Words): Markup {
  const steps = clock.steps.map(({ label, value }) => html`<li><bdi>${label}</bdi><em>${value}</em></li>`);
  return html`<section class="clock"><div class="line"><b><bdi>${clock.title}</bdi></b><span class="side">${chip(clock.status)}</span>
<span class="muted">${clock.rule}</span><span class="side"><b>${clock.due}</b></span></div>
${clock.there === '' ? '' : html`<p class="muted there">${clock.there}</p>`}${when(steps, () => [html`<ol class="why" aria-label="${words('reports:clock.why')}">${steps}</ol>`])}
${clock.remarks.map((remark) => html`<p class="cite">${remark}</p>`)}<p class="cite">${clock.citation}</p></section>
`;
}

function tabulateDecisions({ decisions }: ReportCase, words: Words): Markup {
  const head = ['subject', 'outcome', 'reason', 'by', 'when'].map((key) => words(`reports:decision.${key}`));
  const rows = decisions.map(({ subject, outcome, reason, by, when: time }) =>
    [subject, outcome, reason, by, time].map((text) => html`<bdi>${text}</bdi>`),
  );
  return tabulate(head, rows);
}

function tabulateFiles({ files }: ReportCase, words: Words): Markup {
  const head = ['name', 'size', 'hash'].map((key) => words(`reports:file.${key}`));
  const rows = files.map((file) => [
    html`<bdi>${file.name}</bdi>`,
    html`${file.size}`,
    html`<span class="hash">${file.sha512}</span>`,
  ]);
  return tabulate(head, rows);
}

/** Shape and word of a status; the colour says it a third time. */
function chip(status: Status): Markup {
  const strokes = shapes[status.shape].map(drawStroke);
  const shape =
    strokes.length === 0 ? [] : [html`<svg viewBox="0 0 10 10" aria-hidden="true">${strokes}</svg>`];
  return html`<span class="chip ${status.shape}">${shape}${status.word}</span>`;
}

function drawStroke(stroke: Stroke): Markup {
  if (stroke.form === 'ring') {
    const width = stroke.thin ? THIN_STROKE : STROKE;
    return html`<circle cx="5" cy="5" r="${stroke.radius}" fill="none" stroke-width="${width}"/>`;
  }
  const points = stroke.points.map((point) => point.join(',')).join(' ');
  return stroke.form === 'fill'
    ? html`<polygon points="${points}"/>`
    : html`<polyline points="${points}" fill="none" stroke-width="${STROKE}"/>`;
}
