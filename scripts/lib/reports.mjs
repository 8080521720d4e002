// Reading how many tests passed from the reports that the runners write, and adding the stages up.
import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Count
 * @typedef {{ name: string, ok: boolean, milliseconds: number, count?: Count, why?: string }} StageResult
 */

/** Vitest's JSON report. A file that could not be loaded has no tests and counts as one failed.
 * @returns {Count} */
export function countVitest(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const unloadable = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = tests.filter((test) => test.status === 'failed');
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: failed.length + unloadable.length,
    skipped: tests.filter((test) => !['passed', 'failed'].includes(test.status)).length,
    failures: [...failed.map((test) => test.fullName), ...unloadable.map((file) => file.name)],
  };
}

/** Playwright's JSON report. A test that passed only when it was repeated counts as failed.
 * @returns {Count} */
export function countPlaywright(report) {
  const specs = report.suites.flatMap(specsOf);
  const tests = specs.flatMap((spec) =>
    spec.tests.map((test) => ({ title: spec.title, status: test.status })),
  );
  const failed = tests.filter((test) => test.status === 'unexpected' || test.status === 'flaky');
  return {
    passed: tests.filter((test) => test.status === 'expected').length,
    failed: failed.length + (report.errors?.length ?? 0),
    skipped: tests.filter((test) => test.status === 'skipped').length,
    failures: failed.map((test) => test.title),
  };
}

/** Reads a report with `count`; none when the runner did not write one.
 * @returns {Count | undefined} */
export function readReport(path, count) {
  if (!existsSync(path)) return undefined;
  return count(JSON.parse(readFileSync(path, 'utf8')));
}

/**
 * Judges a stage that runs tests: it must have ended well, with a report, at least one test, and none failed.
 * @param {number} code the runner's exit code
 * @param {Count | undefined} count
 * @returns {string | undefined} what is wrong
 */
export function judge(code, count) {
  if (!count) return `the runner ended with ${code} and left no report`;
  if (count.failed > 0) return `${count.failed} failed`;
  if (count.passed === 0) return 'no test ran';
  return code === 0 ? undefined : `the runner ended with ${code} although no test failed`;
}

/**
 * Adds the stages up: the tests that passed and failed, and one failure for each stage that failed without a failed test.
 * @param {StageResult[]} stages
 * @returns {{ passed: number, failed: number }}
 */
export function total(stages) {
  const passed = stages.reduce((sum, stage) => sum + (stage.count?.passed ?? 0), 0);
  const failed = stages.reduce((sum, stage) => sum + failuresOf(stage), 0);
  return { passed, failed };
}

function failuresOf(stage) {
  const tests = stage.count?.failed ?? 0;
  return stage.ok ? tests : Math.max(1, tests);
}

function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}
