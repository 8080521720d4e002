/** A fact of a case that cannot be: where it stands, and why. */
export interface FactProblem {
  /** Place in the record, `identity.verifiedAt`. */
  path: string;
  problem: 'before' | 'absurdYear';
  /** For `before`: the place of what must come first. */
  than?: string;
}

/** Two times of one record of which the second cannot come before the first, by their places. */
export type FactOrder = readonly [first: string, then: string];

/**
 * Years that a fact of these registers can lie in. No law on personal data that a register is kept for is older, and no
 * agreement ends so late; a year beyond it is a slip of the hand, or of another calendar (2571 is 2028 of the Buddhist era).
 */
const YEARS = { from: 1970, to: 2200 } as const;

/** What is asked of a person first, and what can only follow. A proof that came before the request proves another one. */
export const requestOrders: readonly FactOrder[] = [
  ['receivedAt', 'identity.askedAt'],
  ['receivedAt', 'identity.verifiedAt'],
  ['identity.askedAt', 'identity.receivedAt'],
  ['identity.receivedAt', 'identity.verifiedAt'],
  ['receivedAt', 'clarification.askedAt'],
  ['clarification.askedAt', 'clarification.receivedAt'],
  ['receivedAt', 'fee.askedAt'],
  ['fee.askedAt', 'fee.paidAt'],
  ['receivedAt', 'extension.noticeSentAt'],
  ['receivedAt', 'decision.at'],
  ['receivedAt', 'response.sentAt'],
  ['receivedAt', 'withdrawal.at'],
];

export const incidentOrders: readonly FactOrder[] = [
  ['occurred.at', 'discovered.at'],
  ['occurred.at', 'aware.at'],
];

export const agreementOrders: readonly FactOrder[] = [
  ['effectiveOn', 'expiresOn'],
  ['signedOn', 'expiresOn'],
  ['effectiveOn', 'ended.on'],
  ['noticeGiven.on', 'noticeGiven.endsOn'],
];

export const transferOrders: readonly FactOrder[] = [
  ['effectiveOn', 'validTo'],
  ['effectiveOn', 'ended.on'],
  ['assessment.completedOn', 'assessment.reviewOn'],
  ['application.at', 'approval.at'],
];

/**
 * What cannot be among the facts of a record: a time before one that must come first, a year in which nothing of the kind
 * lies. The same for what is typed, corrected, previewed and imported. Times are dates or moments with their offset.
 */
export function findFactProblems(record: unknown, orders: readonly FactOrder[]): FactProblem[] {
  const absurd = timesIn(record, '').filter(({ time }) => !isLikelyYear(time));
  const wrong = orders.flatMap(([first, then]): FactProblem[] => {
    const [earlier, later] = [textAt(record, first), textAt(record, then)];
    if (earlier === undefined || later === undefined || !isBefore(later, earlier)) return [];
    return [{ path: then, problem: 'before', than: first }];
  });
  return [...absurd.map(({ path }): FactProblem => ({ path, problem: 'absurdYear' })), ...wrong];
}

const TIME = /^\d{4}-\d{2}-\d{2}(?:T|$)/;
/** Under these names a record keeps times; text under another may look like one. */
const TIME_NAME = /(?:^at|At|^on|On|^since|To)$/;

function timesIn(value: unknown, path: string): { path: string; time: string }[] {
  if (typeof value === 'string') {
    const name = path.slice(path.lastIndexOf('.') + 1);
    return TIME_NAME.test(name) && TIME.test(value) ? [{ path, time: value }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => timesIn(part, path === '' ? key : `${path}.${key}`));
}

function isLikelyYear(time: string): boolean {
  const year = Number(time.slice(0, 4));
  return year >= YEARS.from && year <= YEARS.to;
}

function textAt(value: unknown, path: string): string | undefined {
  let at = value;
  for (const part of path.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, part);
  }
  return typeof at === 'string' && at !== '' ? at : undefined;
}

/** Whether one time is before another; where one of them is a date alone, the dates decide. */
function isBefore(time: string, other: string): boolean {
  const both = time.includes('T') && other.includes('T');
  return both ? Date.parse(time) < Date.parse(other) : time.slice(0, 10) < other.slice(0, 10);
}
