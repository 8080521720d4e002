import type { TFunction } from 'i18next';
import { z } from 'zod';
import { actOnClock, previewAct } from '#docket/cases/acts/commands.ts';
import type { DocketContext } from '#docket/cases/context.ts';
import { getCaseByRef } from '#docket/cases/get.ts';
import { type ClockAct, clockActs } from '#shared/cases/clock-facts.ts';
import { findOption } from '#shared/cases/clock-options.ts';
import type { CaseClock, CaseView, ClockStand } from '#shared/contract/case.ts';
import type { ClockMove } from '#shared/contract/clocks.ts';
import { DocketError } from '#shared/errors.ts';
import { createTexts } from '#shared/text/texts.ts';
import type { Answer } from '../answer.ts';
import type { CliContext } from '../context.ts';
import type { Io } from '../io.ts';
import { withDocket } from '../open.ts';
import { caseAnswer, clockLines } from './cases.ts';

const flagsSchema = z.object({
  regime: z.string(),
  rule: z.string(),
  subject: z.string().optional(),
  event: z.string().optional(),
  at: z.string().optional(),
  reason: z.string().optional(),
  evidence: z.string().optional(),
  answer: z.array(z.string()).default([]),
  preview: z.boolean().default(false),
  passphraseFile: z.string().optional(),
});
type Flags = z.infer<typeof flagsSchema>;

const actSchema = z.enum(clockActs);

function readAct(given: string): ClockAct {
  const act = actSchema.safeParse(given);
  if (act.success) return act.data;
  throw new DocketError('bad-input', { fields: [`ACT: ${given}`] });
}

/** The one clock that the flags name. Throws `bad-input` for none and for more than one. */
function findClock({ clocks }: CaseView, { regime, rule, subject }: Flags): CaseClock {
  const found = clocks.filter(
    (one) => one.regime === regime && one.rule === rule && (subject === undefined || one.subject === subject),
  );
  const [only] = found;
  if (only && found.length === 1) return only;
  const named = clocks.map((one) => `${one.regime} ${one.rule} ${one.subject}`);
  throw new DocketError('bad-input', {
    fields: [found.length === 0 ? '--rule' : '--subject'],
    clocks: named,
  });
}

/** `NAME=VALUE`; yes and no are `true` and `false`. */
function readAnswer(given: string): [string, string | boolean] {
  const at = given.indexOf('=');
  if (at < 1) throw new DocketError('bad-input', { fields: [`--answer ${given}`] });
  const value = given.slice(at + 1);
  return [given.slice(0, at), value === 'true' || value === 'false' ? value === 'true' : value];
}

/** The answers under the names that the act asks for them by. */
function answersOf(clock: CaseClock, act: ClockAct, { event, at, reason, evidence, answer }: Flags) {
  const option = findOption(clock.options, act, event);
  const named = [
    [option?.at, at],
    [option?.reason, reason],
    ['evidence', evidence],
  ].flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [[name, value] as const]));
  return { ...Object.fromEntries(answer.map(readAnswer)), ...Object.fromEntries(named) };
}

function standText({ state, due }: ClockStand): string {
  return due === undefined ? state : `${state} ${due}`;
}

function moveLines(moves: readonly ClockMove[], t: TFunction): string[] {
  if (moves.length === 0) return [t('acts:moves.none')];
  return moves.map(({ regime, rule, subject, from, to }) => {
    const before = from ? `${standText(from)} -> ` : '';
    return `${regime} ${rule} ${subject}: ${before}${standText(to)}`;
  });
}

async function act(
  context: DocketContext,
  ref: string,
  name: ClockAct,
  flags: Flags,
  io: Io,
): Promise<Answer> {
  const { t } = createTexts(io.language);
  const view = await getCaseByRef(context, ref);
  const clock = findClock(view, flags);
  const { id, version } = view;
  const answers = answersOf(clock, name, flags);
  const taken = { id, version, clock: clock.id, act: name, event: flags.event, answers };
  if (flags.preview) {
    const moves = await previewAct(context, taken);
    return { json: { ref, moves }, lines: moveLines(moves, t) };
  }
  const changed = await actOnClock(context, taken);
  const lines = changed.clocks.flatMap((one) => (one.id === clock.id ? clockLines(one, io) : []));
  return { json: caseAnswer(changed, io), lines };
}

/** `clock-act`: pauses, resumes, extends, restarts or meets one clock of a case. */
export function addClockAct({ io, command, run, describe }: CliContext): void {
  const collect = (value: string, before: string[]) => [...before, value];
  const asked = command('clock-act <DIR> <REF> <ACT>')
    .requiredOption('--regime <id>', describe('option.regime'))
    .requiredOption('--rule <id>', describe('option.rule'))
    .option('--subject <name>', describe('option.subject'))
    .option('--event <name>', describe('option.actEvent'))
    .option('--at <moment>', describe('option.actAt'))
    .option('--reason <text>', describe('option.actReason'))
    .option('--evidence <text>', describe('option.evidence'))
    .option('--answer <name=value>', describe('option.answer'), collect, [])
    .option('--preview', describe('option.preview'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  asked.action((folder: string, ref: string, given: string, options: unknown) =>
    run(asked, () => {
      const name = readAct(given);
      const flags = flagsSchema.parse(options);
      return withDocket(io, folder, flags.passphraseFile, (context) => act(context, ref, name, flags, io));
    }),
  );
}
