import '#test/set-time.ts';
import { fileStoreIn } from '#docket/vault/files.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket } from '#docket/vault/open.ts';

// Attaches so many mebibytes that come as a stream, reads them back, and prints by how many bytes the memory of the process
// grew at most, all of it, not only JavaScript's.
const [folder = '', passphrase = '', mebibytes = ''] = process.argv.slice(2);
const docket = await openDocket({ folder, secret: { passphrase } });
const store = fileStoreIn(layoutOf(folder).files, docket.db, false);

let least = 0;
let most = 0;
const look = () => {
  most = Math.max(most, process.memoryUsage.rss());
};
const watch = setInterval(look, 5);

async function* long(): AsyncGenerator<Buffer> {
  const piece = Buffer.alloc(64 * 1024, 1);
  for (let number = 0; number < Number(mebibytes) * 16; number += 1) {
    // What the process needs at all is there after the first mebibytes.
    if (number === 64) least = process.memoryUsage.rss();
    piece.writeUInt32LE(number);
    yield piece;
    if (number % 16 === 0) look();
  }
}

const { id } = await store.add(long(), 'long.bin', 'application/octet-stream');
await store.verify(id);
clearInterval(watch);
look();
process.stdout.write(`${most - least}\n`);
await docket.close();
