import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findResources } from '#docket/clocks/resources.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { answerOf, cli, freshDocket, logByCli, type Made } from './cli.ts';

/** What a responder, who sees incidents alone, must never meet in an answer. */
const secretTitle = 'Xylander asks what we hold';
const secretName = 'Seraphina Xylander';

/** Every command that opens a docket, as a responder would give it; beside it the commands that open none. */
const argvOf: Record<string, (made: Made & { ref: string; theirs: string[] }) => string[][]> = {
  check: ({ folder }) => [['check', folder]],
  backup: ({ folder, place }) => [
    ['backup', folder],
    ['backup', folder, '--to', join(place, 'b.zip')],
  ],
  add: ({ folder, place }) => [['add', folder, 'request', '--file', join(place, 'request.json')]],
  list: ({ folder }) => [
    ['list', folder, 'request'],
    ['list', folder, 'incident'],
  ],
  show: ({ folder, ref }) => [['show', folder, ref]],
  trail: ({ folder }) => [
    ['trail', folder],
    ['trail', folder, '--verify'],
  ],
  import: ({ folder, place }) => [
    ['import', folder, join(place, 'rows.csv'), '--register', 'request', '--dry-run'],
    ['import', folder, join(place, 'rows.csv'), '--register', 'incident', '--dry-run'],
  ],
  'clock-act': ({ folder, ref }) => [['clock-act', folder, ref, 'meet']],
  discard: ({ folder, ref }) => [['discard', folder, ref, '--as', 'spam', '--reason', 'No letter']],
  'take-back': ({ folder, ref }) => [['take-back', folder, ref, '--reason', 'It is one']],
  'law-load': ({ folder, place }) => [['law-load', folder, join(place, 'CN.json')]],
  'law-differences': ({ folder }) => [['law-differences', folder]],
  'law-accept': ({ folder }) => [['law-accept', folder]],
  'law-lead': ({ folder }) => [['law-lead', folder, 'safe']],
  export: ({ folder, place }) => [['export', folder, '--out', join(place, 'p.zip')]],
  ics: ({ folder, place }) => [['ics', folder, '--out', join(place, 'd.ics')]],
  people: ({ folder }) => [['people', folder, 'list']],
  rotate: ({ folder }) => [['rotate', folder]],
  'recovery-key': ({ folder }) => [['recovery-key', folder]],
};
/** They need no docket, make one, set the own passphrase, or repair what no program can open. */
const others = [
  'create',
  'sample',
  'clock',
  'verify',
  'passphrase',
  'restore',
  'salvage',
  'restore-slots',
  'help',
];

/** A docket with a request whose date a newer calendar moves, and a responder. */
async function withResponder(): Promise<Made & { ref: string; theirs: string[] }> {
  const fresh = await freshDocket();
  const { folder, place, secret } = fresh;
  const { ref } = await logByCli(fresh, 'request', {
    ...requestRecord,
    title: secretTitle,
    requester: { name: secretName, relation: 'self' },
    receivedAt: '2026-11-09T09:00:00+08:00',
    rights: [{ right: 'accountCancellation', outcome: 'open' }],
    regimes: [{ regime: 'cn-pipl', place: 'CN' }],
  });
  // A newer calendar waits that moves the request.
  const shipped = JSON.parse(await readFile(join(findResources(), 'calendars', 'CN.json'), 'utf8'));
  const holidays = [...shipped.holidays, { date: '2026-11-27', name: 'Proclaimed' }];
  const law = join(place, 'CN.json');
  await writeFile(law, JSON.stringify({ ...shipped, version: '2027-01-15', holidays }));
  await answerOf(['law-load', folder, law, ...secret]);
  expect((await cli(['law-differences', folder, ...secret])).out).toContain(ref);
  await rm(join(place, 'request.json'));
  await writeFile(join(place, 'request.json'), JSON.stringify(requestRecord));
  await writeFile(join(place, 'rows.csv'), 'title,received\nA row,2026-11-09\n');
  const theirFile = join(place, 'ann.txt');
  await writeFile(theirFile, 'eleven calm otters drift\n');
  const adding = ['people', folder, 'add', '--person', 'Ann', '--role', 'responder'];
  await answerOf([...adding, '--new-passphrase-file', theirFile, ...secret]);
  return { ...fresh, ref, theirs: ['--passphrase-file', theirFile] };
}

it('every command that is there is asked, or opens no docket with a role', async () => {
  const { out } = await cli(['--help']);
  const commands = [...out.matchAll(/^ {2}([a-z-]+) (?:\[|<)/gm)].map(([, name]) => name ?? '');
  expect(commands.length).toBeGreaterThan(20);
  expect(commands.filter((name) => !(name in argvOf) && !others.includes(name))).toEqual([]);
});

it('no command shows a responder anything of a request', async () => {
  const made = await withResponder();
  for (const argv of Object.values(argvOf).flatMap((argvFor) => argvFor(made))) {
    for (const more of [[], ['--json']]) {
      const { out, err } = await cli([...argv, ...made.theirs, ...more]);
      const shown = `${out}${err}`;
      for (const word of [secretTitle, secretName]) expect(shown, argv[0]).not.toContain(word);
      // The reference that was asked for may be named in the answer that there is no such case.
      if (!argv.includes(made.ref)) expect(shown, argv[0]).not.toContain(made.ref);
    }
  }
});
