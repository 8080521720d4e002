import '#test/set-time.ts';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appendEntry } from '#docket/trail/append.ts';
import { backUpAutomatically } from '#docket/vault/automatic.ts';
import { addDeviceSlot, removeDeviceSlots } from '#docket/vault/device-slots.ts';
import type { OpenDocket } from '#docket/vault/docket.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket, openWithKey } from '#docket/vault/open.ts';
import { restoreOver } from '#docket/vault/restore-over.ts';
import { rotateDocketKey } from '#docket/vault/rotate.ts';
import { readSlots } from '#docket/vault/slots.ts';
import { nowIso } from '#shared/time.ts';

// Waits for a line, then opens a docket with its key (no derivation: that would take longer than the rest) and does one
// thing again and again until it is killed; a docket whose key is rotated with its passphrase, since the key of the last
// round may be gone. Prints `saved <id>`, `file <id>` and `imported <id>` for each change that was confirmed.
const [folder = '', key = '', signing = '', docketId = '', personId = '', what = '', passphrase = ''] =
  process.argv.slice(2);

/** Rows of each import. */
const ROWS = 20;

function open(): Promise<OpenDocket> {
  if (what === 'rotate') return openDocket({ folder, secret: { passphrase } });
  const secrets = { key: Buffer.from(key, 'hex'), seed: Buffer.from(signing, 'hex') };
  return openWithKey({ folder, ...secrets, docketId, personId, readOnly: false });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function save(docket: OpenDocket): Promise<void> {
  const id = randomUUID();
  await docket.db.transaction().execute(async (trx) => {
    const body = JSON.stringify(randomBytes(1500).toString('hex'));
    const updated_at = nowIso();
    await trx.insertInto('drafts').values({ id, form: 'loop', body, updated_at }).execute();
    await appendEntry(trx, { person: docket.person, action: 'draft.saved', details: { id } });
  });
  say(`saved ${id}`);
}

async function attach(docket: OpenDocket): Promise<void> {
  const { id } = await docket.files.add(randomBytes(200_000), 'random.bin', 'application/octet-stream');
  say(`file ${id}`);
}

/** Loaded only where it is needed: the rest starts the sooner. */
async function loadExport(): Promise<(docket: OpenDocket) => Promise<void>> {
  const { exportPack } = await import('#docket/packs/export.ts');
  const { contextOf } = await import('#docket/cases/context.ts');
  const { loadLaw } = await import('#docket/clocks/load.ts');
  const { findResources } = await import('#docket/clocks/resources.ts');
  const law = await loadLaw(findResources());
  return async (docket) => {
    const choice = { registers: ['request' as const], language: 'en' as const, productVersion: '0.0.0' };
    await exportPack(await contextOf(docket, law), choice, {
      path: join(folder, '..', 'pack.zip'),
      replace: true,
    });
    say('exported');
  };
}

/** Imports a table of its own each time; its cases bear the id of the import. */
async function loadImport(): Promise<(docket: OpenDocket) => Promise<void>> {
  const { examineImport } = await import('#docket/exchange/examine.ts');
  const { runImport } = await import('#docket/exchange/import.ts');
  const { contextOf } = await import('#docket/cases/context.ts');
  const { loadLaw } = await import('#docket/clocks/load.ts');
  const { findResources } = await import('#docket/clocks/resources.ts');
  const { readHere } = await import('../../docket/reader/here.ts');
  const law = await loadLaw(findResources());
  return async (docket) => {
    const id = randomUUID();
    const rows = Array.from({ length: ROWS }, (_, row) => `${id} ${row};2026-10-26;email;Jana;self;access`);
    const file = join(folder, '..', 'rows.csv');
    await writeFile(
      file,
      ['title;receivedAt;channel;requester.name;requester.relation;rights', ...rows].join('\n'),
    );
    const context = await contextOf(docket, law, { startReader: readHere });
    const { fingerprint } = await examineImport(context, file, { kind: 'request' });
    await runImport(context, file, { kind: 'request', fingerprint });
    say(`imported ${id}`);
  };
}

/** Backs up, and puts that backup in the docket's place: nothing that was confirmed may be gone afterwards. */
async function restore(docket: OpenDocket): Promise<OpenDocket> {
  await save(docket);
  const { name } = await backUpAutomatically(docket, nowIso());
  await docket.close();
  await restoreOver(folder, join(layoutOf(folder).backups, name), nowIso());
  say('restored');
  return open();
}

/** Has a computer remember the docket, and the one before forget it. */
async function changeSlots(docket: OpenDocket): Promise<void> {
  const { slots } = await readSlots(folder);
  const before = slots.filter(({ kind }) => kind === 'device').map(({ id }) => id);
  await addDeviceSlot(docket, randomBytes(32), async () => {});
  await removeDeviceSlots(docket, before);
  say('changed');
}

const exportOnce = what === 'export' ? await loadExport() : undefined;
const importOnce = what === 'import' ? await loadImport() : undefined;
say('ready');
await once(process.stdin, 'data');
let docket = await open();
for (;;) {
  if (what === 'restore') docket = await restore(docket);
  if (what === 'attach') await attach(docket);
  if (what === 'save' || what === 'migrate') await save(docket);
  if (what === 'backup' || what === 'export' || what === 'rotate') await save(docket);
  if (what === 'backup') await backUpAutomatically(docket, nowIso());
  if (what === 'rotate') docket = await rotateDocketKey(docket);
  if (what === 'slots') await changeSlots(docket);
  await exportOnce?.(docket);
  await importOnce?.(docket);
}
