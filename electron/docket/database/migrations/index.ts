import { ground } from './0010-ground.ts';
import { registers } from './0020-registers.ts';
import { search } from './0030-search.ts';
import { peopleSign } from './0040-people-sign.ts';
import { fileVersions } from './0050-file-versions.ts';
import { law } from './0070-law.ts';
import { reminders } from './0100-reminders.ts';
import { searchWords } from './0110-search-words.ts';
import { drafts } from './0120-drafts.ts';
import { safeDate } from './0130-safe-date.ts';
import { peopleAreEntries } from './0140-people-are-entries.ts';
import type { Migration } from './migration.ts';

/** Every migration there ever was, in order. */
export const migrations: readonly Migration[] = [
  ground,
  registers,
  search,
  peopleSign,
  fileVersions,
  law,
  reminders,
  searchWords,
  drafts,
  safeDate,
  peopleAreEntries,
];

/** The schema that this program writes. */
export const LATEST_SCHEMA = 140;
