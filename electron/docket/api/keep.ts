import { basename } from 'node:path';
import { backUpTo } from '../app/back-up-to.ts';
import { checkAndMend } from '../app/check-and-mend.ts';
import { writeKeyLine } from '../packs/minisign.ts';
import { knownSigningKey, signingKey } from '../packs/signing-key.ts';
import { progressOf } from '../progress.ts';
import { readBackupSettings } from '../vault/backup-settings.ts';
import type { Finding } from '../vault/check.ts';
import { lastCheck } from '../vault/last-check.ts';
import { readProfile } from '../vault/profile.ts';
import { previewRestore } from '../vault/restore-preview.ts';
import { changeBackupSettings, secondFolder, viewBackups } from './backups.ts';
import { whileOpen } from './base.ts';
import { chosenTarget } from './chosen-target.ts';
import { tellingOf } from './events.ts';

const { keep: implementer } = whileOpen;

/** What was found, as codes and names: the window has the words for the codes. */
function detailOf({ problem, subject }: Finding): { detail?: string } {
  if (problem === undefined) return {};
  return { detail: subject === undefined ? problem : `${problem}: ${subject}` };
}

export const keep = {
  rotate: implementer.rotate.handler(({ context, input }) =>
    tellingOf((tell) => context.session.rotate(tell, input.withoutBackup)),
  ),
  backups: implementer.backups.handler(({ context }) => viewBackups(context.desk.docket)),
  setBackups: implementer.setBackups.handler(async ({ context, input }) => {
    const { desk, session } = context;
    const before = await readBackupSettings(desk.docket.db);
    const folder = await secondFolder(session.host, before.folder, input.second);
    await changeBackupSettings(desk, {
      keep: input.keep ?? before.keep,
      ...(folder === undefined ? {} : { folder }),
    });
    return viewBackups(desk.docket);
  }),
  previewRestore: implementer.previewRestore.handler(({ context, input }) => {
    const { passphrase } = input;
    const file = context.session.chosen.pathOf(input.backup, 'backup');
    return previewRestore(file, context.desk.docket, passphrase === undefined ? undefined : { passphrase });
  }),
  backUpNow: implementer.backUpNow.handler(({ context, signal }) => context.session.backUp(signal, 'now')),
  backup: implementer.backup.handler(async ({ context }) => {
    const { docket } = context.desk;
    const stamp = context.session.now().slice(0, 10);
    const name = `${basename(docket.folder, '.docket')}-${stamp}.docket-backup.zip`;
    const { paths } = await context.session.host.ask({ ask: 'chooseTarget', purpose: 'backup', name });
    const [target] = paths;
    if (target === undefined) return {};
    const { size } = await backUpTo(context.desk, chosenTarget(target));
    const { cases } = await docket.db
      .selectFrom('cases')
      .select((eb) => eb.fn.countAll<number>().as('cases'))
      .executeTakeFirstOrThrow();
    return { saved: { name: basename(target), size, cases: Number(cases) } };
  }),
  check: implementer.check.handler(async ({ context }) => {
    const { findings, damage, ok, searchRebuilt } = await checkAndMend(context.desk);
    const sound = new Map(damage.map(({ part, soundAt }) => [part, soundAt]));
    return {
      ok,
      searchRebuilt,
      findings: findings.map((finding) => {
        const soundAt = finding.ok ? undefined : sound.get(finding.part);
        return { part: finding.part, ok: finding.ok, ...detailOf(finding), ...(soundAt && { soundAt }) };
      }),
    };
  }),
  checkNow: implementer.checkNow.handler(({ context, signal }) =>
    progressOf((onProgress) => checkAndMend(context.desk, { onProgress, signal })),
  ),
  lastCheck: implementer.lastCheck.handler(async ({ context }) => {
    const last = await lastCheck(context.desk.docket);
    if (last === undefined) return {};
    const { at, ok, soundAt } = last;
    const findings =
      'findings' in last
        ? last.findings.map((one) => ({ part: one.part, ok: one.ok, ...detailOf(one) }))
        : undefined;
    return { last: { at, ok, soundAt, ...(findings && { findings }) } };
  }),
  profile: implementer.profile.handler(async ({ context }) => {
    const { docket, person } = context.desk;
    const { name, place, regimes } = await readProfile(docket.db);
    // What can only be read gets no key that it does not have.
    const key = await (docket.readOnly ? knownSigningKey : signingKey)(docket.db);
    return {
      name,
      place,
      regimes,
      person: person.name,
      ...(key && { publicKey: writeKeyLine(key) }),
      folderName: basename(docket.folder),
    };
  }),
};
