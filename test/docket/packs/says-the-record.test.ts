import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PackContent } from '#docket/packs/content.ts';
import { createSigningKey } from '#docket/packs/minisign.ts';
import { writePage } from '#docket/packs/page.ts';
import { tablesOf, writeCsv } from '#docket/reports/csv.ts';
import { describeRegister } from '#docket/reports/model.ts';
import { writeRegisterPdf } from '#docket/reports/pdf.ts';
import { speechIn } from '#docket/reports/text.ts';
import { type CaseKind, caseKinds } from '#shared/cases/kinds.ts';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { english } from '#shared/text/en/index.ts';
import { type Language, languages } from '#shared/text/texts.ts';
import { incidentRecord } from '#test/fixtures/records.ts';
import { answerOf } from '../cli/cli.ts';
import { law } from '../desk.ts';
import { madeAt, makeContent } from './content.ts';
import { generatedRecord } from './generated.ts';
import { tellRecord } from './told.ts';
import { runTool } from './tools.ts';

const zone = 'Asia/Shanghai';
const key = createSigningKey();

function contentOf(kind: CaseKind, record: object, language: Language): PackContent {
  const content = makeContent(language);
  const [example] = content.registers[0]?.cases ?? [];
  if (!example) throw new Error('the content has no case');
  const json = JSON.parse(JSON.stringify(record));
  const entry = { ...example, ref: 'X-1', title: json.title, record: json };
  return { ...content, registers: [{ kind, schema: {}, cases: [entry], discarded: [] }] };
}

/** The page, the tables and the text of the PDF of a pack with one case. */
function written(kind: CaseKind, record: object, language: Language) {
  const content = contentOf(kind, record, language);
  const [register] = content.registers;
  if (!register) throw new Error('the content has no register');
  const speech = speechIn(language, zone);
  const tables = tablesOf(register, speech);
  return {
    page: [...writePage(content, key, tables, speech)].join(''),
    rows: tables.flatMap((table) => cellsIn([...writeCsv(table)].join(''))),
    pdf: async () => {
      const file = join(folder, `${kind}-${language}.pdf`);
      const report = describeRegister(content, register, speech);
      await writeFile(file, await writeRegisterPdf(report, speech.words, madeAt));
      return runTool('pdftotext', [file, '-']);
    },
  };
}

/** The lines of a table, each cell with its head. */
function cellsIn(csv: string): [head: string, cell: string][][] {
  const [head = [], ...lines]: string[][] = parse(csv, { bom: true });
  return lines.map((line) => line.map((cell, column) => [head[column] ?? '', cell]));
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** What a person sees of some markup. */
function seen(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (sign) => entities[sign] ?? sign);
}

/** Whether a text that was broken into lines has some words: on end, or one by one between those of the next cells. */
function isIn(text: string, words: string): boolean {
  const onEnd = (part: string) => part.replaceAll(/\s/g, '');
  return onEnd(text).includes(onEnd(words)) || words.split(/\s+/).every((word) => text.includes(word));
}

/** Labels and values of the lists and tables in some markup. */
function pairsIn(markup: string): [label: string, value: string][] {
  const facts = [...markup.matchAll(/<dt>(.*?)<\/dt><dd>([\s\S]*?)<\/dd>/g)].map(
    ([, label = '', value = '']): [string, string] => [seen(label).trim(), seen(value)],
  );
  const tables = [...markup.matchAll(/<table>([\s\S]*?)<\/table>/g)].flatMap(([, table = '']) => {
    const heads = [...table.matchAll(/<th scope="col">(.*?)<\/th>/g)].map(([, head = '']) => seen(head));
    return [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].flatMap(([, row = '']) =>
      [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = ''], column): [string, string] => [
        heads[column] ?? '',
        seen(cell),
      ]),
    );
  });
  return [...facts, ...tables];
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'says-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(languages)('in %s a pack says what the record says', (language) => {
  test.each(caseKinds)('of every value of a %s, under its label, on its page and in its tables', (kind) => {
    fc.assert(
      fc.property(generatedRecord(kind), (record) => {
        const { page, rows } = written(kind, record, language);
        const pairs = pairsIn(page.slice(page.indexOf('<article')));
        for (const { label, parts } of tellRecord(kind, record, { language, zone, isTable: false })) {
          const found = pairs.filter(
            ([at]) => at === label || at.endsWith(`: ${label}`) || at.endsWith(`：${label}`),
          );
          const isTold = found.some(([, value]) => parts.every((part) => value.includes(part)));
          expect(isTold ? [] : [label, parts, found], 'on the page').toEqual([]);
        }
        for (const { label, parts } of tellRecord(kind, record, { language, zone, isTable: true })) {
          const isTold = rows.some((row) => {
            const cells = row.filter(([head]) => head.includes(label)).map(([, cell]) => cell);
            return parts.every((part) => cells.some((cell) => cell.includes(part)));
          });
          expect(isTold ? [] : [label, parts], 'in a table').toEqual([]);
        }
      }),
      { numRuns: 15 },
    );
  });

  test.each(caseKinds)('of every value of a %s in its PDF', async (kind) => {
    const [record = {}] = fc.sample(generatedRecord(kind), { seed: 8, numRuns: 1 });
    const text = await written(kind, record, language).pdf();
    const lacking = tellRecord(kind, record, { language, zone, isTable: false })
      .flatMap(({ parts }) => parts)
      .filter((part) => !isIn(text, part));
    expect(lacking).toEqual([]);
  });
});

test('the time under “Became aware” is that of the awareness, not of the discovery', async () => {
  const { page, rows, pdf } = written('incident', incidentRecord, 'en');
  expect(page).toContain('Became aware: 20 Nov 2026, 16:00');
  expect(page).toMatch(/<td class="fixed">20 Nov 2026, 16:00<\/td>/);
  expect(await pdf()).toContain('Became aware: 20 Nov 2026, 16:00');
  const cells = new Map(rows[0]);
  expect([cells.get('Became aware'), cells.get('Discovered, time (China Standard Time)')]).toEqual([
    '2026-11-20',
    '15:30',
  ]);
});

/** Every code of every list of choices that is no word of its language by its form. */
const choiceCodes = new Set(Object.values(english.choices).flatMap((choices) => Object.keys(choices)));
const ids = law.regimes.flatMap(({ id, rules }) => [
  ...(id === 'house' || id === 'contract' ? [] : [id]),
  ...rules.map((rule) => rule.id),
]);

/** What looks like a code and not like a word, wherever it stands; each with what it would be taken for. */
const codeForms: [what: string, form: RegExp][] = [
  ['a code or a key in camel case', /\b[a-z]+[A-Z][A-Za-z0-9]*\b/g],
  ['a dotted id', /\b[a-z][a-z-]*(?:\.[a-z][a-zA-Z-]+)+\b/g],
  ['the id of a regime or a rule', new RegExp(`\\b(?:${ids.join('|').replaceAll('.', '\\.')})\\b`, 'g')],
  ['a moment as programs write it', /\d{4}-\d\d-\d\dT\d\d|\d\d:\d\d [+-]\d\d:\d\d/g],
  ['the punctuation of JSON', /[{}]|\[\[|":|\bnull\b|\bundefined\b|\[object/g],
  [
    'a key with its value',
    /\b(?:certainty|estimated|regime|place|addressee|amount|unit|at): |(?<!key )\bid: /g,
  ],
  [
    'a text that is not there',
    /\b(?:fields|choices|rules|reports|packs|registers|moves|trail|states|subjects):\w/g,
  ],
];
/** Names of files and places of the web, which are no codes. */
const names =
  /\b(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:txt|html|csv|json|jsonl|pdf|pub|com|cn|example|minisig|eml)\b/g;

describe.each(languages)('in %s nothing in the pack of the sample docket is a code', (language) => {
  let bag: string;
  let typed: string[];
  /** Addresses of mail and of the web have dots, also where a line breaks them. */
  let addresses: string;

  beforeAll(async () => {
    const home = join(folder, language);
    const docket = join(home, 'S.docket');
    const secret = join(folder, 'passphrase');
    await mkdir(home);
    await writeFile(secret, SAMPLE_PASSPHRASE);
    await answerOf(['sample', docket]);
    await answerOf(['export', docket, '--out', `${home}.zip`, '--passphrase-file', secret], { language });
    runTool('unzip', ['-q', `${home}.zip`, '-d', join(folder, `bag-${language}`)]);
    const [base = ''] = await readdir(join(folder, `bag-${language}`));
    bag = join(folder, `bag-${language}`, base);
    const files = await Promise.all(
      caseKinds.map((kind) => readFile(join(bag, `data/registers/${kind}s.json`), 'utf8')),
    );
    const texts = files.flatMap((file) => file.match(/"[^"]*"/g) ?? []).map((text) => text.slice(1, -1));
    typed = texts.filter((text) => text.includes(' '));
    addresses = texts.filter((text) => /[@]|www\./.test(text)).join(' ');
  }, 60_000);

  function findCodes(text: string): string[] {
    const without = typed.reduce((rest, one) => rest.replaceAll(one, ' '), text).replaceAll(names, ' ');
    return codeForms.flatMap(([what, form]) =>
      [...without.matchAll(form)]
        .filter(([found]) => !addresses.includes(found))
        .map(([found]) => `${what}: ${found}`),
    );
  }

  test('on its page', async () => {
    const page = await readFile(join(bag, 'data/index.html'), 'utf8');
    const body = page
      .slice(page.indexOf('<body>'))
      .replaceAll(/<pre>[\s\S]*?<\/pre>|<span class="hash">[\s\S]*?<\/span>/g, '');
    expect(findCodes(seen(body))).toEqual([]);
    const values = pairsIn(body).map(([, value]) => value.trim());
    expect(values.filter((value) => choiceCodes.has(value))).toEqual([]);
    expect(values.length).toBeGreaterThan(300);
  });

  test('in any head or cell of its tables', async () => {
    const tables = (await readdir(join(bag, 'data/registers'))).filter((name) => name.endsWith('.csv'));
    expect(tables.length).toBeGreaterThan(12);
    for (const table of tables) {
      const lines: string[][] = parse(await readFile(join(bag, 'data/registers', table), 'utf8'), {
        bom: true,
      });
      const cells = lines.flat();
      expect([table, ...findCodes(cells.join('\n'))]).toEqual([table]);
      expect([table, ...cells.filter((cell) => choiceCodes.has(cell))]).toEqual([table]);
    }
  });

  test.each(caseKinds)('in the PDF of its register of %ss', (kind) => {
    const text = runTool('pdftotext', [join(bag, `data/reports/${kind}s.pdf`), '-']);
    const plain = text.replaceAll(/\s+/g, ' ').replaceAll(/SHA-512 [0-9a-f ]+/g, '');
    expect(findCodes(plain)).toEqual([]);
  });
});
