import { takeStep } from '#docket/cases/commands.ts';
import { getCaseByRef } from '#docket/cases/get.ts';
import { DISCARD, TAKE_BACK } from '#shared/cases/discard.ts';
import { createTexts } from '#shared/text/texts.ts';
import type { CliContext } from '../context.ts';
import { withDocket } from '../open.ts';
import { caseAnswer } from './cases.ts';

interface Flags {
  reason: string;
  passphraseFile?: string;
}

interface DiscardFlags extends Flags {
  as: string;
  of?: string;
}

/** `discard` and `take-back`: takes a case out of its register that should never have been in it, and brings it back. */
export function addDiscard({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const take = (folder: string, ref: string, flags: Flags, step: string, answers: object, done: string) =>
    withDocket(io, folder, flags.passphraseFile, async (context) => {
      const { id, version } = await getCaseByRef(context, ref);
      const view = await takeStep(context, { id, version, step, answers });
      return { json: caseAnswer(view, io), lines: [t(done, { ref: view.ref })] };
    });

  const discard = command('discard <DIR> <REF>')
    .requiredOption('--as <why>', describe('option.as'))
    .requiredOption('--reason <text>', describe('option.why'))
    .option('--of <ref>', describe('option.of'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  discard.action((folder: string, ref: string, flags: DiscardFlags) =>
    run(discard, () => {
      const { as, reason, of: duplicateOf } = flags;
      return take(folder, ref, flags, DISCARD, { as, reason, duplicateOf }, 'cli:discard.done');
    }),
  );

  const back = command('take-back <DIR> <REF>')
    .requiredOption('--reason <text>', describe('option.why'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  back.action((folder: string, ref: string, flags: Flags) =>
    run(back, () => take(folder, ref, flags, TAKE_BACK, { why: flags.reason }, 'cli:discard.back')),
  );
}
