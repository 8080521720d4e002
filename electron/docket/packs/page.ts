import { createHash } from 'node:crypto';
import { actionText } from '#shared/text/actionText.ts';
import type { CsvTable } from '../reports/csv.ts';
import { tabulate, tabulateRegister, writeCase, writeFacts } from '../reports/html.ts';
import { html, type Markup } from '../reports/markup.ts';
import { countCases, describeDocket, describeRegister } from '../reports/model.ts';
import { pageStyle } from '../reports/page-style.ts';
import type { Speech, Words } from '../reports/text.ts';
import type { PackContent, RegisterContent } from './content.ts';
import { nameBase, paths } from './layout.ts';
import { type PublicKey, writeKeyId } from './minisign.ts';
import { checkCommands } from './start-here.ts';

/** Style by its hash, and nothing else: a page in a pack runs no script and loads no file. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** The page of a pack, in pieces: whose it is, what is in it, how to check it, the registers, the cases, the trail. */
export function* writePage(
  content: PackContent,
  key: PublicKey,
  tables: readonly CsvTable[],
  speech: Speech,
): Generator<string> {
  const { words, write } = speech;
  const { docket, language, registers } = content;
  const heading = words('packs:heading', { name: docket.name });
  yield `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
`;
  yield html`<title>${heading}</title>\n`.source;
  yield `<style>${pageStyle}</style>\n</head>\n<body>\n`;
  yield writeTop(content, heading, speech).source;
  yield writeExhibits(registers, tables, words).source;
  yield writeCheck(content, key, words).source;
  for (const register of registers) {
    const report = describeRegister(content, register, speech);
    yield html`<h2 id="${register.kind}s">${report.title}</h2>\n<p class="muted">${countCases(register, words)}</p>\n`
      .source;
    yield tabulateRegister(report, words).source;
    yield writeDiscarded(register, speech).source;
    for (const entry of report.cases()) yield writeCase(entry, report, words).source;
  }
  yield* writeTrail(content, speech);
  const { made } = content;
  const foot = words('packs:foot', {
    when: write.moment(made.at),
    person: made.by,
    version: made.productVersion,
  });
  yield html`<footer>${foot}</footer>\n</body>\n</html>\n`.source;
}

/** Which numbers of a register have no case, and why. */
function writeDiscarded({ discarded }: RegisterContent, { words, write }: Speech): Markup {
  if (discarded.length === 0) return html``;
  const lines = discarded.map(({ ref, at, why, duplicateOf }) => {
    const key = duplicateOf === undefined ? 'line' : 'duplicate';
    const values = { ref, why, on: write.moment(at), of: duplicateOf ?? '' };
    return html`<li>${words(`reports:discarded.${key}`, values)}</li>`;
  });
  return html`<p class="note">${words('reports:discarded.title')}</p>\n<ul class="note">${lines}</ul>\n`;
}

function writeTop(content: PackContent, heading: string, speech: Speech): Markup {
  const { words } = speech;
  const links = content.registers.map(
    ({ kind }) => html`<a href="#${kind}s">${words(`reports:register.${kind}`)}</a>`,
  );
  return html`<p class="mark">Privacy Docket · ${words('packs:title')}</p>
<h1><bdi>${heading}</bdi></h1>
<p class="lead">${words('packs:lead', { name: content.docket.name })}</p>
${writeFacts(describeDocket(content, speech))}
<nav><a href="#files">${words('packs:contents')}</a><a href="#check">${words('packs:check.title')}</a>${links}<a href="#trail">${words('packs:trail.title')}</a></nav>
`;
}

/** Which file answers to which duty: an auditor looks for the law first. */
function writeExhibits(registers: RegisterContent[], tables: readonly CsvTable[], words: Words): Markup {
  const line = (path: string, what: string, law: Markup) => {
    const inside = path.slice('data/'.length);
    return [html`<a href="${inside}">${inside}</a>`, html`${what}`, law];
  };
  const row = (path: string, what: string, law: Markup) => line(path, words(`packs:exhibit.${what}`), law);
  const none = html``;
  const rows = registers.flatMap(({ kind }) => {
    const law = html`${words(`packs:law.${kind}`)}`;
    return [
      row(paths.pdf(kind), 'pdf', law),
      row(paths.csv(kind), 'csv', none),
      ...tables
        .filter((table) => table.kind === kind && table.part !== undefined)
        .map(({ part, label }) =>
          line(paths.csv(kind, part), words('packs:exhibit.csvPart', { part: label }), none),
        ),
      row(paths.json(kind), 'json', none),
      row(paths.schema(kind), 'schema', none),
    ];
  });
  const trail = [
    row(paths.trail, 'trail', html`${words('packs:law.trail')}`),
    row(paths.signers, 'signers', none),
    row(paths.trailNote, 'trailNote', none),
  ];
  const head = ['file', 'what', 'legal'].map((column) => words(`packs:${column}`));
  return html`<h2 id="files">${words('packs:contents')}</h2>
${tabulate(head, [...rows, ...trail])}
<p class="note">${words('packs:csvNote')}</p>
<p class="note">${words('packs:attachmentsNote')}</p>
`;
}

function writeCheck(content: PackContent, key: PublicKey, words: Words): Markup {
  const check = (name: string, values?: Record<string, string>) => words(`packs:check.${name}`, values);
  const commands = checkCommands();
  return html`<h2 id="check">${check('title')}</h2>
<p class="note">${check('intro', { base: nameBase(content) })}</p>
<p class="note">${check('signature')}</p>
<pre>${commands.signature}</pre>
<p class="note">${check('files')}</p>
<pre>${commands.files.join('\n')}</pre>
<p class="note">${check('trust', { keyId: writeKeyId(key.keyId) })}</p>
<p class="note">${check('windows')}</p>
`;
}

function* writeTrail(content: PackContent, { words, t, write }: Speech): Generator<string> {
  const { trail } = content;
  yield html`<h2 id="trail">${words('packs:trail.title')}</h2>
<p class="note">${describeTrail(content, words)}</p>
<p class="note">${describeSeal(content, words)}</p>
<p class="note">${words('packs:trail.head')}: <span class="hash">${trail.head}</span></p>
`.source;
  const head = ['seq', 'at', 'who', 'what', 'case', 'hash'].map((key) => words(`packs:trail.${key}`));
  const rows = trail.entries.map((entry) => [
    html`${entry.seq}`,
    html`<span class="whole">${write.moment(entry.at)}</span>`,
    html`<bdi>${entry.personName}</bdi>`,
    html`<bdi>${actionText(entry.action, t)}</bdi>${entry.reason ? html`<br><bdi class="muted">${words('packs:trail.because', { reason: entry.reason })}</bdi>` : ''}`,
    html`<span class="whole">${entry.caseRef ?? ''}</span>`,
    html`<span class="hash">${entry.hash.slice(0, 16)}…</span>`,
  ]);
  yield tabulate(head, rows).source;
}

/** "The whole trail: 8214 entries", or how many of them. */
export function describeTrail({ trail }: PackContent, words: Words): string {
  return trail.complete
    ? words('packs:trail.complete', { count: trail.entries.length })
    : words('packs:trail.excerpt', { shown: trail.entries.length, count: trail.count });
}

/** What the docket found when it verified its trail. */
export function describeSeal({ trailReport }: PackContent, words: Words): string {
  const { firstProblem } = trailReport;
  if (trailReport.ok) return words('packs:trail.intact', { count: trailReport.count });
  const { seq = 0, problem = 'altered' } = firstProblem ?? {};
  return words('packs:trail.broken', { problem: words(`trail:broken.${problem}`, { seq }) });
}
