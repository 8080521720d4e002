import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkDocket } from '#docket/vault/check.ts';
import { layoutOf } from '#docket/vault/layout.ts';
import { openDocket } from '#docket/vault/open.ts';
import { closedDocket, PASSPHRASE } from './helpers.ts';

/** The limit is set by the shell: no file may grow beyond 4 MiB (in blocks of 1024 bytes). */
const LIMITED = 'ulimit -f 4096 && exec "$0" "$@"';

describe.skipIf(process.platform === 'win32')('a disk that takes no more', () => {
  it('is told, keeps what was confirmed, and leaves nothing half-written', async () => {
    const { folder } = await closedDocket();
    const script = fileURLToPath(new URL('./child/fill.ts', import.meta.url));
    const printed = execFileSync('bash', ['-c', LIMITED, process.execPath, script, folder, PASSPHRASE]);
    const { attachment, row, confirmed } = JSON.parse(printed.toString());
    expect(attachment).toBe('disk-full');
    expect(row).toMatch(/^disk-(full|error)$/);
    expect(confirmed).toBeGreaterThan(100);

    const docket = await openDocket({ folder, secret: { passphrase: PASSPHRASE } });
    expect(await docket.db.selectFrom('drafts').select('id').execute()).toHaveLength(confirmed);
    expect(await readdir(layoutOf(folder).files)).toEqual([]);
    expect((await checkDocket(docket)).ok).toBe(true);
    await docket.close();
  });
});
