import { clipboard } from 'electron';
import type { Clipboard, CopiedTo } from './copied.ts';

/**
 * Electron's clipboard. What the middle mouse button pastes on Linux is an object of its own from version 44 on; before
 * that, its name was an argument of the same functions.
 */
export const systemClipboard: Clipboard = {
  read: async (from) => String((await call(from, 'readText')) ?? ''),
  clear: (from) => void call(from, 'clear'),
};

function call(of: CopiedTo, name: 'readText' | 'clear'): unknown {
  if (of === 'clipboard') return clipboard[name]();
  if (process.platform !== 'linux') return undefined;
  const selection: typeof clipboard | undefined = clipboard.selection;
  return selection ? selection[name]() : Reflect.apply(clipboard[name], clipboard, ['selection']);
}
