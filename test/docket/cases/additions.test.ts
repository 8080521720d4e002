import { mkdtemp, readFile as readPlain, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addNote, addTask, finishTask } from '#docket/cases/additions.ts';
import { logCase } from '#docket/cases/commands.ts';
import { attachFile, fileAt, readFile, saveFileCopy } from '#docket/cases/files.ts';
import { getCase } from '#docket/cases/get.ts';
import { listEntries } from '#docket/trail/list.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';

let desk: Desk;
let home: string;

beforeAll(async () => {
  desk = await openDesk();
  home = await mkdtemp(join(tmpdir(), 'additions-'));
});
afterAll(async () => {
  await desk.close();
  await rm(home, { recursive: true, force: true });
});

const log = () => logCase(desk.context, 'request', requestRecord);
const nobody = '00000000-0000-4000-8000-000000000000';

async function newest() {
  const [entry] = await listEntries(desk.docket.db, { limit: 1 });
  return entry;
}

describe('a note', () => {
  test('is added in the person’s name and makes no open form stale', async () => {
    const { id } = await log();
    desk.at('2026-11-22T10:00:00+08:00');
    const view = await addNote(desk.context, id, ' Called her. ');
    expect(view.notes).toMatchObject([{ text: 'Called her.', by: 'Li Na', at: '2026-11-22T02:00:00.000Z' }]);
    expect(view).toMatchObject({ version: 1, updatedAt: '2026-11-22T02:00:00.000Z' });
    expect(view.trail[0]).toMatchObject({
      action: 'request.noteAdded',
      changes: [{ field: 'note', after: 'Called her.' }],
    });
  });

  test('is refused when it is empty or for a case that is not there', async () => {
    const { id } = await log();
    await expect(addNote(desk.context, id, '  ')).rejects.toMatchObject({ code: 'bad-input' });
    await expect(addNote(desk.context, nobody, 'x')).rejects.toMatchObject({ code: 'unknown-case' });
  });
});

describe('a task', () => {
  test('is added, finished once and opened again, and the trail tells each', async () => {
    const { id } = await log();
    const { tasks } = await addTask(desk.context, id, {
      title: 'Search',
      dueOn: '2026-12-01',
      assignee: 'Wu Jie',
    });
    const task = tasks[0]?.id ?? '';
    expect(tasks).toMatchObject([{ title: 'Search', dueOn: '2026-12-01', assignee: 'Wu Jie' }]);
    const done = await finishTask(desk.context, id, task, true);
    expect(done.tasks[0]).toMatchObject({ doneBy: 'Li Na' });
    expect(await finishTask(desk.context, id, task, true)).toEqual(done);
    const open = await finishTask(desk.context, id, task, false);
    expect(open.tasks[0]).not.toHaveProperty('doneAt');
    expect(open.trail.map(({ action }) => action)).toEqual([
      'request.taskReopened',
      'request.taskFinished',
      'request.taskAdded',
      'request.logged',
    ]);
  });

  test('of another case is not finished through this one', async () => {
    const [one, other] = [await log(), await log()];
    const { tasks } = await addTask(desk.context, other.id, { title: 'Search' });
    const wrong = finishTask(desk.context, one.id, tasks[0]?.id ?? '', true);
    await expect(wrong).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('a file', () => {
  const content = Buffer.from('请求 request'.repeat(20_000));

  test('is attached once, read back, and a copy of it saved, which the trail tells', async () => {
    const { id } = await log();
    const path = join(home, 'request 请求.pdf');
    await writeFile(path, content);
    const view = await attachFile(desk.context, id, fileAt(path));
    expect(view.files).toMatchObject([
      { name: 'request 请求.pdf', mediaType: 'application/pdf', size: content.length, addedBy: 'Li Na' },
    ]);
    expect(view.trail[0]).toMatchObject({ action: 'request.fileAdded' });
    expect(await attachFile(desk.context, id, { name: 'again.pdf', content })).toEqual(view);

    const file = view.files[0]?.id ?? '';
    const { name, content: chunks } = await readFile(desk.context, id, file);
    expect(name).toBe('request 请求.pdf');
    const read: Buffer[] = [];
    for await (const chunk of chunks) read.push(chunk);
    expect(Buffer.concat(read).equals(content)).toBe(true);

    const target = join(home, 'copy.pdf');
    const auditor = { ...desk.context, person: { ...desk.context.person, role: 'auditor' as const } };
    await saveFileCopy(auditor, id, file, { path: target });
    expect((await readPlain(target)).equals(content)).toBe(true);
    expect(await newest()).toMatchObject({
      action: 'request.fileSaved',
      details: { file: 'request 请求.pdf' },
    });
  });

  test('that vanished, is a folder, or belongs to another case is named', async () => {
    const [one, other] = [await log(), await log()];
    const missing = [
      [join(home, 'gone.pdf'), 'file-missing'],
      [home, 'file-not-regular'],
    ] as const;
    for (const [path, code] of missing) {
      await expect(attachFile(desk.context, one.id, fileAt(path))).rejects.toMatchObject({ code });
    }
    const { files } = await attachFile(desk.context, other.id, { name: 'a.txt', content });
    const stolen = readFile(desk.context, one.id, files[0]?.id ?? '');
    await expect(stolen).rejects.toMatchObject({ code: 'file-missing' });
    expect((await getCase(desk.context, one.id)).files).toEqual([]);
  });

  test('that cannot be saved where somebody wants it leaves no half of a copy', async () => {
    const { id } = await log();
    const { files } = await attachFile(desk.context, id, { name: 'b.txt', content });
    const before = await newest();
    const saved = saveFileCopy(desk.context, id, files[0]?.id ?? '', {
      path: join(home, 'nowhere', 'b.txt'),
    });
    await expect(saved).rejects.toMatchObject({ code: 'target-no-folder' });
    expect(await newest()).toEqual(before);
  });
});
