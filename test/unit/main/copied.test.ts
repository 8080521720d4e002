import { expect, it } from 'vitest';
import { type CopiedTo, keepCopiedTexts } from '../../../electron/main/copied.ts';

/** A clipboard in memory; `read` takes a moment, as the system's does. */
function memory() {
  const held: Record<CopiedTo, string> = { clipboard: '', selection: '' };
  return {
    held,
    read: async (from: CopiedTo) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return held[from];
    },
    clear: (from: CopiedTo) => {
      held[from] = '';
    },
  };
}

it('what was copied out of the page is taken away', async () => {
  const clipboard = memory();
  const copied = keepCopiedTexts(clipboard);
  clipboard.held.clipboard = 'Jana Weiß';
  copied.note('clipboard');
  await copied.takeAway();
  expect(clipboard.held.clipboard).toBe('');
});

it('what was copied just before the lock is taken away too', async () => {
  const clipboard = memory();
  const copied = keepCopiedTexts(clipboard);
  clipboard.held.clipboard = 'first';
  copied.note('clipboard');
  clipboard.held.selection = 'second';
  copied.note('selection');
  await Promise.all([copied.takeAway(), copied.takeAway()]);
  expect(clipboard.held).toEqual({ clipboard: '', selection: '' });
});

it('what somebody else put there since stays, and so does what was there before', async () => {
  const clipboard = memory();
  const copied = keepCopiedTexts(clipboard);
  clipboard.held.clipboard = 'ours';
  clipboard.held.selection = 'of another program';
  copied.note('clipboard');
  await copied.takeAway();
  expect(clipboard.held).toEqual({ clipboard: '', selection: 'of another program' });
  clipboard.held.clipboard = 'ours';
  copied.note('clipboard');
  await new Promise((resolve) => setTimeout(resolve, 20));
  clipboard.held.clipboard = 'theirs';
  await copied.takeAway();
  expect(clipboard.held.clipboard).toBe('theirs');
});

it('what was taken away once is not ours any more when somebody copies the same', async () => {
  const clipboard = memory();
  const copied = keepCopiedTexts(clipboard);
  clipboard.held.clipboard = 'same';
  copied.note('clipboard');
  await copied.takeAway();
  clipboard.held.clipboard = 'same';
  await copied.takeAway();
  expect(clipboard.held.clipboard).toBe('same');
});

it('a clipboard that cannot be read holds up nothing', async () => {
  const copied = keepCopiedTexts({
    read: () => {
      throw new Error('no display');
    },
    clear: () => undefined,
  });
  copied.note('clipboard');
  await expect(copied.takeAway()).resolves.toBeUndefined();
});
