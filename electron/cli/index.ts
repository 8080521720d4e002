import { stderr, stdin, stdout } from 'node:process';
import { nowIso, readTimeShift, shiftTime, TIME_SHIFT_VARIABLE } from '#shared/time.ts';
import { languageOf } from './io.ts';
import { runCli } from './program.ts';
import { askSecret } from './terminal.ts';

shiftTime(readTimeShift(process.env[TIME_SHIFT_VARIABLE]));

// A reader that has seen enough (`| head`) is no failure of ours; the work was done before the answer was written.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  askSecret: stdin.isTTY ? askSecret : undefined,
  now: nowIso,
  language: languageOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG),
});
