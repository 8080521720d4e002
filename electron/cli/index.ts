import { stderr, stdin, stdout } from 'node:process';
import { languageOf } from './io.ts';
import { runCli } from './program.ts';
import { askSecret } from './terminal.ts';

// A reader that has seen enough (`| head`) is no failure of ours; the work was done before the answer was written.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  askSecret: stdin.isTTY ? askSecret : undefined,
  now: () => new Date().toISOString(),
  language: languageOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG),
});
