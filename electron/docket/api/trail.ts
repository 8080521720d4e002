import { basename } from 'node:path';
import type { PackHead } from '#shared/contract/trail.ts';
import type { DocketContext } from '../cases/context.ts';
import { toEntryView } from '../cases/entry-view.ts';
import { readMeta } from '../database/meta.ts';
import type { PackReport } from '../packs/report.ts';
import { verifyPackApart } from '../reader/ask.ts';
import { parseHead, readNotedHead } from '../trail/append.ts';
import { entryChoices, listEntries } from '../trail/list.ts';
import { judgeNoted } from '../trail/noted.ts';
import { verifyTrail } from '../trail/verify.ts';
import { visibleKinds } from '../vault/roles.ts';
import { whileOpen } from './base.ts';

const { trail: implementer } = whileOpen;

const inUtc = (moment: string) => new Date(moment).toISOString();

/** What the head of a pack says of the trail that is open. Nothing is said of a pack that was changed. */
async function compareHead({ docket: { db } }: DocketContext, { ok, facts }: PackReport) {
  const sameDocket = facts.docketId !== undefined && facts.docketId === (await readMeta(db, 'docketId'));
  const head = facts.trail && parseHead(`${facts.trail.count}:${facts.trail.head}`);
  if (!ok || !sameDocket || !head) return { packOk: ok, sameDocket };
  return { packOk: ok, sameDocket, report: await judgeNoted(db, head, await verifyTrail(db)) };
}

export const trail = {
  list: implementer.list.handler(async ({ context, input }) => {
    const { docket, person } = context.desk;
    const { limit, before, filter = {} } = input;
    const { about, from, to, ref, personId, actions } = filter;
    const seen = person.role === 'responder' ? visibleKinds(person) : undefined;
    const wanted = about === undefined || about === 'docket' ? undefined : [about];
    const entries = await listEntries(docket.db, {
      limit,
      before,
      personId,
      actions,
      ref: ref?.toUpperCase() || undefined,
      kinds: seen && wanted ? wanted.filter((kind) => seen.includes(kind)) : (wanted ?? seen),
      ofDocket: about === 'docket',
      from: from && inUtc(from),
      to: to && inUtc(to),
    });
    return { entries: entries.map(toEntryView) };
  }),
  choices: implementer.choices.handler(({ context: { desk } }) => {
    const { docket, person } = desk;
    return entryChoices(docket.db, person.role === 'responder' ? visibleKinds(person) : undefined);
  }),
  verify: implementer.verify.handler(async ({ context, input }) => {
    const noted = input.noted === undefined ? undefined : readNotedHead(input.noted, 'noted');
    const report = await verifyTrail(context.desk.docket.db, { noted });
    const { ok, count, head, firstProblem, clockWentBack, zoneChanged } = report;
    const problem = firstProblem && { seq: firstProblem.seq, kind: firstProblem.problem };
    return {
      ok,
      count,
      head: head?.hash ?? '',
      clockWentBack,
      zoneChanged,
      signers: report.signers.map(({ keyId, personName, from, until, entries }) => ({
        keyId,
        person: personName,
        from,
        ...(until === undefined ? {} : { until }),
        entries,
      })),
      ...(problem ? { problem } : {}),
    };
  }),
  checkHead: implementer.checkHead.handler(async ({ context, input }) => {
    const { db } = context.desk.docket;
    return judgeNoted(db, readNotedHead(input.noted, 'noted'), await verifyTrail(db));
  }),
  checkPack: implementer.checkPack.handler(async ({ context }) => {
    const { paths } = await context.session.host.ask({ ask: 'chooseFiles', purpose: 'pack' });
    const [file] = paths;
    if (file === undefined) return {};
    const found = await verifyPackApart(context.session.startReader, file);
    const { name, made } = found.facts;
    const pack: PackHead = {
      name: basename(file),
      ...(await compareHead(context.desk, found)),
      ...(name === undefined ? {} : { docketName: name }),
      ...(made === undefined ? {} : { madeAt: made }),
    };
    return { pack };
  }),
};
