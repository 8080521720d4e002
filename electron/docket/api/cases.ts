import { basename } from 'node:path';
import { addNote, addTask, finishTask } from '../cases/additions.ts';
import { changeCase, logCase, takeStep } from '../cases/commands.ts';
import { removeFile, replaceFile } from '../cases/file-versions.ts';
import { attachFiles, readFile, saveFileCopy } from '../cases/files.ts';
import { getCase } from '../cases/get.ts';
import { caseAsOf } from '../cases/history/as-of.ts';
import { countOpen, findCases, listCases } from '../cases/list.ts';
import { openElsewhere } from '../cases/open-elsewhere.ts';
import { previewFile } from '../cases/preview.ts';
import { recentCountries } from '../cases/recent-countries.ts';
import { countDue } from '../clocks/agenda.ts';
import { attaching } from './attaching.ts';
import { whileOpen } from './base.ts';
import { chosenTarget } from './chosen-target.ts';

const { cases: implementer } = whileOpen;

export const cases = {
  list: implementer.list.handler(({ context, input }) => listCases(context.desk, input)),
  counts: implementer.counts.handler(async ({ context }) => ({
    ...(await countDue(context.desk)),
    ...(await countOpen(context.desk)),
  })),
  get: implementer.get.handler(({ context, input }) => getCase(context.desk, input.id)),
  asOf: implementer.asOf.handler(({ context, input }) => caseAsOf(context.desk, input.id, input.past)),
  find: implementer.find.handler(async ({ context, input }) => ({
    rows: await findCases(context.desk, input.text, input.limit),
  })),
  countries: implementer.countries.handler(async ({ context }) => ({
    countries: await recentCountries(context.desk),
  })),
  log: implementer.log.handler(({ context, input }) =>
    logCase(context.desk, input.kind, input.record, { draft: input.draft }),
  ),
  change: implementer.change.handler(({ context, input }) =>
    changeCase(context.desk, { ...input, record: input.record }),
  ),
  takeStep: implementer.takeStep.handler(({ context, input }) =>
    takeStep(context.desk, { ...input, answers: input.answers }),
  ),
  addNote: implementer.addNote.handler(({ context, input }) =>
    addNote(context.desk, input.id, input.text, input.draft),
  ),
  addTask: implementer.addTask.handler(({ context, input: { id, ...task } }) =>
    addTask(context.desk, id, task),
  ),
  finishTask: implementer.finishTask.handler(({ context, input }) =>
    finishTask(context.desk, input.id, input.taskId, input.done),
  ),
  addFiles: implementer.addFiles.handler(({ context, input: { id }, signal }) =>
    attaching(context, { id, purpose: 'attach', signal }, (files, options) =>
      attachFiles(context.desk, id, files, options),
    ),
  ),
  replaceFile: implementer.replaceFile.handler(({ context, input: { id, fileId }, signal }) =>
    attaching(context, { id, purpose: 'replace', signal }, async ([file], options) =>
      file === undefined ? getCase(context.desk, id) : replaceFile(context.desk, id, fileId, file, options),
    ),
  ),
  removeFile: implementer.removeFile.handler(({ context, input: { id, fileId, reason } }) =>
    removeFile(context.desk, id, fileId, reason),
  ),
  previewFile: implementer.previewFile.handler(({ context, input: { id, fileId } }) =>
    previewFile(context.desk, id, fileId),
  ),
  saveFile: implementer.saveFile.handler(async ({ context, input }) => {
    const { name } = await readFile(context.desk, input.id, input.fileId);
    const { paths } = await context.session.host.ask({ ask: 'chooseTarget', purpose: 'file', name });
    const [target] = paths;
    if (target === undefined) return {};
    await saveFileCopy(context.desk, input.id, input.fileId, chosenTarget(target));
    return { savedAs: basename(target) };
  }),
  openFile: implementer.openFile.handler(async ({ context, input }) => {
    await openElsewhere(context.desk, input.id, input.fileId, context.session);
    return {};
  }),
};
