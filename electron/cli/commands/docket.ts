import { userInfo } from 'node:os';
import { listEntries } from '#docket/trail/list.ts';
import { verifyTrail } from '#docket/trail/verify.ts';
import { backupDocket } from '#docket/vault/backup.ts';
import { checkDocket, type Finding } from '#docket/vault/check.ts';
import { createDocket } from '#docket/vault/create.ts';
import { restoreDocket } from '#docket/vault/restore.ts';
import { createTexts } from '#shared/text/texts.ts';
import type { Answer } from '../answer.ts';
import type { CliContext } from '../context.ts';
import { exitCodes } from '../exit.ts';
import { withDocket } from '../open.ts';
import { readPassphrase } from '../passphrase.ts';
import { placeRegimes } from '../places.ts';

/** The entries that `trail` shows without `--verify`. */
const NEWEST_ENTRIES = 50;

interface CreateFlags {
  name: string;
  place: string;
  regimes: string;
  person: string;
  passphraseFile?: string;
}

/** Makes a docket. The recovery key is part of the answer: there is no other moment at which it is known. */
async function create({ io }: CliContext, folder: string, flags: CreateFlags): Promise<Answer> {
  const { t } = createTexts(io.language);
  const regimes = await placeRegimes(flags.regimes, flags.place);
  const { docket, recoveryKey } = await createDocket({
    folder,
    profile: { name: flags.name, place: flags.place, regimes, language: io.language },
    person: { name: flags.person },
    passphrase: await readPassphrase(io, flags.passphraseFile),
  });
  const { id } = docket;
  await docket.close();
  return {
    json: { folder: docket.folder, id, recoveryKey },
    lines: [t('cli:create.done', { folder: docket.folder }), t('cli:create.recoveryKey'), recoveryKey],
  };
}

function describeFinding(finding: Finding, sound: string): string {
  const state = finding.ok ? sound : [finding.problem, finding.subject].filter(Boolean).join(' ');
  return `  ${finding.part} (${finding.checked}): ${state}`;
}

function addCheck({ io, command, run, describe }: CliContext): void {
  const check = command('check <DIR>').option('--passphrase-file <file>', describe('option.passphraseFile'));
  check.action((folder: string, flags: { passphraseFile?: string }) =>
    run(check, () =>
      withDocket(io, folder, flags.passphraseFile, async ({ docket }) => {
        const report = await checkDocket(docket);
        const lines = report.findings.map((finding) => describeFinding(finding, describe('check.sound')));
        const title = describe(report.ok ? 'check.ok' : 'check.wrong');
        return {
          json: report,
          lines: [title, ...lines],
          exit: report.ok ? exitCodes.done : exitCodes.checkFailed,
        };
      }),
    ),
  );
}

function addTrail({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const trail = command('trail <DIR>')
    .option('--verify', describe('option.verify'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  trail.action((folder: string, flags: { verify?: boolean; passphraseFile?: string }) =>
    run(trail, () =>
      withDocket(io, folder, flags.passphraseFile, async ({ docket }) => {
        if (!flags.verify) {
          const entries = await listEntries(docket.db, { limit: NEWEST_ENTRIES });
          const line = (entry: (typeof entries)[number]) =>
            [entry.seq, entry.at, entry.personName, entry.action, entry.caseRef].filter(Boolean).join('  ');
          return { json: { entries }, lines: entries.map(line) };
        }
        const report = await verifyTrail(docket.db);
        const head = t('cli:trail.head', { head: report.head?.hash ?? '' });
        if (!report.firstProblem)
          return { json: report, lines: [t('cli:trail.ok', { count: report.count }), head] };
        return {
          json: report,
          lines: [t('cli:trail.wrong', report.firstProblem)],
          exit: exitCodes.checkFailed,
        };
      }),
    ),
  );
}

function addBackup({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const backup = command('backup <DIR>')
    .requiredOption('--to <file>', describe('option.out'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  backup.action((folder: string, flags: { to: string; passphraseFile?: string }) =>
    run(backup, () =>
      withDocket(io, folder, flags.passphraseFile, async ({ docket }) => {
        const result = await backupDocket(docket, flags.to);
        return { json: result, lines: [t('cli:backup.done', { file: flags.to })] };
      }),
    ),
  );
  const restore = command('restore <FILE> <DIR>');
  restore.action((file: string, folder: string) =>
    run(restore, async () => {
      const result = await restoreDocket(file, folder);
      return { json: result, lines: [t('cli:restore.done', { folder: result.folder })] };
    }),
  );
}

/** `create`, `check`, `trail`, `backup` and `restore`: the docket as a whole. */
export function addDocket(context: CliContext): void {
  const { command, describe, run } = context;
  const made = command('create <DIR>')
    .requiredOption('--name <name>', describe('option.name'))
    .requiredOption('--place <code>', describe('option.homePlace'))
    .requiredOption('--regimes <ids>', describe('option.regimes'))
    .option('--person <name>', describe('option.person'), userInfo().username)
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  made.action((folder: string, flags: CreateFlags) => run(made, () => create(context, folder, flags)));
  for (const add of [addCheck, addTrail, addBackup]) add(context);
}
