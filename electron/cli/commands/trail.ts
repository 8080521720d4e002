import type { TFunction } from 'i18next';
import { readNotedHead, type TrailHead } from '#docket/trail/append.ts';
import { listEntries } from '#docket/trail/list.ts';
import type { KnownSigner } from '#docket/trail/members.ts';
import { judgeNoted } from '#docket/trail/noted.ts';
import { type TrailReport, verifyTrail } from '#docket/trail/verify.ts';
import { assertRole, visibleKinds } from '#docket/vault/roles.ts';
import type { NotedReport } from '#shared/contract/trail.ts';
import { createTexts } from '#shared/text/texts.ts';
import type { Answer } from '../answer.ts';
import type { CliContext } from '../context.ts';
import { exitCodes } from '../exit.ts';
import { withDocket } from '../open.ts';

/** The entries that `trail` shows without `--verify`. */
const NEWEST_ENTRIES = 50;

interface TrailFlags {
  verify?: boolean;
  noted?: string;
  passphraseFile?: string;
}

type DocketContext = Parameters<Parameters<typeof withDocket>[3]>[0];

async function listNewest({ docket, person }: DocketContext): Promise<Answer> {
  const seen = person.role === 'responder' ? { kinds: visibleKinds(person) } : {};
  const entries = await listEntries(docket.db, { limit: NEWEST_ENTRIES, ...seen });
  const line = (entry: (typeof entries)[number]) =>
    [entry.seq, entry.at, entry.personName, entry.action, entry.caseRef].filter(Boolean).join('  ');
  return { json: { entries }, lines: entries.map(line) };
}

function signerFacts({ publicKey, ...signer }: KnownSigner) {
  return { ...signer, publicKey: publicKey.toString('hex') };
}

/** What was found beside the verdict: the noted head, the clock and the zone of the machine, who signed. */
function findingLines(report: TrailReport, judged: NotedReport | undefined, t: TFunction): string[] {
  const clock = report.clockWentBack.map(({ seq, byMs }) =>
    t('cli:trail.clockWentBack', { seq, seconds: Math.ceil(byMs / 1000) }),
  );
  const zones = report.zoneChanged.map((change) => t('cli:trail.zoneChanged', { ...change }));
  const signers = report.signers
    .filter(({ entries }) => entries > 0)
    .map(({ personName: person, keyId, entries: count }) => t('cli:trail.signer', { person, keyId, count }));
  const noted = judged ? [t(`cli:trail.noted.${judged.verdict}`, { seq: judged.seq })] : [];
  return [...noted, ...clock, ...zones, ...signers];
}

function verdictLines({ firstProblem, count, head }: TrailReport, t: TFunction): string[] {
  if (firstProblem) {
    const { seq, problem } = firstProblem;
    return [t('cli:trail.wrong', { seq, problem }), t(`trail:broken.${problem}`, { seq })];
  }
  return [
    t('cli:trail.ok', { count }),
    t('cli:trail.head', { head: `${head?.seq ?? 0}:${head?.hash ?? ''}` }),
  ];
}

async function verify(
  { docket, person }: DocketContext,
  noted: TrailHead | undefined,
  t: TFunction,
): Promise<Answer> {
  assertRole(person, 'officer', 'auditor');
  const report = await verifyTrail(docket.db, { noted });
  const judged = noted && (await judgeNoted(docket.db, noted, report));
  const { signers, ...facts } = report;
  return {
    json: { ...facts, signers: signers.map(signerFacts), ...(judged && { noted: judged }) },
    lines: [...verdictLines(report, t), ...findingLines(report, judged, t)],
    exit: report.ok ? exitCodes.done : exitCodes.checkFailed,
  };
}

/** `trail`: the newest entries, or the verification of all of them and of a head that was noted. */
export function addTrail({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const trail = command('trail <DIR>')
    .option('--verify', describe('option.verify'))
    .option('--noted <seq:hash>', describe('option.noted'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  trail.action((folder: string, flags: TrailFlags) =>
    run(trail, () => {
      const noted = flags.noted === undefined ? undefined : readNotedHead(flags.noted, '--noted');
      return withDocket(io, folder, flags.passphraseFile, (context) =>
        flags.verify || noted ? verify(context, noted, t) : listNewest(context),
      );
    }),
  );
}
