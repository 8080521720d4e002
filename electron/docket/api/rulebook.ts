import { basename } from 'node:path';
import type { Move } from '#shared/contract/rulebook.ts';
import { exportDifferences } from '../exchange/export-differences.ts';
import { acceptLaw } from '../law/accept.ts';
import { addOwnDay, removeOwnDay } from '../law/day-commands.ts';
import { readOwnDays } from '../law/effective.ts';
import { examineLawFile, listLawFiles, loadLawFile, removeLawFile } from '../law/files.ts';
import {
  currentHouse,
  endPromise,
  offeredPromises,
  setChildAge,
  setPromise,
  setTarget,
} from '../law/house.ts';
import { setLead } from '../law/lead.ts';
import { readLead } from '../law/lead-setting.ts';
import { visibleWaitingLaw } from '../law/newer.ts';
import type { WaitingLaw } from '../law/waiting.ts';
import { progressOf } from '../progress.ts';
import { whileOpen } from './base.ts';
import { chosenTarget } from './chosen-target.ts';

const { rulebook: implementer } = whileOpen;

function summaryOf({ parts, refused, moves }: Pick<WaitingLaw, 'parts' | 'refused' | 'moves'>) {
  return { parts: [...parts], moves: moves.length, refused };
}

/** Whether a move is about what somebody looks for: its reference, title, regime or rule. */
function isAbout({ ref, title, regime, rule }: Move, search: string): boolean {
  const text = `${ref} ${title} ${regime} ${rule}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export const rulebook = {
  view: implementer.view.handler(async ({ context: { desk } }) => ({
    house: await currentHouse(desk),
    offered: offeredPromises(desk),
    lead: await readLead(desk.docket.db),
    days: await readOwnDays(desk.docket.db),
    files: await listLawFiles(desk),
  })),
  setPromise: implementer.setPromise.handler(async ({ context, input }) => {
    await setPromise(context.desk, input);
    return {};
  }),
  endPromise: implementer.endPromise.handler(async ({ context, input }) => {
    await endPromise(context.desk, input.id, input.on);
    return {};
  }),
  setTarget: implementer.setTarget.handler(async ({ context, input }) => {
    await setTarget(context.desk, input.id, input.target);
    return {};
  }),
  setChildAge: implementer.setChildAge.handler(async ({ context, input }) => {
    await setChildAge(context.desk, input.age);
    return {};
  }),
  setLead: implementer.setLead.handler(async ({ context, input }) => {
    await setLead(context.desk, input.lead);
    return {};
  }),
  addDay: implementer.addDay.handler(async ({ context, input }) => {
    await addOwnDay(context.desk, input);
    return {};
  }),
  removeDay: implementer.removeDay.handler(async ({ context, input }) => {
    await removeOwnDay(context.desk, input.place, input.date);
    return {};
  }),
  chooseFile: implementer.chooseFile.handler(async ({ context }) => {
    const chosen = await context.session.chosen.file('law');
    if (chosen === undefined) return {};
    const { token, path } = chosen;
    const { facts, fingerprint } = await examineLawFile(context.desk, path);
    return { chosen: { token, file: basename(path), facts, fingerprint } };
  }),
  loadFile: implementer.loadFile.handler(async ({ context, input }) => {
    await loadLawFile(context.desk, context.session.chosen.pathOf(input.token, 'law'), input.fingerprint);
    return {};
  }),
  removeFile: implementer.removeFile.handler(async ({ context, input }) => {
    await removeLawFile(context.desk, input.kind, input.name);
    return {};
  }),
  waiting: implementer.waiting.handler(async ({ context: { desk } }) => {
    const waiting = await visibleWaitingLaw(desk);
    return waiting === undefined ? {} : { waiting: summaryOf(waiting) };
  }),
  differences: implementer.differences.handler(async ({ context: { desk }, input }) => {
    const waiting = await visibleWaitingLaw(desk);
    if (waiting === undefined) return { matching: 0, moves: [] };
    const { moves } = waiting;
    const search = input.search.trim();
    const matching = search === '' ? moves : moves.filter((move) => isAbout(move, search));
    return {
      waiting: summaryOf(waiting),
      matching: matching.length,
      moves: matching.slice(0, input.limit),
    };
  }),
  exportDifferences: implementer.exportDifferences.handler(async ({ context, input }) => {
    const { desk, session } = context;
    const name = `${basename(desk.docket.folder, '.docket')}-${session.now().slice(0, 10)}.csv`;
    const { paths } = await session.host.ask({ ask: 'chooseTarget', purpose: 'differences', name });
    const [target] = paths;
    if (target === undefined) return {};
    const { moves } = await exportDifferences(desk, input.language, chosenTarget(target));
    return { saved: { name: basename(target), moves } };
  }),
  accept: implementer.accept.handler(({ context, signal }) =>
    progressOf((onProgress) => acceptLaw(context.desk, { onProgress, signal })),
  ),
};
