import '#test/set-time.ts';
import { appendEntry } from '#docket/trail/append.ts';
import { openDocket } from '#docket/vault/open.ts';
import { rotateDocketKey } from '#docket/vault/rotate.ts';
import { nowIso } from '#shared/time.ts';

// Rotates the docket key again and again with a confirmed draft between, until it is killed; or kills itself when a
// rotation begins the step that is named. Prints the number of each draft that is confirmed.
const [folder = '', passphrase = '', step = ''] = process.argv.slice(2);
let docket = await openDocket({ folder, secret: { passphrase } });
const { count } = await docket.db
  .selectFrom('drafts')
  .select((eb) => eb.fn.countAll<number>().as('count'))
  .executeTakeFirstOrThrow();
for (let number = Number(count) + 1; ; number += 1) {
  await docket.db.transaction().execute(async (trx) => {
    const draft = { id: `draft-${number}`, form: 'loop', body: '{}', updated_at: nowIso() };
    await trx.insertInto('drafts').values(draft).execute();
    await appendEntry(trx, { person: docket.person, action: 'draft.saved', details: { number } });
  });
  process.stdout.write(`${number}\n`);
  docket = await rotateDocketKey(docket, (progress) => {
    if (progress.step === step) process.kill(process.pid, 'SIGKILL');
  });
}
