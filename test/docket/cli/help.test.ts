import { describe, expect, it, test } from 'vitest';
import { cli, failureOf } from './cli.ts';

/** Every command with every option and argument that it has. */
const commands: Record<string, string[]> = {
  create: ['DIR', '--name', '--place', '--regimes', '--person', '--passphrase-file'],
  sample: ['DIR', '--cases', '--passphrase-file'],
  add: ['DIR', 'KIND', '--file', '--passphrase-file'],
  list: ['DIR', 'KIND', '--all', '--passphrase-file'],
  show: ['DIR', 'REF', '--as-of', '--passphrase-file'],
  clock: ['--regime', '--rule', '--place', '--event', '--extended', '--amount', '--unit', '--now'],
  import: [
    'DIR',
    'ROWS',
    '--register',
    '--sheet',
    '--map',
    '--set',
    '--date-order',
    '--encoding',
    '--dry-run',
    '--passphrase-file',
  ],
  'clock-act': [
    'DIR',
    'REF',
    'ACT',
    '--regime',
    '--rule',
    '--subject',
    '--event',
    '--at',
    '--reason',
    '--evidence',
    '--answer',
    '--preview',
    '--passphrase-file',
  ],
  discard: ['DIR', 'REF', '--as', '--reason', '--of', '--passphrase-file'],
  'take-back': ['DIR', 'REF', '--reason', '--passphrase-file'],
  'law-load': ['DIR', 'LAW', '--passphrase-file'],
  'law-differences': ['DIR', '--passphrase-file'],
  'law-accept': ['DIR', '--passphrase-file'],
  'law-lead': ['DIR', 'LEAD', '--passphrase-file'],
  export: ['DIR', '--out', '--force', '--registers', '--from', '--to', '--passphrase-file'],
  ics: ['DIR', '--out', '--force', '--register', '--regime', '--person', '--passphrase-file'],
  verify: ['PACK', '--key'],
  trail: ['DIR', '--verify', '--noted', '--passphrase-file'],
  check: ['DIR', '--passphrase-file'],
  backup: ['DIR', '--to', '--force', '--passphrase-file'],
  people: ['DIR', 'ACTION', '--person', '--role', '--new-passphrase-file', '--passphrase-file'],
  passphrase: ['DIR', '--new-passphrase-file', '--recovery-key-file', '--passphrase-file'],
  rotate: ['DIR', '--without-backup', '--passphrase-file'],
  'recovery-key': ['DIR', '--typed-file', '--passphrase-file'],
  restore: ['FILE', 'DIR', '--over', '--yes', '--passphrase-file'],
  salvage: ['DIR', 'TARGET', '--passphrase-file'],
  'restore-slots': ['DIR', '--passphrase-file'],
};
const chinese = /\p{Script=Han}/u;

/** Term and description of each item of a help, whose lines may be broken. */
function itemsOf(help: string): Map<string, string> {
  const joined = help.replace(/\n {8,}/g, ' ');
  const lines = [...joined.matchAll(/^ {2}(\S.*?) {2,}(\S.*)$/gm)];
  return new Map(lines.map(([, term = '', description = '']) => [term, description]));
}

function describedBy(items: Map<string, string>, name: string): string | undefined {
  for (const [term, description] of items) if (term.split(/[ ,]+/).includes(name)) return description;
  return undefined;
}

describe.each(['en', 'zh-CN'] as const)('--help in %s', (language) => {
  it('lists every command with what it is for, and the exit status', async () => {
    const { exit, out, err } = await cli(['--help'], { language });
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    const items = itemsOf(out);
    const named = [...items.keys()]
      .map((term) => term.split(' ')[0])
      .filter((name) => /^[a-z]/.test(name ?? ''));
    expect(named.sort()).toEqual([...Object.keys(commands), 'help'].sort());
    for (const status of ['0', '1', '2', '3', '4', '5']) expect(out).toMatch(new RegExp(`[ ：，]${status} `));
    expect(out).toContain('--passphrase-file');
  });

  test.each(Object.keys(commands))('documents every argument and option of %s', async (command) => {
    const { exit, out } = await cli([command, '--help'], { language });
    expect(exit).toBe(0);
    expect(await cli(['help', command], { language })).toMatchObject({ exit: 0, out });
    const items = itemsOf(out);
    const wanted = [...(commands[command] ?? []), '--json', '--help'];
    for (const name of wanted) expect(describedBy(items, name), name).toBeTruthy();
    expect(items.size).toBe(wanted.length);
    for (const [term, description] of items)
      expect(chinese.test(description), term).toBe(language === 'zh-CN');
    expect(out).not.toContain('cli:');
    if (language === 'zh-CN') expect(out).not.toMatch(/Usage|Options|Arguments|display help|default:/);
  });
});

describe('a wrong use of the command line', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['open', 'A.docket']],
    ['an unknown option', ['list', 'A.docket', 'request', '--everything']],
    ['a missing argument', ['list']],
    ['a missing option', ['add', 'A.docket', 'request']],
    ['an option without its value', ['clock', '--regime']],
    ['an argument too many', ['check', 'A.docket', 'B.docket']],
  ] as const)('(%s) is told, with the way to the help, as exit 2', async (_, argv) => {
    for (const language of ['en', 'zh-CN'] as const) {
      const run = await cli([...argv], { language });
      expect(run).toMatchObject({ exit: 2, out: '' });
      expect(run.err).toContain('--help');
      expect(chinese.test(run.err)).toBe(language === 'zh-CN');
    }
    if (argv.length === 0) return;
    const script = await cli([...argv, '--json']);
    expect(script).toMatchObject({ exit: 2, err: '' });
    expect(failureOf(script)).toMatchObject({ code: 'bad-input', details: { usage: expect.any(String) } });
  });
});
