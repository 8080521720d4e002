import { salvageDocket } from '#docket/vault/salvage.ts';
import { restoreSlots } from '#docket/vault/slots-recovery.ts';
import { createTexts } from '#shared/text/texts.ts';
import type { CliContext } from '../context.ts';
import { exitCodes } from '../exit.ts';
import { readPassphrase } from '../passphrase.ts';

interface Flags {
  passphraseFile?: string;
}

/** `salvage`: what can still be read of a damaged docket. Exit 1 when something was lost. */
function addSalvage({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const salvage = command('salvage <DIR> <TARGET>').option(
    '--passphrase-file <file>',
    describe('option.passphraseFile'),
  );
  salvage.action((folder: string, target: string, flags: Flags) =>
    run(salvage, async () => {
      const secret = { passphrase: await readPassphrase(io, flags.passphraseFile) };
      const report = await salvageDocket(folder, secret, target, io.now());
      const { tables, files, casesLost, entriesLost, orphans, logLeftOut } = report;
      const kept = Object.entries(tables).map(([table, { kept, complete }]) =>
        t(complete ? 'cli:salvage.whole' : 'cli:salvage.partly', { table, count: kept }),
      );
      const lost = [
        ...(logLeftOut ? [t('cli:salvage.logLeftOut')] : []),
        ...(casesLost.length > 0 ? [t('cli:salvage.casesLost', { refs: casesLost.join(', ') })] : []),
        ...(entriesLost.length > 0 ? [t('cli:salvage.entriesLost', { count: entriesLost.length })] : []),
        ...(files.lost.length > 0 ? [t('cli:salvage.filesLost', { names: files.lost.join(', ') })] : []),
        ...(orphans > 0 ? [t('cli:salvage.orphans', { count: orphans })] : []),
      ];
      const incomplete = Object.values(tables).some(({ complete }) => !complete);
      return {
        json: report,
        lines: [t('cli:salvage.done', { folder: report.folder }), ...kept, ...lost],
        exit: incomplete || lost.length > 0 ? exitCodes.checkFailed : exitCodes.done,
      };
    }),
  );
}

/** `restore-slots`: the previous slots.json in the place of a damaged one. */
function addRestoreSlots({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const restore = command('restore-slots <DIR>').option(
    '--passphrase-file <file>',
    describe('option.passphraseFile'),
  );
  restore.action((folder: string, flags: Flags) =>
    run(restore, async () => {
      const secret = { passphrase: await readPassphrase(io, flags.passphraseFile) };
      const result = await restoreSlots(folder, secret, io.now());
      return { json: result, lines: [t('cli:restoreSlots.done', result)] };
    }),
  );
}

/** `salvage` and `restore-slots`: for a docket that does not open any more. */
export function addDamage(context: CliContext): void {
  for (const add of [addSalvage, addRestoreSlots]) add(context);
}
