import { join } from 'node:path';

/** Names inside the folder of a docket. */
export const DATABASE_FILE = 'docket.db';
export const SLOTS_FILE = 'slots.json';
const PREVIOUS_SLOTS_FILE = 'slots.previous.json';
export const README_FILE = 'README.txt';
export const FILES_FOLDER = 'files';
const BACKUPS_FOLDER = 'backups';
const HOLDER_FILE = 'open.json';

/** Absolute paths of the parts of a docket. */
export function layoutOf(folder: string) {
  return {
    database: join(folder, DATABASE_FILE),
    /** The database that comes, while the docket key is being rotated. */
    nextDatabase: join(folder, 'docket.next.db'),
    /** SQLite's write-ahead log; gone after a clean close. */
    log: join(folder, `${DATABASE_FILE}-wal`),
    slots: join(folder, SLOTS_FILE),
    previousSlots: join(folder, PREVIOUS_SLOTS_FILE),
    readme: join(folder, README_FILE),
    files: join(folder, FILES_FOLDER),
    backups: join(folder, BACKUPS_FOLDER),
    /** Copies of what was damaged, from before a repair. */
    setAside: join(folder, 'set-aside'),
    /** Who has it open; gone after a clean close. */
    holder: join(folder, HOLDER_FILE),
  };
}
