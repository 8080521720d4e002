import { basename } from 'node:path';
import { writeKeyLine } from '../packs/minisign.ts';
import { signingKey } from '../packs/signing-key.ts';
import { appendEntry } from '../trail/append.ts';
import { backupDocket } from '../vault/backup.ts';
import { checkDocket, type Finding } from '../vault/check.ts';
import { readProfile } from '../vault/profile.ts';
import { whileOpen } from './base.ts';

const { keep: implementer } = whileOpen;

/** What was found, as codes and names: the window has the words for the codes. */
function detailOf({ problem, subject }: Finding): { detail?: string } {
  if (problem === undefined) return {};
  return { detail: subject === undefined ? problem : `${problem}: ${subject}` };
}

export const keep = {
  backup: implementer.backup.handler(async ({ context }) => {
    const { docket } = context.desk;
    const stamp = context.session.now().slice(0, 10);
    const name = `${basename(docket.folder, '.docket')}-${stamp}.docket-backup.zip`;
    const { paths } = await context.session.host.ask({ ask: 'chooseTarget', purpose: 'backup', name });
    const [target] = paths;
    if (target === undefined) return {};
    const { size } = await backupDocket(docket, target);
    const { person } = context.desk;
    await docket.db.transaction().execute((trx) =>
      appendEntry(trx, {
        person,
        action: 'backup.made',
        details: { name: basename(target), size },
        at: context.desk.now(),
      }),
    );
    const { cases } = await docket.db
      .selectFrom('cases')
      .select((eb) => eb.fn.countAll<number>().as('cases'))
      .executeTakeFirstOrThrow();
    return { saved: { name: basename(target), size, cases: Number(cases) } };
  }),
  check: implementer.check.handler(async ({ context }) => {
    const { ok, findings } = await checkDocket(context.desk.docket);
    return {
      ok,
      findings: findings.map((finding) => ({ part: finding.part, ok: finding.ok, ...detailOf(finding) })),
    };
  }),
  profile: implementer.profile.handler(async ({ context }) => {
    const { docket, person } = context.desk;
    const { name, place, regimes } = await readProfile(docket.db);
    const publicKey = writeKeyLine(await signingKey(docket.db));
    return { name, place, regimes, person: person.name, publicKey, folderName: basename(docket.folder) };
  }),
};
