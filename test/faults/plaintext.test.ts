import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshPlace, jsonFile, whose } from '#test/docket/cli/cli.ts';
import { incidentRecord, requestRecord } from '#test/fixtures/records.ts';
import { childScript, filesContaining, program, runNode } from './machine.ts';

const latin = 'Xanthippe Quöllfrisch';
const chinese = '欧阳骉龘';

/** The bytes of a text read backwards in pairs: UTF-16 as some programs of other systems write it. */
function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** As JSON escapes what is not ASCII, with small or capital digits. */
function escaped(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const needles = [latin, chinese, latin.split(' ')[1] ?? '', latin.toUpperCase(), latin.toLowerCase()].flatMap(
  (word) =>
    [word, word.normalize('NFD')].flatMap((form) => [
      Buffer.from(form, 'utf8'),
      Buffer.from(form, 'utf16le'),
      bigEndian(form),
      Buffer.from(escaped(form)),
      Buffer.from(escaped(form).toUpperCase()),
    ]),
);

it('no word of a case, a note, a task, an attachment or a file name lies in clear in the docket, the temporary folder or a backup', {
  timeout: 150_000,
}, async () => {
  const { place, passphraseFile } = await freshPlace();
  const [temporary, input, kept, handedOver] = ['temporary', 'input', 'kept', 'handed-over'].map((name) =>
    join(place, name),
  );
  if (!temporary || !input || !kept || !handedOver) throw new Error('no folder');
  for (const folder of [temporary, input, kept, handedOver]) await mkdir(folder);
  const folder = join(kept, 'Test.docket');
  const secret = ['--passphrase-file', passphraseFile];
  const env = { TMPDIR: temporary, TMP: temporary, TEMP: temporary, SQLITE_TMPDIR: temporary };
  const work = async (argv: string[]) => {
    const run = await runNode(argv, env);
    expect(run, run.err).toMatchObject({ exit: 0, err: '' });
    for (const searched of [kept, temporary]) {
      expect(await filesContaining(searched, needles), argv.join(' ')).toEqual([]);
    }
    return run.out;
  };

  const request = {
    ...requestRecord,
    title: `${latin} ${chinese}`,
    requester: { name: chinese, relation: 'self' },
  };
  const incident = { ...incidentRecord, title: chinese, summary: `${latin} `.repeat(500) };
  const attachment = join(input, `${latin} ${chinese}.txt`);
  await writeFile(attachment, `Dear ${latin}, ${chinese}`.repeat(20_000));
  await work([program, 'create', folder, ...whose.slice(2), '--name', chinese, '--person', latin, ...secret]);
  const requestFile = await jsonFile(input, request, 'request.json');
  const incidentFile = await jsonFile(input, incident, 'incident.json');
  await work([program, 'add', folder, 'request', '--file', requestFile, ...secret]);
  await work([program, 'add', folder, 'incident', '--file', incidentFile, ...secret]);
  const attached = [childScript('attach.ts'), folder, passphraseFile, 'REQ-2026-0001', attachment];
  expect(await work([...attached, `${latin} ${chinese}`])).toBe('done\n');
  await work([program, 'list', folder, 'request', ...secret]);
  await work([program, 'export', folder, '--out', join(handedOver, 'pack.zip'), ...secret]);
  await work([program, 'backup', folder, '--to', join(kept, 'backup.zip'), ...secret]);
  await work([program, 'check', folder, ...secret]);
  await work([program, 'restore', join(kept, 'backup.zip'), join(kept, 'Restored.docket')]);

  // The search finds what is there to be found.
  expect((await filesContaining(input, needles)).length).toBe(3);
});
