import { Command, CommanderError } from 'commander';
import { createTexts } from '#shared/text/texts.ts';
import { type Answer, writeAnswer, writeFailure } from './answer.ts';
import { addCases } from './commands/cases.ts';
import { addClock } from './commands/clock.ts';
import { addDocket } from './commands/docket.ts';
import { addPacks } from './commands/packs.ts';
import { addSample } from './commands/sample.ts';
import { type ExitCode, exitCodes } from './exit.ts';
import type { Io } from './io.ts';

/** What a command needs to be added to the program. `describe` gives its text in the user's language. */
export interface CliContext {
  io: Io;
  describe: (key: string) => string;
  /** Adds the command `name args`, with `--json`, described by `cli.command.<name>`. */
  command: (usage: string) => Command;
  /** Runs a command's work and writes its answer or its failure. */
  run: (command: Command, work: () => Promise<Answer>) => Promise<void>;
}

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
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .addHelpText('after', `\n${describe('exitCodes')}`)
    .showHelpAfterError(describe('seeHelp'));
  const context: CliContext = {
    io,
    describe,
    command: (usage) => {
      const [name = ''] = usage.split(' ');
      return program
        .command(usage)
        .description(describe(`command.${name}`))
        .option('--json', describe('option.json'));
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
  for (const add of [addDocket, addSample, addCases, addClock, addPacks]) add(context);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (!(error instanceof CommanderError)) return writeFailure(io, false, error);
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  }
}
