import '#test/set-time.ts';
import { OpenCopies } from '#docket/vault/open-copies.ts';

// Makes a decrypted copy, prints where it lies, and goes on until it is killed.
async function* content(): AsyncGenerator<Buffer> {
  yield Buffer.from('Vrimpelstok');
}

process.stdout.write(`${await new OpenCopies().write('note.txt', content())}\n`);
setInterval(() => {}, 1000);
