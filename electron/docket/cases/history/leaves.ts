import type { Json } from '../json.ts';

/**
 * A value as its leaves by dotted path (`rights.0.outcome`), the form in which entries tell of changes. An empty list or
 * object is a leaf.
 */
export type Leaves = Map<string, Json>;

/** Takes the changes of one entry into the leaves, forwards. */
export function applyChanges(
  leaves: Leaves,
  changes: readonly { field: string; after?: Json | undefined }[],
): void {
  for (const { field, after } of changes) {
    if (after === undefined) leaves.delete(field);
    else leaves.set(field, after);
  }
}

/** What is inside one container: leaves by the rest of their path, by the first part of it. */
function branchesOf(leaves: Leaves): Map<string, Leaves> {
  const branches = new Map<string, Leaves>();
  for (const [path, value] of leaves) {
    const [name = '', ...rest] = path.split('.');
    const branch = branches.get(name) ?? new Map<string, Json>();
    branch.set(rest.join('.'), value);
    branches.set(name, branch);
  }
  return branches;
}

function readLeaves(leaves: Leaves): Json {
  const leaf = leaves.get('');
  if (leaf !== undefined) return leaf;
  const branches = branchesOf(leaves);
  // Records have no object whose keys are numbers.
  const isList = [...branches.keys()].every((name) => /^\d+$/.test(name));
  if (!isList) return Object.fromEntries(membersOf(branches));
  const inOrder = [...branches].sort(([one], [other]) => Number(one) - Number(other));
  return inOrder.map(([, branch]) => readLeaves(branch));
}

function membersOf(branches: Map<string, Leaves>): [string, Json][] {
  return [...branches].map(([name, branch]) => [name, readLeaves(branch)]);
}

/** The object whose leaves these are. */
export function objectOf(leaves: Leaves): { [key: string]: Json } {
  return Object.fromEntries(membersOf(branchesOf(leaves)));
}
