import { basename } from 'node:path';
import type { SalvageReportView, Salvaging } from '#shared/contract/damage.ts';
import { progressOf } from '../progress.ts';
import type { Session } from '../session.ts';
import { offeredBackups } from '../vault/automatic.ts';
import type { WatchOptions } from '../vault/backup.ts';
import { restoreOver } from '../vault/restore-over.ts';
import { type SalvageReport, salvageDocket } from '../vault/salvage.ts';
import { restoreSlots } from '../vault/slots-recovery.ts';
import type { Secret } from '../vault/wrap.ts';
import { anytime } from './base.ts';
import { restoring } from './restoring.ts';

const { damage: implementer } = anytime;

/** Names that one answer lists; the window says how many more there are. */
const MOST_NAMES = 60;

const named = (names: readonly string[]) => ({ count: names.length, names: names.slice(0, MOST_NAMES) });

function viewReport(report: SalvageReport, damaged: string, token: string): SalvageReportView {
  const { folder, cases, casesLost, tables, entriesLost, orphans, files, logLeftOut, trail } = report;
  const { ok, count, firstProblem } = trail;
  const { request = 0, incident = 0, agreement = 0, transfer = 0 } = cases;
  return {
    token,
    folderName: basename(folder),
    damagedFolder: basename(damaged),
    cases: { request, incident, agreement, transfer },
    casesLost: named(casesLost),
    incomplete: Object.keys(tables).filter((table) => !tables[table]?.complete),
    entriesLost: entriesLost.length,
    orphans,
    files: { kept: files.kept, lost: named(files.lost) },
    logLeftOut,
    trail: {
      ok,
      count,
      ...(firstProblem && { problem: { seq: firstProblem.seq, kind: firstProblem.problem } }),
    },
  };
}

/** Asks where the new docket shall be, then salvages into it; undefined when the dialog was cancelled. */
async function salvage(session: Session, folder: string, secret: Secret, watch: WatchOptions) {
  const name = `${basename(folder, '.docket')}.salvaged`;
  const { paths } = await session.host.ask({ ask: 'chooseFolder', purpose: 'salvage', name });
  const [target] = paths;
  if (target === undefined) return undefined;
  const report = await salvageDocket(folder, secret, target, session.now(), watch);
  return viewReport(report, folder, session.chosen.offer(report.folder, 'open'));
}

/** What can be done about a docket that does not open. None may be open; the secret tells who it is. */
export const damage = {
  backups: implementer.backups.handler(({ context, input }) =>
    context.session.onClosed(input.docket, async (folder) => {
      const found = await offeredBackups(folder);
      const backups = found.map(({ file, name, madeAt, size, proven }) => ({
        token: context.session.chosen.offer(file, 'backup'),
        name,
        madeAt,
        size,
        proven,
      }));
      return { backups };
    }),
  ),
  restore: implementer.restore.handler(({ context, input, signal }) => {
    const { session } = context;
    const { docket, backup, secret } = input;
    return restoring((watch) =>
      session.onClosed(docket, async (folder) => {
        const options = { secret, signal, ...watch };
        const { replaced } = await restoreOver(
          folder,
          session.chosen.pathOf(backup, 'backup'),
          session.now(),
          options,
        );
        return basename(replaced);
      }),
    );
  }),
  restoreSlots: implementer.restoreSlots.handler(({ context, input }) =>
    context.session.onClosed(input.docket, (folder) =>
      restoreSlots(folder, input.secret, context.session.now()),
    ),
  ),
  salvage: implementer.salvage.handler(({ context, input, signal }) =>
    progressOf<Salvaging>((tell) =>
      context.session.onClosed(input.docket, async (folder) => {
        const report = await salvage(context.session, folder, input.secret, {
          signal,
          onProgress: (progress) => tell({ step: 'reading', ...progress }),
        });
        tell({ step: 'done', ...(report && { report }) });
      }),
    ),
  ),
};
