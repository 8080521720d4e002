import type { z } from 'zod';
import type { copiedSchema } from '#shared/contract/device.ts';
import { client } from './client.ts';

/** A selection that grows under the pointer is told once it rests. */
const REST_MS = 150;

/** Whether text is selected, in the page or in a field. */
function isSelected(): boolean {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
    return field.selectionStart !== field.selectionEnd;
  return document.getSelection()?.isCollapsed === false;
}

/**
 * Tells the program that text went to the clipboard, without the text, so that a lock can take it away again. It is told
 * after the event, when the text is there. On Linux a mere selection is pasted by the middle mouse button.
 */
export function watchCopies(): void {
  const tell = (to: z.infer<typeof copiedSchema>) => void client.device.copied({ to }).catch(() => undefined);
  for (const name of ['copy', 'cut'])
    document.addEventListener(name, () => setTimeout(() => tell('clipboard')));
  if (!navigator.userAgent.includes('Linux')) return;
  let resting: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('selectionchange', () => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (isSelected()) tell('selection');
    }, REST_MS);
  });
}
