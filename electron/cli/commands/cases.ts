import { logCase } from '#docket/cases/commands.ts';
import type { DocketContext } from '#docket/cases/context.ts';
import { type ListQuestion, listCases } from '#docket/cases/list.ts';
import { JsonTooLarge, parseBounded } from '#docket/foreign/bounded-json.ts';
import { type CaseKind, caseKindSchema } from '#shared/cases/kinds.ts';
import type { CaseRow, CaseView, ClockView } from '#shared/contract/case.ts';
import { DocketError } from '#shared/errors.ts';
import { eventTitleKey, ruleTitleKey } from '#shared/regimes/titleKey.ts';
import { createTexts } from '#shared/text/texts.ts';
import { readChosenFile } from '../chosen-file.ts';
import type { CliContext } from '../context.ts';
import { clockAnswer, explanationLines, otherDateLines } from '../explain.ts';
import type { Io } from '../io.ts';
import { withDocket } from '../open.ts';

/** Rows that the docket gives at once. */
const PAGE = 200;

function readKind(given: string): CaseKind {
  const kind = caseKindSchema.safeParse(given);
  if (kind.success) return kind.data;
  throw new DocketError('bad-input', { fields: [`KIND: ${given}`] });
}

/** More than any record has. */
const MOST_RECORD_BYTES = 16 * 2 ** 20;
const RECORD_LIMITS = { depth: 32, values: 1_000_000 };

/** The record in a JSON file. Throws `file-missing`, or `bad-input` for a file that is no JSON. */
async function readRecordFile(file: string): Promise<unknown> {
  const content = (await readChosenFile(file, { most: MOST_RECORD_BYTES, pipe: true })).toString('utf8');
  try {
    // Editors of Windows put a byte order mark in front, which JSON does not know.
    return parseBounded(content.replace(/^\uFEFF/, ''), RECORD_LIMITS);
  } catch (cause) {
    const why = cause instanceof JsonTooLarge ? `JSON with too much ${cause.limit}` : 'JSON';
    throw new DocketError('bad-input', { fields: [`${file}: ${why}`] }, { cause });
  }
}

async function listAll(context: DocketContext, kind: CaseKind, closedToo: boolean): Promise<CaseRow[]> {
  const query: ListQuestion = {
    kind,
    show: closedToo ? 'all' : 'open',
    due: 'any',
    waiting: false,
    search: '',
    sort: 'due',
    direction: 'up',
    limit: PAGE,
  };
  const rows: CaseRow[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listCases(context, { ...query, ...(after === undefined ? {} : { after }) });
    rows.push(...page.rows);
    if (page.next === undefined) return rows;
    after = page.next;
  }
}

/** A clock in lines: its date, how it stands, and each step of the reason. */
export function clockLines(clock: ClockView, io: Io): string[] {
  const { t } = createTexts(io.language);
  const title = `${t(ruleTitleKey(clock.regime, clock.rule))} (${clock.regime} ${clock.rule}, ${clock.subject})`;
  if (clock.state === 'waiting') {
    return [`${title}: ${t('cli:clock.waiting', { event: t(eventTitleKey(clock.waitsFor ?? '')) })}`];
  }
  if (!clock.result) return [title];
  const answer = clockAnswer(clock.result, io.language);
  const met = clock.metAt ? [`  ${t('cli:clock.met', { at: clock.metAt })}`] : [];
  const stopped = clock.state === 'stopped' ? [`  ${t('cli:clock.stopped')}`] : [];
  const other = otherDateLines(clock.result, io.language).map((line) => `  ${line}`);
  const assumed = answer.assumed ? ` (${t('cli:clock.assumed')})` : '';
  const due = `${title}: ${answer.dueDate}${assumed}`;
  return [due, ...other, ...met, ...stopped, ...explanationLines(answer)];
}

/** A case as JSON: as the window gets it, with each clock's explanation in words. */
export function caseAnswer(view: CaseView, io: Io): object {
  const clocks = view.clocks.map(({ result, ...clock }) => ({
    ...clock,
    ...(result ? clockAnswer(result, io.language) : {}),
  }));
  return { ...view, clocks };
}

function addAdd({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const add = command('add <DIR> <KIND>')
    .requiredOption('--file <file>', describe('option.file'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  add.action((folder: string, given: string, flags: { file: string; passphraseFile?: string }) =>
    run(add, async () => {
      const kind = readKind(given);
      const record = await readRecordFile(flags.file);
      return withDocket(io, folder, flags.passphraseFile, async (context) => {
        const view = await logCase(context, kind, record);
        const clocks = view.clocks.flatMap((clock) => clockLines(clock, io));
        return { json: caseAnswer(view, io), lines: [t('cli:add.done', { ref: view.ref }), ...clocks] };
      });
    }),
  );
}

/** The date by which a case is listed, with a word where it may still move because its start is not known. */
function dueText({ due }: CaseRow, describe: CliContext['describe']): string {
  if (!due?.result) return describe('list.noClock');
  const { dueDate, assumed } = due.result;
  return assumed ? `${dueDate} (${describe('clock.assumed')})` : dueDate;
}

function addList({ io, command, run, describe }: CliContext): void {
  const list = command('list <DIR> <KIND>')
    .option('--all', describe('option.all'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  list.action((folder: string, given: string, flags: { all?: boolean; passphraseFile?: string }) =>
    run(list, async () => {
      const kind = readKind(given);
      return withDocket(io, folder, flags.passphraseFile, async (context) => {
        const rows = await listAll(context, kind, flags.all === true);
        const line = (row: CaseRow) =>
          [row.ref, dueText(row, describe), row.state, row.title, row.party].join('  ');
        return { json: { cases: rows }, lines: rows.length > 0 ? rows.map(line) : [describe('list.none')] };
      });
    }),
  );
}

/** `add` and `list`: the cases of a docket. */
export function addCases(context: CliContext): void {
  for (const add of [addAdd, addList]) add(context);
}
