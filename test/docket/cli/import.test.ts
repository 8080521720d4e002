import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { answerOf, cli, expectRefusal, freshDocket } from './cli.ts';

const TABLE = `Subject,When,How it arrived,Who,Acts,Rights asked
Copy of my orders,03/04/2026,Email,Anna Berg,self,Access
No such channel,03/04/2026,pigeon,Bo Lindqvist,self,Access
`;

test('a table is looked at, mapped, imported once, and says row by row what is not possible', async () => {
  const { folder, place, secret } = await freshDocket();
  const file = join(place, 'cases.csv');
  await writeFile(file, TABLE);
  const mapped = ['--map', 'Subject=title', 'When=receivedAt', 'Who=requester.name'];
  const importing = ['import', folder, file, '--register', 'requests', ...mapped, ...secret];

  const dry = await cli([...importing, '--dry-run']);
  expect(dry.exit).toBe(1);
  expect(dry.out).toContain('cases.csv: 0 would be logged, 0 there already, 2 not possible.');
  expect(dry.out).toContain(
    'Row 2: When: can be read as two dates: say which number comes first (“03/04/2026”)',
  );
  const chinese = await cli([...importing, '--dry-run', '--date-order', 'dmy'], { language: 'zh-CN' });
  expect(chinese.out).toContain('第 3 行：How it arrived：不属于此字段的可选值（“pigeon”）');

  const ordered = [...importing, '--date-order', 'dmy'];
  const done = await cli(ordered);
  expect(done.exit).toBe(1);
  expect(done.out).toContain('cases.csv: 1 logged, 0 there already, 1 not possible.');
  expect(done.out).toMatch(/New cases: REQ-2026-0001 to REQ-2026-0001\. .*before-import-/);
  await writeFile(file, TABLE.replace('pigeon', 'Letter'));
  expect(await answerOf(ordered)).toMatchObject({ logged: 1, there: 1, refused: 0, first: 'REQ-2026-0002' });
  expect(await answerOf(ordered)).toMatchObject({ logged: 0, there: 2, refused: 0 });
  expect(await answerOf(['list', folder, 'request', ...secret])).toMatchObject({ cases: { length: 2 } });
});

test('what cannot be read, and a register or a column that is not there, is refused by name', async () => {
  const { folder, place, secret } = await freshDocket();
  const file = join(place, 'cases.csv');
  await writeFile(file, TABLE);
  const refuse = (argv: string[], code: 'import-invalid' | 'bad-input' | 'file-missing') =>
    expectRefusal(['import', folder, ...argv, ...secret], { code, exit: 2, folder });
  await refuse([file, '--register', 'people'], 'bad-input');
  await refuse([file, '--register', 'requests', '--map', 'Nobody=title'], 'bad-input');
  await refuse([join(place, 'none.csv'), '--register', 'requests'], 'file-missing');
  await writeFile(file, Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00]));
  const { details } = await refuse([file, '--register', 'requests'], 'import-invalid');
  expect(details).toEqual({ file: 'cases.csv', problem: 'damaged' });
});

test('a guess of the characters is shown with names, and imports nothing before somebody confirms it', async () => {
  const { folder, place, secret } = await freshDocket();
  const file = join(place, 'western.csv');
  const table =
    'title,receivedAt,channel,requester.name,requester.relation,rights,requester.country,Remarks\n';
  const row = 'Auskunft,2026-11-03,email,Jörg Müller,self,access,UK,x\n';
  await writeFile(file, iconv.encode(table + row, 'windows-1252'));
  const importing = ['import', folder, file, '--register', 'requests', ...secret];
  const dry = await cli([...importing, '--dry-run']);
  expect(dry.out).toContain('--encoding windows-1252');
  expect(dry.out).toContain('Jörg Müller');
  expect(dry.out).toContain('“UK” read as United Kingdom (GB)');
  const refused = await expectRefusal(importing, { code: 'import-invalid', exit: 2, folder: place });
  expect(refused.details).toMatchObject({ problem: 'encoding-unsure', guess: 'windows-1252' });
  const done = await cli([...importing, '--encoding', 'windows-1252']);
  expect(done).toMatchObject({ exit: 0, err: '' });
  expect(done.out).toContain('Remarks');
  expect((await cli(['list', folder, 'request', ...secret])).out).toContain('Jörg Müller');
});
