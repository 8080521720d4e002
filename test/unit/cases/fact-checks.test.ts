import { describe, expect, it, test } from 'vitest';
import { findFactProblems } from '#shared/cases/fact-checks.ts';
import { caseKinds } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';

/** A record that holds nothing but one time. */
function withTime(path: string, time: string): object {
  const [last = '', ...around] = path.split('.').toReversed();
  return around.reduce<object>((inner, key) => ({ [key]: inner }), { [last]: time });
}

function merged(one: object, other: object): object {
  const parts = Object.entries(other).map(([key, value]) => {
    const own: unknown = Reflect.get(one, key);
    const isGroup = typeof own === 'object' && own !== null && typeof value === 'object';
    return [key, isGroup ? { ...own, ...value } : value];
  });
  return { ...one, ...Object.fromEntries(parts) };
}

const rows = caseKinds.flatMap((kind) =>
  registers[kind].orders.map(([first, then]) => ({ kind, first, then })),
);

describe('the facts of one case', () => {
  test.each(rows)('$kind: $then is not before $first', ({ kind, first, then }) => {
    const { orders } = registers[kind];
    const record = (earlier: string, later: string) =>
      merged(withTime(first, earlier), withTime(then, later));
    const early = '2026-11-01T09:00:00+01:00';
    const late = '2026-11-02T09:00:00+01:00';
    const problem = { path: then, problem: 'before', than: first };
    expect(findFactProblems(record(early, late), orders)).toEqual([]);
    expect(findFactProblems(record(early, early), orders)).toEqual([]);
    expect(findFactProblems(record(late, early), orders)).toEqual([problem]);
    expect(findFactProblems(record('2026-11-02', '2026-11-01'), orders)).toEqual([problem]);
    // Of a date alone nobody knows the hour.
    expect(findFactProblems(record('2026-11-01T23:00:00+01:00', '2026-11-01'), orders)).toEqual([]);
    // The same moment, written in two zones.
    expect(findFactProblems(record(early, '2026-11-01T16:00:00+08:00'), orders)).toEqual([]);
  });

  test.each(['0206-01-31', '1926-01-31', '2571-01-31', '9999-12-31'])('lie in no such year: %s', (time) => {
    for (const path of [
      'expiresOn',
      'receivedAt',
      'aware.at',
      'ended.on',
      'subProcessors.0.since',
      'validTo',
    ]) {
      expect(findFactProblems(withTime(path, time), [])).toEqual([{ path, problem: 'absurdYear' }]);
    }
  });

  it('name a year only where a time stands: a title may hold one', () => {
    expect(findFactProblems({ title: '2571-01-31', expiresOn: '2076-01-31' }, [])).toEqual([]);
  });
});
