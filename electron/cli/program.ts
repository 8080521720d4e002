import { Command, CommanderError } from 'commander';
import { DocketError } from '#shared/errors.ts';
import { createTexts } from '#shared/text/texts.ts';
import { writeAnswer, writeFailure } from './answer.ts';
import { addCases } from './commands/cases.ts';
import { addClock } from './commands/clock.ts';
import { addClockAct } from './commands/clock-act.ts';
import { addDamage } from './commands/damage.ts';
import { addDiscard } from './commands/discard.ts';
import { addDocket } from './commands/docket.ts';
import { addIcs } from './commands/ics.ts';
import { addImport } from './commands/import.ts';
import { addLaw } from './commands/law.ts';
import { addPacks } from './commands/packs.ts';
import { addKeys } from './commands/people.ts';
import { addRestore } from './commands/restore.ts';
import { addSample } from './commands/sample.ts';
import { addShow } from './commands/show.ts';
import { addTrail } from './commands/trail.ts';
import type { CliContext } from './context.ts';
import { type ExitCode, exitCodes } from './exit.ts';
import { describeArguments, helpIn } from './help.ts';
import type { Io } from './io.ts';

/**
 * Runs the command line and gives its exit status: 0 done, 1 a check failed, 2 usage, 3 wrong passphrase, 4 damaged, 5 in
 * use. Never throws and never ends the process, so that a test can call it.
 */
export async function runCli(argv: string[], io: Io): Promise<ExitCode> {
  const { t } = createTexts(io.language);
  const describe = (key: string) => t(`cli:${key}`);
  let exit: ExitCode = exitCodes.done;
  const program = new Command('privacy-docket')
    .description(describe('program'))
    .exitOverride()
    // What commander has to say of a wrong usage is part of the failure that is written below.
    .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => undefined })
    .configureHelp(helpIn(describe))
    .helpOption('-h, --help', describe('option.help'))
    .helpCommand('help [command]', describe('command.help'))
    .addHelpText('after', `\n${describe('exitCodes')}`);
  const context: CliContext = {
    io,
    describe,
    command: (usage) => {
      const [name = ''] = usage.split(' ');
      const command = program
        .command(usage)
        .description(describe(`command.${name}`))
        .helpOption('-h, --help', describe('option.help'))
        .option('--json', describe('option.json'));
      return describeArguments(command, describe);
    },
    run: async (command, work) => {
      const asJson = command.opts().json === true;
      try {
        exit = writeAnswer(io, asJson, await work());
      } catch (error) {
        exit = writeFailure(io, asJson, error);
      }
    },
  };
  const all = [
    addDocket,
    addSample,
    addCases,
    addShow,
    addDiscard,
    addTrail,
    addClock,
    addImport,
    addClockAct,
    addLaw,
    addPacks,
    addIcs,
    addKeys,
    addRestore,
    addDamage,
  ];
  for (const add of all) add(context);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (!(error instanceof CommanderError)) return writeFailure(io, false, error);
    return error.exitCode === 0 ? exitCodes.done : refuseUsage(io, argv, error);
  }
}

/** A command that is not there, an option that is missing or misspelled: told like every other failure. */
function refuseUsage(io: Io, argv: string[], error: CommanderError): ExitCode {
  const asJson = argv.includes('--json');
  const { t } = createTexts(io.language);
  if (error.code === 'commander.help') return exitCodes.usage;
  const usage = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
  const exit = writeFailure(io, asJson, new DocketError('bad-input', { usage }));
  if (!asJson) io.err(`${t('cli:seeHelp')}\n`);
  return exit;
}
