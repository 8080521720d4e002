import { stderr, stdin } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks on the terminal without echoing what is typed. The question goes to stderr, so that stdout stays the answer. */
export async function askSecret(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: true });
  try {
    stderr.write(question);
    return await lines.question('');
  } finally {
    stderr.write('\n');
    lines.close();
  }
}
