import { lstatSync, readdirSync, realpathSync, rmSync, type Stats } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isProgramName, OPEN_COPY_FOLDER } from '#shared/contract/open-copy.ts';

/** Which docket process made the copies of a folder; undefined for every other folder. */
function makerOf(folderName: string): number | undefined {
  const pid = OPEN_COPY_FOLDER.exec(folderName)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

function isPrivate({ uid, mode }: Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0);
}

/**
 * Whether a path is a copy that the docket process with this number made to be opened: a plain file that runs nothing,
 * alone in its private folder in the system's temporary folder. No link on the way leads anywhere else.
 */
export function isOpenCopy(path: string, docketPid: number): boolean {
  try {
    const folder = dirname(path);
    const file = lstatSync(path);
    return (
      join(realpathSync(tmpdir()), basename(folder)) === realpathSync(folder) &&
      realpathSync(path) === join(realpathSync(folder), basename(path)) &&
      makerOf(basename(folder)) === docketPid &&
      lstatSync(folder).isDirectory() &&
      isPrivate(lstatSync(folder)) &&
      file.isFile() &&
      isPrivate(file) &&
      readdirSync(folder).length === 1 &&
      !isProgramName(path)
    );
  } catch {
    // Not there, or not ours to look at.
    return false;
  }
}

/** Deletes the copies of a docket process that is gone. What another program holds open is left for the next start. */
export function removeCopiesOf(docketPid: number): void {
  const temporary = tmpdir();
  try {
    for (const name of readdirSync(temporary).filter((one) => makerOf(one) === docketPid)) {
      const folder = join(temporary, name);
      if (isPrivate(lstatSync(folder))) rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    console.error('A copy for another program could not be deleted yet.');
  }
}
