import '#test/set-time.ts';
import { appendEntry } from '#docket/trail/append.ts';
import { openDocket } from '#docket/vault/open.ts';
import { nowIso } from '#shared/time.ts';

// Writes drafts, each with its trail entry, and prints the number of each that is confirmed, until it is killed.
const [folder = '', passphrase = ''] = process.argv.slice(2);
const docket = await openDocket({ folder, secret: { passphrase } });
for (let number = 1; ; number += 1) {
  await docket.db.transaction().execute(async (trx) => {
    const body = JSON.stringify({ number, text: 'x'.repeat(2000) });
    await trx
      .insertInto('drafts')
      .values({ id: `draft-${number}`, form: 'loop', body, updated_at: nowIso() })
      .execute();
    await appendEntry(trx, { person: docket.person, action: 'draft.saved', details: { number } });
  });
  process.stdout.write(`${number}\n`);
}
