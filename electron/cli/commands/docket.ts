import { userInfo } from 'node:os';
import { readNotedHead, type TrailHead } from '#docket/trail/append.ts';
import { listEntries } from '#docket/trail/list.ts';
import type { KnownSigner } from '#docket/trail/signers.ts';
import { type TrailReport, verifyTrail } from '#docket/trail/verify.ts';
import { backUpAutomatically } from '#docket/vault/automatic.ts';
import { backupDocket } from '#docket/vault/backup.ts';
import type { Finding } from '#docket/vault/check.ts';
import { createDocket } from '#docket/vault/create.ts';
import { checkAndRemember } from '#docket/vault/last-check.ts';
import { assertRole, visibleKinds } from '#docket/vault/roles.ts';
import { tendSearch } from '#docket/vault/tend-search.ts';
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
    ...(io.kdf && { kdf: io.kdf }),
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
  const { t } = createTexts(io.language);
  const check = command('check <DIR>').option('--passphrase-file <file>', describe('option.passphraseFile'));
  check.action((folder: string, flags: { passphraseFile?: string }) =>
    run(check, () =>
      withDocket(io, folder, flags.passphraseFile, async ({ docket, person, now }) => {
        assertRole(person, 'officer', 'auditor');
        const report = await checkAndRemember(docket, now());
        const lines = report.findings.map((finding) => describeFinding(finding, describe('check.sound')));
        const title = describe(report.ok ? 'check.ok' : 'check.wrong');
        const damaged = report.damage.map(({ part }) => part);
        const mendable = damaged.includes('search') && !damaged.includes('database');
        const searchRebuilt = mendable && (await tendSearch(docket, now()));
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

function addTrail({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const trail = command('trail <DIR>')
    .option('--verify', describe('option.verify'))
    .option('--head <seq:hash>', describe('option.head'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  trail.action((folder: string, flags: TrailFlags) =>
    run(trail, () => {
      const noted = flags.head === undefined ? undefined : readNotedHead(flags.head, '--head');
      return withDocket(io, folder, flags.passphraseFile, async ({ docket, person }) => {
        if (!flags.verify && !noted) {
          const seen = person.role === 'responder' ? { kinds: visibleKinds(person) } : {};
          const entries = await listEntries(docket.db, { limit: NEWEST_ENTRIES, ...seen });
          const line = (entry: (typeof entries)[number]) =>
            [entry.seq, entry.at, entry.personName, entry.action, entry.caseRef].filter(Boolean).join('  ');
          return { json: { entries }, lines: entries.map(line) };
        }
        assertRole(person, 'officer', 'auditor');
        const { signers, ...report } = await verifyTrail(docket.db, { noted });
        const json = { ...report, signers: signers.map(signerFacts) };
        const clock = report.clockWentBack.map(({ seq, byMs }) =>
          t('cli:trail.clockWentBack', { seq, seconds: Math.ceil(byMs / 1000) }),
        );
        if (report.firstProblem) {
          const { seq, problem } = report.firstProblem;
          const lines = [
            t('cli:trail.wrong', { seq, problem }),
            t(`trail:broken.${problem}`, { seq }),
            ...clock,
          ];
          return { json, lines, exit: exitCodes.checkFailed };
        }
        return { json, lines: [...soundLines(report, noted), ...clock] };
      });
    }),
  );

  function soundLines(report: Pick<TrailReport, 'count' | 'head' | 'beforeSignatures'>, noted?: TrailHead) {
    const { count, head, beforeSignatures } = report;
    const before = { count: beforeSignatures };
    return [
      t('cli:trail.ok', { count }),
      ...(beforeSignatures > 0 ? [t('cli:trail.beforeSignatures', before)] : []),
      ...(noted === undefined ? [] : [t('cli:trail.noted', { seq: noted.seq })]),
      t('cli:trail.head', { head: `${head?.seq ?? 0}:${head?.hash ?? ''}` }),
    ];
  }
}

function signerFacts({ keyId, publicKey, personId, personName, from }: KnownSigner) {
  return { keyId, publicKey: publicKey.toString('hex'), personId, personName, from };
}

interface TrailFlags {
  verify?: boolean;
  head?: string;
  passphraseFile?: string;
}

function addBackup({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const backup = command('backup <DIR>')
    .option('--to <file>', describe('option.backupTo'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  backup.action((folder: string, flags: { to?: string; passphraseFile?: string }) =>
    run(backup, () =>
      withDocket(io, folder, flags.passphraseFile, async ({ docket, person, now }) => {
        assertRole(person, 'officer');
        if (flags.to !== undefined) {
          const result = await backupDocket(docket, flags.to);
          return { json: result, lines: [t('cli:backup.done', { file: flags.to })] };
        }
        const result = await backUpAutomatically(docket, now());
        const { file, dropped, secondProblem } = result;
        const lines = [
          t('cli:backup.done', { file }),
          ...(dropped.length > 0 ? [t('cli:backup.dropped', { count: dropped.length })] : []),
          ...(secondProblem ? [t('cli:backup.second', { problem: t(`errors:${secondProblem}.title`) })] : []),
        ];
        return { json: result, lines, exit: secondProblem ? exitCodes.checkFailed : exitCodes.done };
      }),
    ),
  );
}

/** `create`, `check`, `trail` and `backup`: the docket as a whole. */
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
