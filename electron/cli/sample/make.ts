import { Temporal } from 'temporal-polyfill';
import { addNote, addTask, finishTask } from '#docket/cases/additions.ts';
import { logCase, takeStep } from '#docket/cases/commands.ts';
import type { DocketContext } from '#docket/cases/context.ts';
import { attachFile } from '#docket/cases/files.ts';
import { acceptLaw } from '#docket/law/accept.ts';
import { setChildAge, setPromise } from '#docket/law/house.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { chooseCases, type SampleCase, type SampleScript } from './script.ts';
import { resolveTimes } from './times.ts';

async function takeSteps(
  context: DocketContext,
  logged: CaseView,
  sample: SampleCase,
  now: Temporal.ZonedDateTime,
) {
  let view = logged;
  for (const { name, text } of sample.files) {
    view = await attachFile(context, view.id, { name, content: Buffer.from(text) });
  }
  const { files } = view;
  for (const { step, answers } of sample.steps) {
    const file = files.find(({ name }) => name === answers.file);
    view = await takeStep(context, {
      id: view.id,
      version: view.version,
      step,
      answers: resolveTimes({ ...answers, ...(file ? { file: file.id } : {}) }, now),
    });
  }
}

async function addTasks(
  context: DocketContext,
  caseId: string,
  sample: SampleCase,
  now: Temporal.ZonedDateTime,
) {
  for (const { title, dueOn, assignee, done } of sample.tasks) {
    const view = await addTask(context, caseId, {
      title,
      ...(dueOn === undefined ? {} : { dueOn: String(resolveTimes(dueOn, now)) }),
      ...(assignee === undefined ? {} : { assignee }),
    });
    const added = view.tasks.find((task) => task.title === title);
    if (done && added) await finishTask(context, caseId, added.id, true);
  }
}

/** Writes the policy of the sample's organisation, before the first case, and accepts it as people do. */
async function writePolicy(context: DocketContext, { house }: SampleScript) {
  for (const promise of house.promises) await setPromise(context, { ...promise, from: 'always' });
  await setChildAge(context, house.childAge);
  await acceptLaw(context);
}

/**
 * Fills a docket with the cases of the script through the same commands that a person uses, so that the sample is a docket
 * like any other: with trail, clocks and search. Gives the number of cases.
 */
export async function fillSample(
  context: DocketContext,
  script: SampleScript,
  count: number,
): Promise<number> {
  const now = Temporal.Instant.from(context.now()).toZonedDateTimeISO(context.zone);
  const chosen = chooseCases(script, count);
  await writePolicy(context, script);
  for (const sample of chosen) {
    const logged = await logCase(context, sample.kind, resolveTimes(sample.record, now));
    await takeSteps(context, logged, sample, now);
    await addTasks(context, logged.id, sample, now);
    for (const note of sample.notes) await addNote(context, logged.id, note);
  }
  return chosen.length;
}
