import { ground } from './0010-ground.ts';
import { registers } from './0020-registers.ts';
import { search } from './0030-search.ts';
import type { Migration } from './migration.ts';

/** Every migration there ever was, in order. */
export const migrations: readonly Migration[] = [ground, registers, search];

/** The schema that this program writes. */
export const LATEST_SCHEMA = 30;
