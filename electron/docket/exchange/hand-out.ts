import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DocketContext } from '../cases/context.ts';
import { withDocketErrors } from '../database/errors.ts';
import { siblingOf, writeNewFile } from '../vault/durable.ts';
import { noteDisclosure } from '../vault/note.ts';
import { assertTarget, place, type Target } from '../vault/target.ts';

/** What the trail says of a file that leaves the docket, beside its name. */
export interface Disclosure {
  /** ISO in UTC. */
  at: string;
  action: `${string}.${string}`;
  details: Record<string, unknown>;
}

/**
 * Writes a file for people outside the docket at `target` and tells the trail: an export is a disclosure. The entry is
 * written before the file appears, so that none is ever handed out untold; nothing is left behind by a failure.
 * Errors: those of `assertTarget`, `disk-full`, `folder-not-writable`.
 */
export async function handOut(
  { docket, person }: DocketContext,
  target: Target,
  content: string | Uint8Array,
  { at, action, details }: Disclosure,
): Promise<void> {
  const sibling = siblingOf(target.path);
  await withDocketErrors(async () => {
    await assertTarget(target);
    try {
      await writeNewFile(sibling, (handle) => handle.writeFile(content));
      await noteDisclosure(docket, {
        person,
        action,
        details: { name: basename(target.path), ...details },
        at,
      });
      await place(sibling, target);
    } catch (error) {
      await rm(sibling, { force: true });
      throw error;
    }
  });
}
