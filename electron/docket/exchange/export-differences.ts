import { stringify } from 'csv-stringify/sync';
import type { ClockStand } from '#shared/contract/case.ts';
import type { Move, Why } from '#shared/contract/rulebook.ts';
import { placeTitleKey, regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { clockName } from '#shared/text/clockName.ts';
import type { Language } from '#shared/text/texts.ts';
import type { DocketContext } from '../cases/context.ts';
import { visibleWaitingLaw } from '../law/newer.ts';
import { BYTE_ORDER_MARK, neutraliseCell } from '../reports/csv.ts';
import { type Words, wordsIn } from '../reports/text.ts';
import type { Target } from '../vault/target.ts';
import { handOut } from './hand-out.ts';

const columns = [
  'rulebook:differences.case',
  'reports:column.title',
  'registers:column.regimes',
  'rulebook:differences.clock',
  'rulebook:differences.from',
  'rulebook:differences.to',
  'rulebook:differences.why',
];

function dateOf(stand: ClockStand | undefined, words: Words, none: 'begins' | 'ends'): string {
  if (stand === undefined) return words(`rulebook:differences.${none}`);
  return stand.due ?? words(`rulebook:differences.state.${stand.state}`);
}

function reasonOf(why: Why, words: Words): string {
  switch (why.code) {
    case 'rule':
      return words('rulebook:why.rule', { ...why, name: words(regimeTitleKey(why.name)) });
    case 'calendar':
      return words('rulebook:why.calendar', { ...why, name: words(placeTitleKey(why.name)) });
    case 'ownDays':
      return words('rulebook:why.ownDays', {
        name: words(placeTitleKey(why.name)),
        days: why.days.join(', '),
      });
    default:
      return words(`rulebook:why.${why.code}`);
  }
}

function cellsOf(move: Move, words: Words): string[] {
  const { ref, title, kind, regime, rule, place, subject, from, to, why } = move;
  return [
    ref,
    title,
    words('registers:inPlace', { regime: words(regimeTitleKey(regime)), place: words(placeTitleKey(place)) }),
    clockName(kind, { regime, rule, subject }, words),
    dateOf(from, words, 'begins'),
    dateOf(to, words, 'ends'),
    why.map((one) => reasonOf(one, words)).join(' '),
  ];
}

/** The differences as CSV (RFC 4180, every cell quoted, CRLF; UTF-8 with byte order mark): a line for each clock. */
export function writeDifferences(moves: readonly Move[], language: Language): string {
  const words = wordsIn(language);
  const head = columns.map((column) => words(column));
  const lines = [head, ...moves.map((move) => cellsOf(move, words))];
  const cells = lines.map((line) => line.map(neutraliseCell));
  return BYTE_ORDER_MARK + stringify(cells, { quoted: true, record_delimiter: 'windows' });
}

/**
 * Writes what a newer law would move, with the reasons, for the file of the organisation, and tells the trail.
 * Errors: those of `handOut`.
 */
export async function exportDifferences(
  context: DocketContext,
  language: Language,
  target: Target,
): Promise<{ moves: number }> {
  const moves = (await visibleWaitingLaw(context))?.moves ?? [];
  const at = context.now();
  await handOut(context, target, writeDifferences(moves, language), {
    at,
    action: 'law.differencesExported',
    details: { moves: moves.length },
  });
  return { moves: moves.length };
}
