import { Option } from 'commander';
import type { DateOrder } from '#docket/exchange/dates.ts';
import {
  countRows,
  type Examined,
  type ExaminedRow,
  examineImport,
  type ImportChoice,
} from '#docket/exchange/examine.ts';
import { runImport } from '#docket/exchange/import.ts';
import { type CaseKind, caseKinds } from '#shared/cases/kinds.ts';
import { type TextEncoding, textEncodings } from '#shared/contract/case.ts';
import { samplesOf } from '#shared/contract/imports.ts';
import { DocketError } from '#shared/errors.ts';
import { notedText, rowText } from '#shared/text/problemText.ts';
import { createTexts } from '#shared/text/texts.ts';
import type { CliContext } from '../context.ts';
import { exitCodes } from '../exit.ts';
import type { Io } from '../io.ts';
import { withDocket } from '../open.ts';

interface Flags {
  register: string;
  sheet?: string;
  map?: string[];
  set?: string[];
  dateOrder?: DateOrder;
  encoding?: TextEncoding;
  dryRun?: boolean;
  passphraseFile?: string;
}

/** `requests` or `request`, as the register is called. */
function readRegister(given: string): CaseKind {
  const kind = caseKinds.find((one) => one === given || `${one}s` === given);
  if (kind === undefined) throw new DocketError('bad-input', { fields: [`--register: ${given}`] });
  return kind;
}

/** `NAME=VALUE` pairs; the last `=` divides where the name is that of a column, the first where it is a field. */
function readPairs(option: string, pairs: readonly string[], divide: 'first' | 'last'): [string, string][] {
  return pairs.map((pair) => {
    const at = divide === 'first' ? pair.indexOf('=') : pair.lastIndexOf('=');
    if (at < 1) throw new DocketError('bad-input', { fields: [`${option}: ${pair}`] });
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
}

/** The mapping that was found by the headers, with what `--map` says of some columns. */
function remap({ table, mapping }: Examined, pairs: readonly [string, string][]): (string | null)[] {
  const named = new Map(pairs);
  const unknown = [...named.keys()].filter((name) => !table.columns.includes(name));
  if (unknown.length > 0) {
    throw new DocketError('bad-input', { fields: unknown.map((name) => `--map: ${name}`) });
  }
  const taken = new Set(pairs.map(([, field]) => field));
  return mapping.map((found, index) => {
    const field = named.get(table.columns[index] ?? '');
    if (field !== undefined) return field === '' ? null : field;
    return found !== null && taken.has(found) ? null : found;
  });
}

function rowAnswer(one: ExaminedRow) {
  const { row, status, title, reference, problems, notes } = one;
  const ref = one.status === 'there' ? one.is?.ref : undefined;
  return { row, status, title, reference, ref, problems, notes };
}

function refusedLines({ table, rows }: Examined, kind: CaseKind, io: Io): string[] {
  const i18n = createTexts(io.language);
  const words = { kind, headers: table.columns, t: i18n.t, i18n };
  return rows
    .filter(({ status }) => status === 'refused')
    .map((row) => `  ${rowText(row, table.sheet, words)}`);
}

/** The cells that were read in a way that somebody should see. */
function notedLines({ table, rows }: Examined, io: Io): string[] {
  const { t } = createTexts(io.language);
  const countries = new Intl.DisplayNames(io.language, { type: 'region' });
  return rows
    .filter(({ status, notes }) => status === 'log' && notes.length > 0)
    .map((row) => `  ${notedText(row, table.sheet, t, (code) => countries.of(code) ?? code)}`);
}

/** Where each column goes, in lines. */
function columnLines({ table, mapping }: Examined, io: Io): string[] {
  const { t } = createTexts(io.language);
  const lines = table.columns.map((column, index) =>
    t('cli:import.column', { column, field: mapping[index] ?? t('cli:import.leftOut') }),
  );
  return [t('cli:import.columns'), ...lines];
}

/** In which characters a text was read, the first rows that hold others than of ASCII, and the lines with stray bytes. */
function characterLines({ read, table }: Examined, io: Io): string[] {
  const { t } = createTexts(io.language);
  const { characters } = read;
  if (characters === undefined) return [];
  const encoding = t(`files:encoding.${characters.encoding}`);
  const samples = characters.isSure ? [] : samplesOf(table).map((sample) => `    ${sample}`);
  const replaced = characters.replaced.join(', ');
  return [
    t(characters.isSure ? 'cli:import.read' : 'cli:import.guessed', { encoding, code: characters.encoding }),
    ...samples,
    ...(replaced === '' ? [] : [t('imports:file.replaced', { lines: replaced })]),
  ];
}

/** A guess that nobody looked at: the import does not run before somebody says the encoding. */
function unsure({ file, read }: Examined): DocketError {
  const guess = read.characters?.encoding ?? '';
  return new DocketError('import-invalid', { file, problem: 'encoding-unsure', guess });
}

/** The columns that go nowhere, so that a misspelt heading is seen. */
function leftOutLines({ table, mapping }: Examined, io: Io): string[] {
  const { t } = createTexts(io.language);
  const left = table.columns.filter((column, index) => column !== '' && (mapping[index] ?? null) === null);
  return left.map((column) => t('cli:import.column', { column, field: t('cli:import.leftOut') }));
}

/** `import`: logs cases from the rows of a file, or says what would happen with each. */
export function addImport({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const importing = command('import <DIR> <ROWS>')
    .requiredOption('--register <register>', describe('option.register'))
    .option('--sheet <name>', describe('option.sheet'))
    .option('--map <column=field...>', describe('option.map'))
    .option('--set <field=value...>', describe('option.set'))
    .addOption(new Option('--date-order <order>', describe('option.dateOrder')).choices(['dmy', 'mdy']))
    .addOption(new Option('--encoding <name>', describe('option.encoding')).choices([...textEncodings]))
    .option('--dry-run', describe('option.dryRun'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  importing.action((folder: string, path: string, flags: Flags) =>
    run(importing, async () => {
      const kind = readRegister(flags.register);
      const pairs = readPairs('--map', flags.map ?? [], 'last');
      const values = Object.fromEntries(readPairs('--set', flags.set ?? [], 'first'));
      return withDocket(io, folder, flags.passphraseFile, async (context) => {
        const { sheet, dateOrder, encoding } = flags;
        const choice: ImportChoice = { kind, sheet, values, dateOrder, encoding };
        const found = await examineImport(context, path, choice);
        const columns = pairs.length === 0 ? found.mapping : remap(found, pairs);
        const chosen = { ...choice, columns };
        const examined = pairs.length === 0 ? found : await examineImport(context, path, chosen);
        const { file, fingerprint } = examined;
        const refused = refusedLines(examined, kind, io);
        const { characters } = examined.read;
        const facts = { file, columns, characters, rows: examined.rows.map(rowAnswer) };
        const exit = refused.length > 0 ? exitCodes.checkFailed : exitCodes.done;
        if (flags.dryRun) {
          const counts = countRows(examined.rows);
          const lines = [
            t('cli:import.would', { file, ...counts }),
            ...characterLines(examined, io),
            ...columnLines(examined, io),
            ...notedLines(examined, io),
            ...refused,
          ];
          return { json: { dryRun: true, ...counts, ...facts }, lines, exit };
        }
        // Nobody has looked at a guess that a script makes.
        if (characters?.isSure === false) throw unsure(examined);
        const done = await runImport(context, path, { ...chosen, fingerprint });
        const range = done.first === undefined ? [] : [t('cli:import.range', { ...done })];
        const lines = [
          t('cli:import.done', { file, ...done }),
          ...range,
          ...leftOutLines(examined, io),
          ...notedLines(examined, io),
          ...refused,
        ];
        return { json: { dryRun: false, ...done, ...facts }, lines, exit };
      });
    }),
  );
}
