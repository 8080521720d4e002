import { openDocket } from '#docket/vault/open.ts';

// Opens a docket, says so, and keeps it until it is killed.
const [folder = '', passphrase = ''] = process.argv.slice(2);
await openDocket({ folder, secret: { passphrase } });
console.log('open');
setInterval(() => undefined, 1000);
