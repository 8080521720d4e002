import '#test/set-time.ts';
import { z } from 'zod';
import { runCli } from '#cli/program.ts';
import { nowIso } from '#shared/time.ts';

// Runs one command of the command line again and again in this process, `{n}` in it replaced by the number of the round,
// and prints for each round its number, its exit status and what it was about. Ends after `most` rounds, or with the
// first whose exit status is not 0 when `until` is `failure`.
const [most = '1', until = '', ...argv] = process.argv.slice(2);
const answer = z.looseObject({
  ref: z.string().optional(),
  error: z.looseObject({ code: z.string() }).optional(),
});

process.stdout.write('ready\n');
for (let round = 1; round <= Number(most); round += 1) {
  let out = '';
  const command = argv.map((part) => part.replaceAll('{n}', String(round)));
  const exit = await runCli([...command, '--json'], {
    out: (text) => {
      out += text;
    },
    err: (text) => process.stderr.write(text),
    askSecret: undefined,
    now: nowIso,
    language: 'en',
  });
  const { ref, error } = answer.parse(JSON.parse(out));
  process.stdout.write(`${round} ${exit} ${error?.code ?? ref ?? 'done'}\n`);
  if (exit !== 0 && until === 'failure') break;
}
