import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket } from '#docket/vault/open.ts';
import { expectWords, failureOf, freshDocket, jsonFile, PASSPHRASE, type Run } from './cli.ts';

const program = fileURLToPath(new URL('../../../electron/cli/index.ts', import.meta.url));

/** Runs the command line as a process of its own, as people do. */
function start(argv: string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: 'en_GB.UTF-8', ...env } };
    execFile(process.execPath, [program, ...argv], options, (error, out, err) => {
      resolve({ exit: error ? Number(error.code) : 0, out, err });
    });
  });
}

describe('the exit status of the process', () => {
  it('is 0 when the work is done, and the answer goes to the output', async () => {
    const { folder, secret } = await freshDocket();
    const run = await start(['check', folder, ...secret]);
    expect(run).toMatchObject({ exit: 0, err: '' });
    expect(run.out).toContain('sound');
  });

  it('is 1 when a check failed', async () => {
    const { place } = await freshDocket();
    const pack = await jsonFile(place, 'this is no pack', 'pack.zip');
    const run = await start(['verify', pack]);
    expect(run).toMatchObject({ exit: 1, err: '' });
  });

  it('is 2 for a wrong use, told in the language of the system', async () => {
    const run = await start(['list'], { LANG: 'zh_CN.UTF-8' });
    expect(run).toMatchObject({ exit: 2, out: '' });
    expectWords(run.err, 'bad-input', 'zh-CN');
  });

  it('is 3 for a wrong passphrase', async () => {
    const { folder, place } = await freshDocket();
    const wrong = await jsonFile(place, 'seven quiet herons wait', 'wrong.txt');
    const run = await start(['list', folder, 'request', '--passphrase-file', wrong]);
    expect(run).toMatchObject({ exit: 3, out: '' });
    expectWords(run.err, 'wrong-passphrase', 'en');
  });

  it('is 4 for a damaged docket', async () => {
    const { folder, secret } = await freshDocket();
    const { database } = layoutOf(folder);
    await writeFile(database, (await readFile(database)).subarray(0, 50_000));
    const run = await start(['check', folder, '--json', ...secret]);
    expect(run).toMatchObject({ exit: 4, err: '' });
    expect(failureOf(run).code).toBe('docket-damaged');
  });

  it('is 5 for a docket that is open elsewhere', async () => {
    const { folder, secret } = await freshDocket();
    const docket = await openDocket({ folder, secret: { passphrase: PASSPHRASE } });
    const run = await start(['list', folder, 'request', ...secret]);
    await docket.close();
    expect(run).toMatchObject({ exit: 5, out: '' });
    expectWords(run.err, 'docket-in-use', 'en');
  });

  it('without a terminal never waits for a passphrase', async () => {
    const { folder } = await freshDocket();
    const run = await start(['list', folder, 'request']);
    expect(run).toMatchObject({ exit: 2, out: '' });
    expect(run.err).toContain('--passphrase-file');
  });

  it('keeps the docket when the reader of its answer goes away', async () => {
    const { folder, secret } = await freshDocket();
    const ended = await new Promise<Run>((resolve) => {
      const argv = [program, 'trail', folder, ...secret];
      const child = execFile(process.execPath, argv, (error, out, err) =>
        resolve({ exit: error ? Number(error.code) : 0, out, err }),
      );
      child.stdout?.destroy();
    });
    expect(ended).toEqual({ exit: 0, out: '', err: '' });
    const run = await start(['check', folder, ...secret]);
    expect(run.exit).toBe(0);
  });
});
