import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closedDocket, freshFolder, PASSPHRASE, SEEDED_NAME } from '#test/docket/vault/helpers.ts';
import { filesContaining, namesUnder } from './machine.ts';

const holdScript = fileURLToPath(new URL('../docket/vault/child/hold.ts', import.meta.url));
const isLinux = process.platform === 'linux';
/** Only a plain name makes the kernel write the dump where the process stands; a pipe hands it to another program. */
const dumpsBesideProcess =
  isLinux && !/[|/]/.test(await readFile('/proc/sys/kernel/core_pattern', 'utf8').catch(() => '|'));

/** Dumps of everything that the system's own setting takes: what this process has set for itself is inherited. */
const dumping = 'ulimit -c unlimited; echo 0x33 > /proc/self/coredump_filter; exec "$0" "$@"';

/** Starts a script with dumps allowed, in a folder of its own, and waits until it says something. */
async function startDumping(program: string, argv: string[]) {
  const folder = await freshFolder();
  const child = spawn('bash', ['-c', dumping, program, ...argv], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(createInterface({ input: child.stdout }), 'line');
  return { child, folder };
}

const seed = Buffer.from(SEEDED_NAME, 'utf8');

describe.runIf(isLinux)('what the system writes of a process that crashes', () => {
  it('leaves out the memory of one that has a docket open', async () => {
    const { folder } = await closedDocket();
    const { child } = await startDumping(process.execPath, [holdScript, folder, PASSPHRASE]);
    const filter = await readFile(`/proc/${child.pid}/coredump_filter`, 'utf8');
    expect(Number.parseInt(filter, 16)).toBe(0);
  });

  it.runIf(dumpsBesideProcess)('holds nothing of the docket, where it would hold it otherwise', async () => {
    const { folder } = await closedDocket();
    const dumped = async (program: string, argv: string[]) => {
      const started = await startDumping(program, argv);
      started.child.kill('SIGABRT');
      await once(started.child, 'exit');
      return started.folder;
    };
    const without = await dumped('bash', ['-c', 'echo open; read -r', SEEDED_NAME]);
    expect(await filesContaining(without, [seed]), 'the search finds what is there').toHaveLength(1);
    const product = await dumped(process.execPath, [holdScript, folder, PASSPHRASE]);
    expect(await namesUnder(product), 'it was dumped').toHaveLength(1);
    expect(await filesContaining(product, [seed])).toEqual([]);
  });
});
