import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexCase } from '#docket/database/search.ts';
import { type CheckReport, checkDocket } from '#docket/vault/check.ts';
import { sessionOf } from '#docket/vault/docket.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket } from '#docket/vault/open.ts';
import { caseRow, flipBit, freshDocket, PASSPHRASE } from './helpers.ts';

async function filledDocket() {
  const made = await freshDocket();
  const { docket } = made;
  await docket.db.transaction().execute(async (trx) => {
    await trx.insertInto('cases').values(caseRow(1)).execute();
    await indexCase(trx, caseRow(1).id, 'access to everything');
  });
  await docket.files.add(Buffer.from('content'), 'letter.txt', 'text/plain');
  return made;
}

function faults(report: CheckReport) {
  return report.findings.filter((finding) => !finding.ok);
}

describe('checking a docket', () => {
  it('finds a sound one sound, also for reading only', async () => {
    const { docket } = await filledDocket();
    const report = await checkDocket(docket);
    expect(faults(report)).toEqual([]);
    expect(report.findings.map((finding) => finding.part)).toEqual([
      'pages',
      'database',
      'references',
      'search',
      'slots',
      'trail',
      'files',
    ]);
    await docket.close();
    const again = await openDocket({
      folder: docket.folder,
      secret: { passphrase: PASSPHRASE },
      readOnly: true,
    });
    expect((await checkDocket(again)).ok).toBe(true);
    await again.close();
  });

  it('names a damaged attachment', async () => {
    const { docket } = await filledDocket();
    const { files } = layoutOf(docket.folder);
    for (const name of await readdir(files)) await flipBit(join(files, name), 3);
    expect(faults(await checkDocket(docket))).toEqual([
      { part: 'files', ok: false, checked: 1, problem: 'file-damaged', subject: 'letter.txt' },
    ]);
  });

  it('names damaged slots', async () => {
    const { docket } = await filledDocket();
    await writeFile(layoutOf(docket.folder).slots, '{}');
    expect(faults(await checkDocket(docket))).toEqual([
      { part: 'slots', ok: false, checked: 0, problem: 'slots-damaged' },
    ]);
  });

  it('names a search index that no longer agrees with its text', async () => {
    const { docket } = await filledDocket();
    const { raw } = sessionOf(docket);
    raw.exec("DROP TRIGGER case_text_updated; UPDATE case_text SET body = 'something else'");
    expect(faults(await checkDocket(docket))).toMatchObject([{ part: 'search', problem: 'index-differs' }]);
  });

  it('names a row that points to nothing', async () => {
    const { docket } = await filledDocket();
    const { raw } = sessionOf(docket);
    raw.pragma('foreign_keys = OFF');
    raw.exec("INSERT INTO notes VALUES ('n', 'no-such-case', 'text', 'Li', '2026-01-01T00:00:00.000Z')");
    expect(faults(await checkDocket(docket))).toMatchObject([{ part: 'references', subject: 'notes' }]);
  });

  it('names an altered trail entry', async () => {
    const { docket } = await filledDocket();
    const { raw } = sessionOf(docket);
    raw.exec(
      "DROP TRIGGER trail_refuses_update; UPDATE trail SET person_name = 'Somebody else' WHERE seq = 1",
    );
    expect(faults(await checkDocket(docket))).toMatchObject([
      { part: 'trail', problem: 'altered', subject: '1' },
    ]);
  });

  it('names a damaged page, also while the docket is open', async () => {
    const { docket, parent } = await filledDocket();
    expect((await checkDocket(docket)).ok).toBe(true);
    // Written from another process: closing a handle of docket.db in this one would drop its lock.
    const { execFileSync } = await import('node:child_process');
    const { database } = layoutOf(docket.folder);
    const script = `const f=require('fs');const h=f.openSync(process.argv[1],'r+');f.writeSync(h,'damage',4096*4+900);f.closeSync(h)`;
    execFileSync(process.execPath, ['-e', script, database], { cwd: parent });
    expect(faults(await checkDocket(docket))[0]).toMatchObject({ part: 'pages', subject: '5' });
  });
});
