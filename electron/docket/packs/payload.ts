import { z } from 'zod';
import { type CsvTable, tablesOf, writeCsv } from '../reports/csv.ts';
import { describeRegister } from '../reports/model.ts';
import { writeRegisterPdf } from '../reports/pdf.ts';
import type { Speech, Words } from '../reports/text.ts';
import { canonicalJson } from '../trail/canonical.ts';
import {
  type JsonObject,
  type PackContent,
  packCaseSchema,
  packDiscardedSchema,
  type RegisterContent,
  registerKindSchema,
} from './content.ts';
import { paths } from './layout.ts';
import type { PublicKey } from './minisign.ts';
import { describeSeal, describeTrail, writePage } from './page.ts';

/** One file of the payload: its path, and its content in pieces when it is asked for. */
export interface Member {
  path: string;
  write: () => Iterable<string | Buffer> | Promise<Iterable<string | Buffer>>;
}

/** Everything under `data/`, in the order in which it is written. */
export function listPayload(
  content: PackContent,
  key: PublicKey,
  speech: Speech,
  fontsDir?: string,
): Member[] {
  const { words } = speech;
  const tables = content.registers.flatMap((register) => tablesOf(register, speech));
  return [
    { path: paths.page, write: () => writePage(content, key, tables, speech) },
    ...tables.map(toMember),
    ...content.registers.flatMap((register) => listRegister(content, register, speech, fontsDir)),
    { path: paths.trail, write: () => writeTrailLines(content) },
    { path: paths.signers, write: () => [writeSigners(content)] },
    { path: paths.trailNote, write: () => [writeTrailNote(content, words)] },
  ];
}

function toMember(table: CsvTable): Member {
  return { path: paths.csv(table.kind, table.part), write: () => writeCsv(table) };
}

function listRegister(
  content: PackContent,
  register: RegisterContent,
  speech: Speech,
  fontsDir?: string,
): Member[] {
  const { kind } = register;
  return [
    { path: paths.json(kind), write: () => writeRegisterJson(content, register) },
    {
      path: paths.schema(kind),
      write: () => [`${JSON.stringify(describeRegisterJson(register), null, 2)}\n`],
    },
    {
      path: paths.pdf(kind),
      write: async () => [
        await writeRegisterPdf(
          describeRegister(content, register, speech),
          speech.words,
          content.made.at,
          fontsDir,
        ),
      ],
    },
  ];
}

/** `{ register, docket, made, period, discarded, cases: [...] }` with one case per line. */
function* writeRegisterJson(
  { docket, made, period }: PackContent,
  register: RegisterContent,
): Generator<string> {
  const head = JSON.stringify({
    register: register.kind,
    docket,
    made,
    period,
    discarded: register.discarded,
  });
  yield `${head.slice(0, -1)},"cases":[`;
  for (const [index, entry] of register.cases.entries())
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(entry)}`;
  yield '\n]}\n';
}

const registerFileSchema = z.object({
  register: registerKindSchema,
  docket: z.object({ id: z.string(), name: z.string(), place: z.string(), regimes: z.array(z.string()) }),
  made: z.object({ at: z.string(), by: z.string(), productVersion: z.string() }),
  period: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
  discarded: z.array(packDiscardedSchema),
  cases: z.array(packCaseSchema.omit({ record: true }).extend({ record: z.object({}).loose() })),
});

/**
 * JSON Schema of the register file. The record's own schema is embedded under its own `$id`, so that references in it
 * (`#/$defs/...`) still find what they name (JSON Schema 2020-12 core, 9.3).
 */
function describeRegisterJson({ kind, schema }: RegisterContent): JsonObject {
  const id = `urn:privacy-docket:record:${kind}`;
  const file = z.record(z.string(), z.json()).parse(
    z.toJSONSchema(registerFileSchema, {
      override: ({ zodSchema, jsonSchema }) => {
        if (zodSchema === registerFileSchema.shape.cases.element.shape.record) {
          for (const name of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, name);
          jsonSchema.$ref = id;
        }
      },
    }),
  );
  return { ...file, $defs: { record: { ...schema, $id: id } } };
}

function* writeTrailLines({ trail }: PackContent): Generator<string> {
  for (const entry of trail.entries) yield `${canonicalJson(entry)}\n`;
}

/** `{ signers: [...] }`: whose signatures the entries carry. */
function writeSigners({ trail: { signers } }: PackContent): string {
  return `${JSON.stringify({ signers }, null, 2)}\n`;
}

function writeTrailNote(content: PackContent, words: Words): string {
  const { docket, trail } = content;
  const genesis = `privacy-docket/trail/1/${docket.id}`;
  const lines = [
    words('packs:trail.title'),
    describeTrail(content, words),
    describeSeal(content, words),
    `${words('packs:trail.head')}:\n${trail.head}`,
    words('packs:trail.file'),
    words('packs:trail.rule', { genesis }),
    words('packs:trail.signed'),
    ...(trail.complete ? [] : [words('packs:trail.gaps')]),
    words('packs:trail.sealed'),
  ];
  return `${lines.join('\n\n')}\n`;
}
