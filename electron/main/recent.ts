import { existsSync } from 'node:fs';
import { z } from 'zod';
import { recentDocketSchema } from '#shared/contract/host.ts';
import { readSmallFile, writeSmallFile } from './small-file.ts';

export type RecentDocket = z.infer<typeof recentDocketSchema>;

const KEPT = 10;

/** The dockets opened last on this computer: folder and moment, newest first, at most 10. */
export interface RecentDockets {
  /** Those whose folder is there now; one on a drive that is not plugged in stays remembered. */
  list(): RecentDocket[];
  /** Puts a folder first. `at` is ISO in UTC. A list that cannot be written is no reason to fail: the docket is open. */
  remember(path: string, at: string): void;
}

/** @param file where the list is kept, in the user-data folder; it holds no name but the folder's own */
export function keepRecentDockets(file: string): RecentDockets {
  const read = () => readSmallFile(file, z.array(recentDocketSchema)) ?? [];
  return {
    list: () => read().filter(({ path }) => existsSync(path)),
    remember(path, at) {
      const others = read().filter((docket) => docket.path !== path);
      try {
        writeSmallFile(file, [{ path, openedAt: at }, ...others].slice(0, KEPT));
      } catch {
        console.error('The list of recent dockets could not be written.');
      }
    },
  };
}
