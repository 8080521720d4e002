import { resolve } from 'node:path';
import { DocketError } from '#shared/errors.ts';
import { looksLikeDocket, namesIn } from './folder.ts';
import { DATABASE_FILE } from './layout.ts';
import { readSlots, type Slot } from './slots.ts';

/** What a docket's folder tells to somebody without a key. */
export interface DocketInfo {
  isDocket: boolean;
  id?: string;
  /** Version of slots.json; the schema of docket.db is encrypted. */
  format?: number;
  /** When the docket was made, ISO in UTC. */
  createdAt?: string;
  /** How it can be opened, without saying by whom. */
  slots?: { passphrases: number; recoveryKeys: number; devices: number };
  /** What is wrong with a folder that is a docket: its opening would fail with this code. */
  problem?: 'docket-damaged' | 'slots-damaged' | 'docket-too-new';
}

/** Looks at a folder without a key and without touching docket.db. A missing folder or a file is simply no docket. */
export async function readDocketInfo(folder: string): Promise<DocketInfo> {
  const names = await namesIn(resolve(folder)).catch(() => undefined);
  if (names === undefined || !looksLikeDocket(names)) return { isDocket: false };
  try {
    const { docketId, createdAt, slots, format } = await readSlots(resolve(folder));
    const count = (kind: Slot['kind']) => slots.filter((slot) => slot.kind === kind).length;
    return {
      isDocket: true,
      id: docketId,
      format,
      createdAt,
      slots: {
        passphrases: count('passphrase'),
        recoveryKeys: count('recovery'),
        devices: count('device'),
      },
      ...(!names.includes(DATABASE_FILE) && { problem: 'docket-damaged' as const }),
    };
  } catch (error) {
    if (!(error instanceof DocketError)) throw error;
    return { isDocket: true, problem: error.code === 'docket-too-new' ? 'docket-too-new' : 'slots-damaged' };
  }
}
