import type { EntryView } from '#shared/contract/case.ts';
import { placeTitleKey, regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { clockName } from '#shared/text/clockName.ts';
import { kindOfReference } from '../app/kinds.ts';
import type { Words } from './words.ts';

type Change = EntryView['changes'][number];

/** Where a clock has no date: the states that `ClockStand` names. */
const states: readonly unknown[] = ['waiting', 'paused', 'stopped', 'met', 'running'];

/** `REQ-2026-0014 eu-gdpr request.response access`: a clock that a newer law moved; the subject may be missing. */
const MOVED = /^([A-Z]{3}-\d{4}-\d+) (\S+) (\S+)(?: (\S+))?$/;
/** `regime eu-gdpr`, `calendar DE`, `own days`: what was newer, with the versions as values. */
const NEWER = /^(regime|calendar|own) (\S+)$/;

/** The end of a day: `2026-12-11T23:59:59+08:00` is read as a date. */
const END_OF_DAY = /T(23:59:59|00:00:00)/;

/** A line of an entry that accepted newer law, in words; undefined for every other change. */
export function readLawChange({ field, before, after }: Change, words: Words) {
  const label = labelOf(field, words);
  if (label === undefined) return undefined;
  const read = (value: unknown) => (typeof value === 'string' ? standOf(value, words) : undefined);
  return { field, label, before: read(before), after: read(after) };
}

function labelOf(field: string, { t }: Words): string | undefined {
  const newer = NEWER.exec(field);
  if (newer) {
    const [, kind, name = ''] = newer;
    if (kind === 'own') return t(`rulebook:differences.part.${name}`);
    const title = t(kind === 'regime' ? regimeTitleKey(name) : placeTitleKey(name));
    return t(`rulebook:differences.part.${kind}`, { name: title });
  }
  const [, ref = '', regime = '', rule = '', subject = ''] = MOVED.exec(field) ?? [];
  const kind = kindOfReference(ref);
  if (kind === undefined) return undefined;
  return t('registers:within', { whole: ref, part: clockName(kind, { regime, rule, subject }, t) });
}

/** A date as it reads where the clock runs, with the hour where one counts; a state by its word; a version as it is. */
function standOf(value: string, { t, write }: Words): string {
  if (states.includes(value)) return t(`rulebook:differences.state.${value}`);
  if (!value.includes('T')) return value;
  const date = write.date(value.slice(0, 10));
  return END_OF_DAY.test(value) ? date : t('registers:within', { whole: date, part: value.slice(11, 16) });
}
