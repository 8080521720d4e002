import { resolve } from 'node:path';

/** What the program was started with. */
export interface Switches {
  /** `--docket=<folder>`: the docket to offer for unlocking. Absolute. */
  readonly docketPath?: string;
  /** `--sample`: the docket is the sample, whose passphrase is public. */
  readonly sample: boolean;
  /** `--smoke-report=<file>`: write there what the program found once it stands, and quit. Absolute. */
  readonly smokeReport?: string;
}

/**
 * Reads the program's own switches; Chromium's pass by.
 * @param argv as in `process.argv`
 * @param folder absolute; relative paths start from it
 */
export function readSwitches(argv: readonly string[], folder: string): Switches {
  const docket = readValue(argv, '--docket');
  const report = readValue(argv, '--smoke-report');
  return {
    sample: argv.includes('--sample'),
    ...(docket ? { docketPath: resolve(folder, docket) } : {}),
    ...(report ? { smokeReport: resolve(folder, report) } : {}),
  };
}

function readValue(argv: readonly string[], name: string): string | undefined {
  return argv.find((argument) => argument.startsWith(`${name}=`))?.slice(name.length + 1);
}
