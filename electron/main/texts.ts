import { app } from 'electron';
import { menu as english } from '#shared/text/en/menu.ts';
import type { Messages } from '#shared/text/types.ts';
import { menu as chinese } from '#shared/text/zh-CN/menu.ts';

/** The texts of menu and dialogs in the language of the system, as Electron tells it. Ready once Electron is. */
export function menuTexts(): Messages<typeof english> {
  return app.getLocale().toLowerCase().startsWith('zh') ? chinese : english;
}
