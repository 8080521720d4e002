import { app, dialog } from 'electron';
import { menuTexts } from './texts.ts';

/** Tells that the docket process does not work, in the system's dialog, because the page cannot. True to try again. */
export async function askWhetherToTryAgain(): Promise<boolean> {
  const { title, detail, again, quit } = menuTexts().trouble;
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: app.getName(),
    message: title,
    detail,
    buttons: [again, quit],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}
