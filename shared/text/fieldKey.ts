import type { CaseKind } from '../cases/kinds.ts';

/** A path without list positions: `rights.0.right` -> `rights.right`. */
export function withoutIndexes(path: string): string {
  return path
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .join('.');
}

/** Text key of the label of one value of a record, for `requester.name`: `fields:request.requester.name`. */
export function fieldKey(kind: CaseKind, path: string): string {
  return `fields:${kind}.${withoutIndexes(path)}`;
}

/** Text key of the name of a group or a list of fields, for `requester`: `fields:request.requester.itself`. */
export function groupKey(kind: CaseKind, path: string): string {
  return `${fieldKey(kind, path)}.itself`;
}

/** Text key of the label of what a step asks, for `extend` and `ground`: `fields:steps.request.extend.ground`. */
export function askedKey(kind: CaseKind, step: string, path: string): string {
  return `fields:steps.${kind}.${step}.${withoutIndexes(path)}`;
}
