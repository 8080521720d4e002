import type { Command, HelpConfiguration } from 'commander';

/** The headings that commander writes by itself, by their key under `cli.help`. */
const headings: Readonly<Record<string, string>> = {
  'Usage:': 'help.usage',
  'Arguments:': 'help.arguments',
  'Options:': 'help.options',
  'Commands:': 'help.commands',
};

/** Lets the help speak the user's language throughout, where commander would mix its own English in. */
export function helpIn(describe: (key: string) => string): HelpConfiguration {
  return {
    styleTitle: (title) => {
      const key = headings[title];
      return key === undefined ? title : describe(key);
    },
    optionDescription: ({ description, defaultValue }) =>
      typeof defaultValue === 'string'
        ? `${description} (${describe('help.default')}: ${defaultValue})`
        : description,
  };
}

/** Says in the help of a command what each of its arguments is: `cli.argument.<name>`. */
export function describeArguments(command: Command, describe: (key: string) => string): Command {
  for (const argument of command.registeredArguments) {
    argument.description = describe(`argument.${argument.name()}`);
  }
  return command;
}
