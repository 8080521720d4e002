import { z } from 'zod';
import { exportPack } from '#docket/packs/export.ts';
import type { PackFacts } from '#docket/packs/report.ts';
import { verifyPackApart } from '#docket/reader/ask.ts';
import { forkReader } from '#docket/reader/start.ts';
import { caseKindSchema, caseKinds } from '#shared/cases/kinds.ts';
import { plainDateSchema } from '#shared/clocks/types.ts';
import { DocketError } from '#shared/errors.ts';
import { createTexts } from '#shared/text/texts.ts';
import type { Translate } from '#shared/text/translate.ts';
import product from '../../../package.json' with { type: 'json' };
import { readChosenFile } from '../chosen-file.ts';
import type { CliContext } from '../context.ts';
import { exitCodes } from '../exit.ts';
import { withDocket } from '../open.ts';
import { type ForceFlag, targetOf } from '../target.ts';

interface ExportFlags extends ForceFlag {
  out: string;
  registers?: string;
  from?: string;
  to?: string;
  passphraseFile?: string;
}

const choiceSchema = z.object({
  registers: z.array(caseKindSchema).min(1),
  from: plainDateSchema.optional(),
  to: plainDateSchema.optional(),
});

/** A period that ends before it begins would give an empty pack that looks like an answer. */
function inOrder(choice: z.infer<typeof choiceSchema>): z.infer<typeof choiceSchema> {
  const { from, to } = choice;
  if (from === undefined || to === undefined || from <= to) return choice;
  throw new DocketError('bad-input', { fields: ['--to'], from, to });
}

/** Reads the choice of registers and period. Throws `bad-input` naming the option. */
function readChoice(flags: ExportFlags): z.infer<typeof choiceSchema> {
  const registers = flags.registers?.split(',').map((kind) => kind.trim()) ?? [...caseKinds];
  const choice = choiceSchema.safeParse({ registers, from: flags.from, to: flags.to });
  if (choice.success) return inOrder(choice.data);
  throw new DocketError('bad-input', {
    fields: choice.error.issues.map(({ path }) => `--${path.join('.')}`),
  });
}

function addExport({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const pack = command('export <DIR>')
    .requiredOption('--out <file>', describe('option.out'))
    .option('--force', describe('option.force'))
    .option('--registers <kinds>', describe('option.registers'))
    .option('--from <date>', describe('option.from'))
    .option('--to <date>', describe('option.to'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  pack.action((folder: string, flags: ExportFlags) =>
    run(pack, async () => {
      const choice = { ...readChoice(flags), language: io.language, productVersion: product.version };
      const target = await targetOf(flags.out, flags);
      return withDocket(io, folder, flags.passphraseFile, async (context) => {
        const result = await exportPack(context, choice, target);
        const { cases, size, publicKey } = result;
        const lines = [
          t('cli:export.done', { file: flags.out }),
          t('cli:export.size', { cases, size }),
          t('cli:export.key', { key: publicKey }),
        ];
        return { json: result, lines };
      });
    }),
  );
}

function addVerify({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const verify = command('verify <PACK>').option('--key <file>', describe('option.key'));
  verify.action((pack: string, flags: { key?: string }) =>
    run(verify, async () => {
      const expectedPublicKey = flags.key === undefined ? undefined : await readKey(flags.key);
      const report = await verifyPackApart(forkReader, pack, { expectedPublicKey });
      if (!report.problem) {
        return {
          json: report,
          lines: [
            ...(report.vouched
              ? [t('cli:verify.vouched')]
              : [t('cli:verify.unvouched'), t('cli:verify.whole')]),
            ...strayLines(report.facts.strays, t),
            t('cli:verify.key', { key: report.facts.publicKey }),
          ],
          exit: report.vouched ? exitCodes.done : exitCodes.unvouched,
        };
      }
      const { code, path, detail } = report.problem;
      const problem = t(`packs:problem.${code}`, { path, detail });
      return { json: report, lines: [t('cli:verify.wrong'), problem], exit: exitCodes.checkFailed };
    }),
  );
}

/** What is said of files that a system added by itself. */
function strayLines(strays: PackFacts['strays'], t: Translate): string[] {
  const [first] = strays ?? [];
  return first ? [t('packs:verified.strays', { count: strays?.length ?? 0, ...first })] : [];
}

/** A key file has two short lines. */
const MOST_KEY_BYTES = 64 * 2 ** 10;

async function readKey(file: string): Promise<string> {
  return (await readChosenFile(file, { most: MOST_KEY_BYTES })).toString('utf8');
}

/** `export` and `verify`: what an auditor gets. */
export function addPacks(context: CliContext): void {
  for (const add of [addExport, addVerify]) add(context);
}
