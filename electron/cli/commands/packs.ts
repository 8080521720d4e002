import { readFile } from 'node:fs/promises';
import { verifyPack } from '#docket/packs/verify.ts';
import { DocketError } from '#shared/errors.ts';
import { createTexts } from '#shared/text/texts.ts';
import { exitCodes } from '../exit.ts';
import type { CliContext } from '../program.ts';

function addVerify({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const verify = command('verify <PACK>').option('--key <file>', describe('option.key'));
  verify.action((pack: string, flags: { key?: string }) =>
    run(verify, async () => {
      const expectedPublicKey = flags.key === undefined ? undefined : await readKey(flags.key);
      const report = await verifyPack(pack, expectedPublicKey === undefined ? {} : { expectedPublicKey });
      if (!report.problem) {
        return {
          json: report,
          lines: [t('cli:verify.ok'), t('cli:verify.key', { key: report.facts.publicKey })],
        };
      }
      const { code, path, detail } = report.problem;
      const problem = t(`packs:problem.${code}`, { path, detail });
      return { json: report, lines: [t('cli:verify.wrong'), problem], exit: exitCodes.checkFailed };
    }),
  );
}

async function readKey(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DocketError('file-missing', { file }, { cause });
  });
}

/** `export` and `verify`: what an auditor gets. */
export function addPacks(context: CliContext): void {
  for (const add of [addVerify]) add(context);
}
