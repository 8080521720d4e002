import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logCase } from '#docket/cases/commands.ts';
import { removeFile, replaceFile } from '#docket/cases/file-versions.ts';
import { attachFile } from '#docket/cases/files.ts';
import { listEntries } from '#docket/trail/list.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** A case with one attachment. */
async function withFile(content = randomBytes(100), name = 'letter.txt') {
  const { id } = await logCase(desk.context, 'request', requestRecord);
  const view = await attachFile(desk.context, id, { name, content });
  const file = view.files[0];
  if (file === undefined) throw new Error('it was attached');
  return { id, file };
}

async function newestEntry() {
  return (await listEntries(desk.docket.db, { limit: 1 }))[0];
}

function storedNames(): Promise<string[]> {
  return readdir(layoutOf(desk.docket.folder).files);
}

describe('a new version of an attachment', () => {
  test('knows its predecessor, which stays readable, and each knows its hash', async () => {
    const { id, file } = await withFile();
    const second = await replaceFile(desk.context, id, file.id, {
      name: 'letter 2.txt',
      content: randomBytes(99),
    });
    const newer = second.files.find(({ name }) => name === 'letter 2.txt');
    expect(newer?.replaces).toEqual({ id: file.id, sha512: file.sha512 });
    expect(second.files.find(({ id: one }) => one === file.id)).toEqual({ ...file, replacedBy: newer?.id });
    await desk.docket.files.verify(file.id);
    expect(await newestEntry()).toMatchObject({
      action: 'request.fileReplaced',
      details: {
        changes: [{ field: 'file', before: 'letter.txt', after: 'letter 2.txt' }],
        sha512: newer?.sha512,
        replaces: file.sha512,
      },
    });
  });

  test('with the same content changes nothing; of a replaced one, or a content that is there, is refused', async () => {
    const content = randomBytes(100);
    const { id, file } = await withFile(content);
    const before = await newestEntry();
    await replaceFile(desk.context, id, file.id, { name: 'again.txt', content });
    expect(await newestEntry()).toEqual(before);
    const other = randomBytes(50);
    await replaceFile(desk.context, id, file.id, { name: 'b.txt', content: other });
    const again = replaceFile(desk.context, id, file.id, { name: 'c.txt', content: randomBytes(9) });
    await expect(again).rejects.toMatchObject({
      code: 'bad-input',
      details: { fields: ['fileId: replaced already'] },
    });
    const third = await attachFile(desk.context, id, { name: 'd.txt', content: randomBytes(8) });
    const last = third.files.find(({ name }) => name === 'd.txt')?.id ?? '';
    const twice = replaceFile(desk.context, id, last, { name: 'e.txt', content: other });
    await expect(twice).rejects.toMatchObject({ code: 'file-on-case' });
    const foreign = await withFile();
    const stolen = replaceFile(desk.context, id, foreign.file.id, { name: 'f.txt', content: other });
    await expect(stolen).rejects.toMatchObject({ code: 'file-missing' });
  });
});

describe('deleting an attachment', () => {
  test('needs a reason, leaves an entry, and deletes the content and its key', async () => {
    const { id, file } = await withFile();
    const stored = await storedNames();
    await expect(removeFile(desk.context, id, file.id, '  ')).rejects.toMatchObject({
      code: 'reason-required',
    });
    const view = await removeFile(desk.context, id, file.id, 'Sent by mistake');
    expect(view.files).toEqual([]);
    expect(await newestEntry()).toMatchObject({
      action: 'request.fileRemoved',
      details: {
        changes: [{ field: 'file', before: 'letter.txt' }],
        sha512: file.sha512,
        reason: 'Sent by mistake',
      },
    });
    expect(await storedNames()).toHaveLength(stored.length - 1);
    expect((await desk.docket.files.list()).map((one) => one.id)).not.toContain(file.id);
    await expect(removeFile(desk.context, id, file.id, 'Again')).rejects.toMatchObject({
      code: 'file-missing',
    });
  });

  test('keeps a content that another case has, and the hash of a deleted predecessor', async () => {
    const content = randomBytes(100);
    const [one, other] = [await withFile(content), await withFile(content)];
    expect(one.file.id).toBe(other.file.id);
    await removeFile(desk.context, one.id, one.file.id, 'Wrong case');
    await desk.docket.files.verify(other.file.id);
    await replaceFile(desk.context, other.id, other.file.id, { name: 'new.txt', content: randomBytes(3) });
    const view = await removeFile(desk.context, other.id, other.file.id, 'Superseded');
    expect(view.files).toMatchObject([{ replaces: { id: other.file.id, sha512: other.file.sha512 } }]);
    // The content comes back as a new attachment when somebody adds it again.
    const again = await attachFile(desk.context, one.id, { name: 'back.txt', content });
    await desk.docket.files.verify(again.files[0]?.id ?? '');
  });

  test('is not for an auditor', async () => {
    const { id, file } = await withFile();
    const auditor = { ...desk.context, person: { ...desk.context.person, role: 'auditor' as const } };
    await expect(removeFile(auditor, id, file.id, 'x')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
