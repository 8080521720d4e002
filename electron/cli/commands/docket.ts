import { userInfo } from 'node:os';
import { backUpTo } from '#docket/app/back-up-to.ts';
import { checkAndMend } from '#docket/app/check-and-mend.ts';
import { contextOf } from '#docket/cases/context.ts';
import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import { backUpAutomatically } from '#docket/vault/automatic.ts';
import type { Finding } from '#docket/vault/check.ts';
import { createDocket } from '#docket/vault/create.ts';
import { assertRole } from '#docket/vault/roles.ts';
import { createTexts } from '#shared/text/texts.ts';
import type { Answer } from '../answer.ts';
import type { CliContext } from '../context.ts';
import { exitCodes } from '../exit.ts';
import { withDocket } from '../open.ts';
import { readPassphrase } from '../passphrase.ts';
import { placeRegimes } from '../places.ts';
import { type ForceFlag, targetOf } from '../target.ts';

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
  const law = await loadLaw(findResources());
  const regimes = placeRegimes(flags.regimes, flags.place, law);
  const { docket, recoveryKey } = await createDocket({
    folder,
    profile: { name: flags.name, place: flags.place, regimes, language: io.language },
    person: { name: flags.person },
    passphrase: await readPassphrase(io, flags.passphraseFile),
    ...(io.kdf && { kdf: io.kdf }),
  });
  const { id } = docket;
  // The law that the docket begins with is noted now: what only looks at it later changes nothing.
  await contextOf(docket, law);
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
  const { t } = createTexts(io.language);
  const check = command('check <DIR>').option('--passphrase-file <file>', describe('option.passphraseFile'));
  check.action((folder: string, flags: { passphraseFile?: string }) =>
    run(check, () =>
      withDocket(io, folder, flags.passphraseFile, async (context) => {
        const { searchRebuilt, ...report } = await checkAndMend(context);
        const lines = report.findings.map((finding) => describeFinding(finding, describe('check.sound')));
        const title = describe(report.ok ? 'check.ok' : 'check.wrong');
        const since = report.damage
          .filter(({ soundAt }) => soundAt !== undefined)
          .map((damage) => t('cli:check.soundAt', { ...damage }));
        const rebuilt = searchRebuilt ? [describe('check.rebuilt')] : [];
        return {
          json: { ...report, searchRebuilt },
          lines: [title, ...lines, ...since, ...rebuilt],
          exit: report.ok ? exitCodes.done : exitCodes.checkFailed,
        };
      }),
    ),
  );
}

function addBackup({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const backup = command('backup <DIR>')
    .option('--to <file>', describe('option.backupTo'))
    .option('--force', describe('option.force'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  backup.action((folder: string, flags: ForceFlag & { to?: string; passphraseFile?: string }) =>
    run(backup, async () => {
      const target = flags.to === undefined ? undefined : await targetOf(flags.to, flags);
      return withDocket(io, folder, flags.passphraseFile, async (context) => {
        if (target !== undefined) {
          const result = await backUpTo(context, target);
          return { json: result, lines: [t('cli:backup.done', { file: target.path })] };
        }
        const { docket, person, now } = context;
        assertRole(person, 'officer');
        const result = await backUpAutomatically(docket, now());
        const { file, dropped, secondProblem } = result;
        const lines = [
          t('cli:backup.done', { file }),
          ...(dropped.length > 0 ? [t('cli:backup.dropped', { count: dropped.length })] : []),
          ...(secondProblem ? [t('cli:backup.second', { problem: t(`errors:${secondProblem}.title`) })] : []),
        ];
        return { json: result, lines, exit: secondProblem ? exitCodes.checkFailed : exitCodes.done };
      });
    }),
  );
}

/** `create`, `check` and `backup`: the docket as a whole. */
export function addDocket(context: CliContext): void {
  const { command, describe, run } = context;
  const made = command('create <DIR>')
    .requiredOption('--name <name>', describe('option.name'))
    .requiredOption('--place <code>', describe('option.homePlace'))
    .requiredOption('--regimes <ids>', describe('option.regimes'))
    .option('--person <name>', describe('option.person'), userInfo().username)
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  made.action((folder: string, flags: CreateFlags) => run(made, () => create(context, folder, flags)));
  for (const add of [addCheck, addBackup]) add(context);
}
