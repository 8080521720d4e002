import type { CaseKind } from '#shared/cases/kinds.ts';
import { labelsOf, REFERENCE, referenceLabels, type Target } from './targets.ts';

/** Which field each column goes into, by the place of the column; null for a column that is left out. */
export type Mapping = (string | null)[];

/** A name as it is compared: without the marks that people put around it, case and width. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<![\s*:：])[\s*:：]+$/u, '')
    .replace(/[\s·,，、()_-]+/gu, ' ')
    .trim();
}

function depthOf({ path }: Target): number {
  return path.split('.').length;
}

/** The one target among several of the same own label: the shallowest, then the one that is required. */
function clearest(targets: readonly Target[]): Target | undefined {
  const [first, second] = targets.toSorted(
    (a, b) => depthOf(a) - depthOf(b) || Number(b.required) - Number(a.required),
  );
  if (first === undefined || second === undefined) return first;
  const isTied = depthOf(first) === depthOf(second) && first.required === second.required;
  return isTied ? undefined : first;
}

/** Every name under which a header finds its field. */
function namesOf(kind: CaseKind, targets: readonly Target[]): Map<string, string> {
  const names = new Map<string, string>();
  const byOwn = new Map<string, Target[]>();
  const claim = (text: string, name: string) => {
    const key = comparable(text);
    if (key !== '' && !names.has(key)) names.set(key, name);
  };
  for (const target of targets) claim(target.name, target.name);
  for (const label of [REFERENCE, ...referenceLabels()]) claim(label, REFERENCE);
  for (const target of targets) {
    const { full, own } = labelsOf(kind, target);
    for (const label of full) claim(label, target.name);
    for (const label of new Set(own.map(comparable))) {
      byOwn.set(label, [...(byOwn.get(label) ?? []), target]);
    }
  }
  for (const [label, candidates] of byOwn) {
    const target = clearest(candidates);
    if (target) claim(label, target.name);
  }
  return names;
}

const known = new Map<CaseKind, Map<string, string>>();

/**
 * Finds the field of each column by its header: the name of the field, or its label in either language. The first of
 * several columns that name one field gets it.
 */
export function guessMapping(
  kind: CaseKind,
  targets: readonly Target[],
  headers: readonly string[],
): Mapping {
  const names = known.get(kind) ?? namesOf(kind, targets);
  known.set(kind, names);
  const taken = new Set<string>();
  return headers.map((header) => {
    const name = names.get(comparable(header));
    if (name === undefined || taken.has(name)) return null;
    taken.add(name);
    return name;
  });
}
