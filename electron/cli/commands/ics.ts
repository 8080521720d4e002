import { exportIcs } from '#docket/exchange/export-ics.ts';
import { type AgendaFilter, agendaFilterSchema } from '#shared/contract/agenda.ts';
import { DocketError } from '#shared/errors.ts';
import { createTexts } from '#shared/text/texts.ts';
import type { CliContext } from '../context.ts';
import { withDocket } from '../open.ts';
import { type ForceFlag, targetOf } from '../target.ts';

interface IcsFlags extends ForceFlag {
  out: string;
  register?: string;
  regime?: string;
  person?: string;
  passphraseFile?: string;
}

/** Reads what the export is narrowed to. Throws `bad-input` naming the option. */
function readFilter({ register, regime, person }: IcsFlags): AgendaFilter {
  const filter = agendaFilterSchema.safeParse({ kind: register, regime, person });
  if (filter.success) return filter.data;
  const fields = filter.error.issues.map(({ path }) =>
    path[0] === 'kind' ? '--register' : `--${String(path[0])}`,
  );
  throw new DocketError('bad-input', { fields });
}

/** `ics`: the dates of the docket for another calendar. */
export function addIcs({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const ics = command('ics <DIR>')
    .requiredOption('--out <file>', describe('option.out'))
    .option('--force', describe('option.force'))
    .option('--register <kind>', describe('option.ofRegister'))
    .option('--regime <id>', describe('option.ofRegime'))
    .option('--person <name>', describe('option.ofPerson'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  ics.action((folder: string, flags: IcsFlags) =>
    run(ics, async () => {
      const choice = { filter: readFilter(flags), language: io.language };
      const target = await targetOf(flags.out, flags);
      return withDocket(io, folder, flags.passphraseFile, async (context) => {
        const { dates } = await exportIcs(context, choice, target);
        const lines = [t('cli:ics.done', { file: flags.out, count: dates }), t('cli:ics.holds')];
        return { json: { file: flags.out, dates }, lines };
      });
    }),
  );
}
