import '#test/set-time.ts';
import { randomBytes } from 'node:crypto';
import { openDocket } from '#docket/vault/open.ts';
import { DocketError } from '#shared/errors.ts';

// Runs under a limit of the size of a file: adds an attachment and then drafts until the disk refuses, and prints what
// each failed with and how many drafts were confirmed.
const [folder = '', passphrase = ''] = process.argv.slice(2);
const docket = await openDocket({ folder, secret: { passphrase } });

async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'no failure';
  } catch (error) {
    return error instanceof DocketError ? error.code : String(error);
  }
}

const attachment = await codeOf(() => docket.files.add(randomBytes(8_000_000), 'large.bin', 'text/plain'));
let confirmed = 0;
const row = await codeOf(async () => {
  for (; confirmed < 5000; confirmed += 1) {
    const body = JSON.stringify(randomBytes(3000).toString('hex'));
    const draft = { id: String(confirmed), form: 'fill', body, updated_at: '2026-01-01T00:00:00.000Z' };
    await docket.db.insertInto('drafts').values(draft).execute();
  }
});
await docket.close();
console.log(JSON.stringify({ attachment, row, confirmed }));
