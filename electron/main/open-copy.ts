import { shell } from 'electron';
import { isOpenCopy } from './open-copies.ts';

/**
 * Has the system open a copy with the program that belongs to it. The only place that hands anything to another program.
 * @returns false for a path that is no copy of the docket process, and when no program took it
 */
export async function openCopy(path: string, docketPid: number): Promise<boolean> {
  return isOpenCopy(path, docketPid) && (await shell.openPath(path)) === '';
}
