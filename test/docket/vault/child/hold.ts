import '#test/set-time.ts';
import { openDocket } from '#docket/vault/open.ts';
import { DocketError } from '#shared/errors.ts';

// Opens a docket, says so, and keeps it until it is killed; or says why it did not open.
const [folder = '', passphrase = ''] = process.argv.slice(2);
try {
  await openDocket({ folder, secret: { passphrase } });
  console.log('open');
  setInterval(() => undefined, 1000);
} catch (error) {
  console.log(error instanceof DocketError ? error.code : String(error));
}
