// What the scripts print: short lines that say what is done, and why when something is not as usual.

/** Prints one line for the person at the terminal. */
export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/** Prints a line about something that the person should know or do; it goes to the error stream. */
export function warn(line) {
  process.stderr.write(`${line}\n`);
}

/** Whole seconds under a minute, else minutes and seconds: `8 s`, `2 min 05 s`. */
export function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** An error that the person can act on: scripts print its message without a stack and exit with its code. */
export class Stop extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.name = 'Stop';
    this.exitCode = exitCode;
  }
}

/** Runs a script's main function: prints a `Stop` plainly, anything else with its stack. */
export async function main(run) {
  try {
    process.exitCode = (await run(process.argv.slice(2))) ?? 0;
  } catch (error) {
    warn(error instanceof Stop ? error.message : (error?.stack ?? String(error)));
    process.exitCode = error instanceof Stop ? error.exitCode : 1;
  }
}
