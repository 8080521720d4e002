import { basename } from 'node:path';
import { type Importing, type ImportPreview, samplesOf } from '#shared/contract/imports.ts';
import { countRows, type Examined, examineImport } from '../exchange/examine.ts';
import { runImport } from '../exchange/import.ts';
import type { Target } from '../exchange/targets.ts';
import { whileOpen } from './base.ts';
import { tellingOf } from './events.ts';

const { imports: implementer } = whileOpen;

/** The longest piece of a cell that is shown as a sample. */
const SAMPLE = 80;

function fieldOf({ name, path, required, note }: Target): ImportPreview['fields'][number] {
  const isChoice = note.widget === 'choice' || note.widget === 'choices';
  return {
    name,
    path,
    required,
    ...(isChoice ? { choices: { list: note.choices, values: [...note.values] } } : {}),
  };
}

/** A preview as the window gets it: without the records. */
function toPreview({ file, read, table, targets, mapping, rows, fingerprint }: Examined): ImportPreview {
  const { format, characters, tables } = read;
  return {
    file,
    format,
    ...(characters && { characters: { ...characters, samples: samplesOf(table) } }),
    sheet: table.sheet,
    sheets: tables.map(({ sheet }) => sheet),
    columns: table.columns.map((header, index) => {
      const sample = table.rows.find(({ cells }) => cells[index] !== '')?.cells[index] ?? '';
      const field = mapping[index];
      return { header, sample: sample.slice(0, SAMPLE), ...(field ? { field } : {}) };
    }),
    fields: targets.map(fieldOf),
    counts: countRows(rows),
    rows: rows.map((one) => {
      const { row, status, title, reference, problems, notes } = one;
      const is = one.status === 'there' ? one.is : undefined;
      return {
        row,
        status,
        title: title.slice(0, SAMPLE),
        problems,
        notes,
        ...(reference === undefined ? {} : { reference: reference.slice(0, SAMPLE) }),
        ...(is && { is }),
      };
    }),
    fingerprint,
  };
}

export const imports = {
  choose: implementer.choose.handler(async ({ context }) => {
    const chosen = await context.session.chosen.file('import');
    return chosen === undefined ? {} : { chosen: { token: chosen.token, file: basename(chosen.path) } };
  }),
  preview: implementer.preview.handler(async ({ context, input: { token, ...choice }, signal }) => {
    const path = context.session.chosen.pathOf(token, 'import');
    return toPreview(await examineImport(context.desk, path, choice, signal));
  }),
  run: implementer.run.handler(({ context, input: { token, ...choice }, signal }) => {
    const { desk, session } = context;
    const path = session.chosen.pathOf(token, 'import');
    return tellingOf<Importing>(async (tell) => {
      const over = session.whileOpen(signal);
      tell({ step: 'done', ...(await runImport(desk, path, choice, { onProgress: tell, signal: over })) });
    });
  }),
};
