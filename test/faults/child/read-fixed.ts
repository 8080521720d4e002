import { salvageDocket } from '#docket/vault/salvage.ts';
import { openSnapshot } from '#docket/vault/snapshot.ts';
import { DocketError } from '#shared/errors.ts';

// Reads a docket that cannot be written to, as a snapshot and by salvage, and says how many entries each found.
const [folder = '', passphrase = '', target = ''] = process.argv.slice(2);
const secret = { passphrase };
try {
  const snapshot = await openSnapshot({ folder, secret });
  const entries = await snapshot.db.selectFrom('trail').select('seq').execute();
  await snapshot.close();
  const { trail } = await salvageDocket(folder, secret, target);
  console.log(`${entries.length} ${trail.count}`);
} catch (error) {
  console.log(error instanceof DocketError ? error.code : String(error));
}
