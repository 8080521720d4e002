import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeStep } from '#docket/cases/commands.ts';
import { type Change, contextOf, type DocketContext } from '#docket/cases/context.ts';
import { attachFile } from '#docket/cases/files.ts';
import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import { createDocket } from '#docket/vault/create.ts';
import type { OpenDocket } from '#docket/vault/docket.ts';
import { LEAST_KDF } from '#docket/vault/slots.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { readHere } from './reader/here.ts';

/** The law that ships, read once per test file. */
export const law = await loadLaw(findResources());

export const passphrase = 'a lamp over nine quiet rivers';

export const profile = {
  name: 'MPhoton',
  place: 'CN',
  regimes: [
    { regime: 'cn-pipl', place: 'CN' },
    { regime: 'eu-gdpr', place: 'DE' },
  ],
  language: 'en' as const,
};

/** A real docket in a temporary folder whose time is set by hand. */
export interface Desk {
  context: DocketContext;
  docket: OpenDocket;
  recoveryKey: string;
  changes: Change[];
  /** Sets the time, ISO with offset. */
  at: (moment: string) => DocketContext;
  close: () => Promise<void>;
}

/** Makes a docket for a test and opens it; `close` deletes it. */
export async function openDesk(moment = '2026-11-22T09:00:00+08:00', whose = profile): Promise<Desk> {
  const home = await mkdtemp(join(tmpdir(), 'docket-'));
  const folder = join(home, 'Test.docket');
  const { docket, recoveryKey } = await createDocket({
    folder,
    profile: whose,
    person: { name: 'Li Na' },
    passphrase,
    kdf: LEAST_KDF,
  });
  let now = moment;
  const changes: Change[] = [];
  const context = await contextOf(docket, law, {
    now: () => now,
    emit: (change) => changes.push(change),
    // A process for each file that a test imports would take most of its time; test/docket/reader has it as its subject.
    startReader: readHere,
  });
  return {
    context,
    docket,
    recoveryKey,
    changes,
    at: (next) => {
      now = next;
      return context;
    },
    close: async () => {
      await docket.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Records that somebody without a slot approved a transfer on paper, with the file that shows it. */
export async function approveOnPaper(context: DocketContext, applied: CaseView): Promise<CaseView> {
  const file = { name: 'approval.txt', content: Buffer.from('I approve.') };
  const { id, version, files } = await attachFile(context, applied.id, file);
  const answers = {
    by: 'Chen Rui',
    at: '2026-10-03T09:00:00+08:00',
    reason: 'In order.',
    file: files[0]?.id,
  };
  return takeStep(context, { id, version, step: 'approveOnPaper', answers });
}

/** A case as it was seen, but for what could be done with its clocks: with the past nothing can be done. */
export function asPast(view: CaseView): CaseView {
  return { ...view, clocks: view.clocks.map((clock) => ({ ...clock, options: [] })) };
}
