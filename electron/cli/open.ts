import { contextOf, type DocketContext } from '#docket/cases/context.ts';
import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import { openDocket } from '#docket/vault/open.ts';
import { removeAbandoned } from '#docket/vault/private-folder.ts';
import type { Io } from './io.ts';
import { warnOfClock } from './machine-clock.ts';
import { readPassphrase } from './passphrase.ts';

/**
 * Opens the docket in `folder`, does the work and closes it again, whatever happens. What a killed program left decrypted
 * in the temporary folder is deleted first.
 */
export async function withDocket<T>(
  io: Io,
  folder: string,
  passphraseFile: string | undefined,
  work: (context: DocketContext) => Promise<T>,
): Promise<T> {
  await removeAbandoned();
  const law = await loadLaw(findResources());
  const docket = await openDocket({
    folder,
    secret: { passphrase: await readPassphrase(io, passphraseFile) },
  });
  try {
    await warnOfClock(io, docket);
    return await work(await contextOf(docket, law, { now: io.now }));
  } finally {
    await docket.close();
  }
}
