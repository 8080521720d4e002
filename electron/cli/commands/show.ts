import type { TFunction } from 'i18next';
import type { DocketContext } from '#docket/cases/context.ts';
import { getCaseByRef } from '#docket/cases/get.ts';
import { caseAsOf } from '#docket/cases/history/as-of.ts';
import { endOfDateIn } from '#docket/clocks/zones.ts';
import { momentSchema, plainDateSchema } from '#shared/clocks/types.ts';
import type { CaseView } from '#shared/contract/case.ts';
import type { CaseThen, Past } from '#shared/contract/trail.ts';
import { DocketError } from '#shared/errors.ts';
import { createTexts } from '#shared/text/texts.ts';
import { evidenceLines } from '#shared/text/told.ts';
import type { Answer } from '../answer.ts';
import type { CliContext } from '../context.ts';
import type { Io } from '../io.ts';
import { withDocket } from '../open.ts';
import { caseAnswer, clockLines } from './cases.ts';

/** The moment that was asked for. Throws `bad-input` for anything else than a moment, a date or a number. */
function readPast(given: string, zone: string): Past {
  const text = given.trim();
  if (/^[1-9]\d{0,14}$/.test(text)) return { seq: Number(text) };
  if (plainDateSchema.safeParse(text).success) return { at: endOfDateIn(zone, text) };
  if (momentSchema.safeParse(text).success) return { at: text };
  throw new DocketError('bad-input', { fields: [`--as-of: ${given}`] });
}

function caseLines(view: CaseView, io: Io, t: TFunction): string[] {
  const clocks = view.clocks.flatMap((clock) => clockLines(clock, io));
  const state = t(`states:${view.kind}.${view.state}`);
  const told = evidenceLines(view.kind, view.record, t, (moment) => moment);
  return [`${view.ref}  ${view.title}`, `${state}  ${view.party}`, ...clocks, ...told];
}

function changeLines({ changes }: NonNullable<CaseThen['past']>, t: TFunction): string[] {
  if (changes.length === 0) return [t('cli:show.same')];
  const text = (value: unknown) => (value === undefined ? t('cli:show.nothing') : JSON.stringify(value));
  return [
    t('cli:show.since', { count: changes.length }),
    ...changes.map(({ field, before, after }) => `  ${field}: ${text(before)} → ${text(after)}`),
  ];
}

function notRecordedLines({ notRecorded }: CaseThen, t: TFunction): string[] {
  return notRecorded.map(({ part, from }) =>
    t(from === undefined ? `cli:show.notRecorded.${part}` : `cli:show.notRecorded.${part}From`, { from }),
  );
}

async function showThen(
  context: DocketContext,
  { id, ref }: CaseView,
  given: string,
  io: Io,
): Promise<Answer> {
  const { t } = createTexts(io.language);
  const found = await caseAsOf(context, id, readPast(given, context.zone));
  const { past, ...facts } = found;
  const parted = found.leadsToPresent ? [] : [t('cli:show.parted')];
  if (!past) {
    const lines = [t('cli:show.notLogged', { ...found.logged }), ...parted];
    return { json: { ref, ...facts }, lines };
  }
  const { entry, view, changes } = past;
  return {
    json: { ref, ...facts, entry, changes, case: caseAnswer(view, io) },
    lines: [
      t('cli:show.asOf', { seq: entry.seq, at: entry.at, person: entry.by }),
      ...caseLines(view, io, t),
      ...changeLines(past, t),
      ...notRecordedLines(found, t),
      ...parted,
    ],
  };
}

/** `show`: one case, as it is or as it was. */
export function addShow({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const show = command('show <DIR> <REF>')
    .option('--as-of <moment>', describe('option.asOf'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  show.action((folder: string, ref: string, flags: { asOf?: string; passphraseFile?: string }) =>
    run(show, () =>
      withDocket(io, folder, flags.passphraseFile, async (context) => {
        const view = await getCaseByRef(context, ref);
        if (flags.asOf !== undefined) return showThen(context, view, flags.asOf, io);
        return { json: caseAnswer(view, io), lines: caseLines(view, io, t) };
      }),
    ),
  );
}
