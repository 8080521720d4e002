import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { copiedSchema } from '#shared/contract/device.ts';

export type CopiedTo = z.infer<typeof copiedSchema>;

/** The clipboard of the system, and what the middle mouse button pastes where there is such a thing. */
export interface Clipboard {
  read(from: CopiedTo): Promise<string> | string;
  clear(from: CopiedTo): void;
}

/** What was copied out of the page. Its text is not kept: only a digest, salted anew at each start, tells it again. */
export interface CopiedTexts {
  /** The page has just put text there. */
  note(to: CopiedTo): void;
  /**
   * Takes away what was copied out of the page, where it still is; what somebody else put there since stays. Resolves when
   * it is gone, never rejects: a lock or the end of the program waits for nothing else of it.
   */
  takeAway(): Promise<void>;
}

export function keepCopiedTexts(clipboard: Clipboard): CopiedTexts {
  const salt = randomBytes(16);
  const ours = new Map<CopiedTo, string>();
  // One after another: what was copied just before a lock is known when the lock takes it away.
  let last = Promise.resolve();
  const digestOf = (text: string) => createHash('sha256').update(salt).update(text, 'utf8').digest('hex');

  function inTurn(work: () => Promise<void>): Promise<void> {
    last = last.then(work).catch(() => console.error('The clipboard could not be read.'));
    return last;
  }

  async function take(from: CopiedTo): Promise<void> {
    const digest = ours.get(from);
    if (digest === undefined) return;
    if (digestOf(await clipboard.read(from)) === digest) clipboard.clear(from);
    ours.delete(from);
  }

  return {
    note(to) {
      void inTurn(async () => {
        const text = await clipboard.read(to);
        if (text !== '') ours.set(to, digestOf(text));
      });
    },
    async takeAway() {
      await inTurn(() => take('clipboard'));
      await inTurn(() => take('selection'));
    },
  };
}
