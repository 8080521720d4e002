import type { Command } from 'commander';
import type { Answer } from './answer.ts';
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
