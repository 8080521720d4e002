import { basename } from 'node:path';
import { addNote, addTask, finishTask } from '../cases/additions.ts';
import { changeCase, logCase, takeStep } from '../cases/commands.ts';
import { assertMayChange } from '../cases/context.ts';
import { removeFile, replaceFile } from '../cases/file-versions.ts';
import { attachFile, fileAt, readFile, saveFileCopy } from '../cases/files.ts';
import { getCase } from '../cases/get.ts';
import { caseAsOf } from '../cases/history/as-of.ts';
import { countOpen, findCases, listCases } from '../cases/list.ts';
import { previewFile } from '../cases/preview.ts';
import { countDue } from '../clocks/agenda.ts';
import { whileOpen } from './base.ts';

const { cases: implementer } = whileOpen;

export const cases = {
  list: implementer.list.handler(({ context, input }) => listCases(context.desk, input)),
  counts: implementer.counts.handler(async ({ context }) => ({
    today: await countDue(context.desk),
    ...(await countOpen(context.desk)),
  })),
  get: implementer.get.handler(({ context, input }) => getCase(context.desk, input.id)),
  asOf: implementer.asOf.handler(({ context, input }) => caseAsOf(context.desk, input.id, input.past)),
  find: implementer.find.handler(async ({ context, input }) => ({
    rows: await findCases(context.desk, input.text, input.limit),
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
  addNote: implementer.addNote.handler(({ context, input }) => addNote(context.desk, input.id, input.text)),
  addTask: implementer.addTask.handler(({ context, input: { id, ...task } }) =>
    addTask(context.desk, id, task),
  ),
  finishTask: implementer.finishTask.handler(({ context, input }) =>
    finishTask(context.desk, input.id, input.taskId, input.done),
  ),
  addFiles: implementer.addFiles.handler(async ({ context, input }) => {
    const before = await getCase(context.desk, input.id);
    assertMayChange(context.desk, before.kind);
    const { paths } = await context.session.host.ask({ ask: 'chooseFiles', purpose: 'attach' });
    let now = before;
    for (const path of paths) now = await attachFile(context.desk, input.id, fileAt(path));
    return { added: now.files.length - before.files.length, case: now };
  }),
  replaceFile: implementer.replaceFile.handler(async ({ context, input: { id, fileId } }) => {
    const before = await getCase(context.desk, id);
    const { paths } = await context.session.host.ask({ ask: 'chooseFiles', purpose: 'replace' });
    const [path] = paths;
    if (path === undefined) return { replaced: false, case: before };
    const now = await replaceFile(context.desk, id, fileId, fileAt(path));
    return { replaced: now.files.length > before.files.length, case: now };
  }),
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
    await saveFileCopy(context.desk, input.id, input.fileId, target);
    return { savedAs: basename(target) };
  }),
};
