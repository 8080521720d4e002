import '#test/set-time.ts';
import { readFile } from 'node:fs/promises';
import { addNote, addTask } from '#docket/cases/additions.ts';
import { contextOf } from '#docket/cases/context.ts';
import { attachFile, fileAt } from '#docket/cases/files.ts';
import { getCaseByRef } from '#docket/cases/get.ts';
import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import { openDocket } from '#docket/vault/open.ts';
import { DocketError } from '#shared/errors.ts';

// Attaches a file to a case, and a note and a task when a text for them is given, as the window would: the command line
// has no command for it. Prints `done` or the code of the failure.
const [folder = '', passphraseFile = '', ref = '', file = '', text] = process.argv.slice(2);
const passphrase = (await readFile(passphraseFile, 'utf8')).trim();
const docket = await openDocket({ folder, secret: { passphrase } });
try {
  const context = await contextOf(docket, await loadLaw(findResources()));
  const { id } = await getCaseByRef(context, ref);
  await attachFile(context, id, fileAt(file));
  if (text !== undefined) {
    await addNote(context, id, text);
    await addTask(context, id, { title: text, assignee: text });
  }
  console.log('done');
} catch (error) {
  console.log(error instanceof DocketError ? error.code : String(error));
} finally {
  await docket.close();
}
