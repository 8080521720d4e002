import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, judge, total } from '#scripts/lib/reports.mjs';

const count = (passed: number, failed: number) => ({ passed, failed, skipped: 0, failures: [] });
const stage = (ok: boolean, counted?: ReturnType<typeof count>) => ({
  name: 'a stage',
  ok,
  milliseconds: 1,
  ...(counted ? { count: counted } : {}),
});

describe('the sum of npm test', () => {
  test('takes passed, failed and skipped tests from a Vitest report', () => {
    const report = {
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'a' },
            { status: 'failed', fullName: 'b' },
            { status: 'pending', fullName: 'c' },
          ],
        },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 1, failed: 1, skipped: 1, failures: ['b'] });
  });

  test('counts a test file that could not be loaded as one failure', () => {
    const report = { testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }] };
    expect(countVitest(report)).toEqual({ passed: 0, failed: 1, skipped: 0, failures: ['a.test.ts'] });
  });

  test('takes a window test that passed only when repeated for a failure', () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
    const report = {
      errors: [],
      suites: [
        { specs: [spec('a', 'expected')], suites: [{ specs: [spec('b', 'flaky'), spec('c', 'skipped')] }] },
      ],
    };
    expect(countPlaywright(report)).toEqual({ passed: 1, failed: 1, skipped: 1, failures: ['b'] });
  });

  test.each([
    ['a stage without a report', 1, undefined],
    ['a stage without a test', 0, count(0, 0)],
    ['a stage with a failed test', 1, count(5, 1)],
    ['a runner that failed although no test did', 1, count(5, 0)],
  ])('finds fault with %s', (_name, code, counted) => {
    expect(judge(code, counted)).toBeTypeOf('string');
  });

  test('finds no fault with tests that all passed', () => {
    expect(judge(0, count(5, 0))).toBeUndefined();
  });

  test('adds the tests of all stages, and one failure for each stage that failed without a failed test', () => {
    const stages = [
      stage(true),
      stage(false),
      stage(true, count(5, 0)),
      stage(false, count(3, 2)),
      stage(false, count(0, 0)),
    ];
    expect(total(stages)).toEqual({ passed: 8, failed: 4 });
  });
});
