import { acceptLaw } from '#docket/law/accept.ts';
import { loadLawFile } from '#docket/law/files.ts';
import { setLead } from '#docket/law/lead.ts';
import { readLead } from '#docket/law/lead-setting.ts';
import { visibleWaitingLaw } from '#docket/law/newer.ts';
import { leadSchema } from '#shared/clocks/safe.ts';
import type { ClockStand } from '#shared/contract/case.ts';
import type { Move } from '#shared/contract/rulebook.ts';
import { DocketError } from '#shared/errors.ts';
import { createTexts } from '#shared/text/texts.ts';
import type { CliContext } from '../context.ts';
import { withDocket } from '../open.ts';

interface Flags {
  passphraseFile?: string;
}

function standText(stand: ClockStand | undefined): string {
  return stand === undefined ? '-' : (stand.due ?? stand.state);
}

function moveLine({ ref, regime, rule, subject, from, to }: Move): string {
  return `  ${ref} ${regime} ${rule} ${subject}: ${standText(from)} -> ${standText(to)}`;
}

/** `law-load`: keeps a newer regime or calendar from a file in the docket. No date moves by it. */
function addLoad({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const load = command('law-load <DIR> <LAW>').option(
    '--passphrase-file <file>',
    describe('option.passphraseFile'),
  );
  load.action((folder: string, file: string, flags: Flags) =>
    run(load, () =>
      withDocket(io, folder, flags.passphraseFile, async (context) => {
        const facts = await loadLawFile(context, file);
        const { name, version, present } = facts;
        return { json: facts, lines: [t('cli:law.loaded', { name, version, present }), t('cli:law.next')] };
      }),
    ),
  );
}

/** `law-differences`: what newer rules and calendars would move, without moving it. */
function addDifferences({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const differences = command('law-differences <DIR>').option(
    '--passphrase-file <file>',
    describe('option.passphraseFile'),
  );
  differences.action((folder: string, flags: Flags) =>
    run(differences, () =>
      withDocket(io, folder, flags.passphraseFile, async (context) => {
        const waiting = await visibleWaitingLaw(context);
        if (waiting === undefined)
          return { json: { waiting: false, moves: [] }, lines: [t('cli:law.nothing')] };
        const { parts, moves, refused } = waiting;
        const json = { waiting: true, parts, moves, refused };
        return { json, lines: [t('cli:law.moves', { count: moves.length }), ...moves.map(moveLine)] };
      }),
    ),
  );
}

/** `law-accept`: moves all of it at once, with one entry in the trail. */
function addAccept({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const accept = command('law-accept <DIR>').option(
    '--passphrase-file <file>',
    describe('option.passphraseFile'),
  );
  accept.action((folder: string, flags: Flags) =>
    run(accept, () =>
      withDocket(io, folder, flags.passphraseFile, async (context) => {
        const accepted = await acceptLaw(context);
        if (accepted === undefined) return { json: { accepted: false }, lines: [t('cli:law.nothing')] };
        const lines = [t('cli:law.accepted', { count: accepted.moved })];
        return { json: { accepted: true, ...accepted }, lines };
      }),
    ),
  );
}

/** `law-lead`: tells or sets which date of a contested clock leads. */
function addLead({ io, command, run, describe }: CliContext): void {
  const { t } = createTexts(io.language);
  const lead = command('law-lead <DIR> [LEAD]').option(
    '--passphrase-file <file>',
    describe('option.passphraseFile'),
  );
  lead.action((folder: string, given: string | undefined, flags: Flags) =>
    run(lead, () =>
      withDocket(io, folder, flags.passphraseFile, async (context) => {
        const wanted = given === undefined ? undefined : leadSchema.safeParse(given);
        if (wanted && !wanted.success) throw new DocketError('bad-input', { fields: [`LEAD: ${given}`] });
        if (wanted) await setLead(context, wanted.data);
        const now = await readLead(context.docket.db);
        return { json: { lead: now }, lines: [t(`cli:law.lead.${now}`)] };
      }),
    ),
  );
}

/** `law-load`, `law-differences`, `law-accept` and `law-lead`: newer rules and calendars of a docket. */
export function addLaw(context: CliContext): void {
  for (const add of [addLoad, addDifferences, addAccept, addLead]) add(context);
}
