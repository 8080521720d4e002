// The stages of `npm test`, in order, and how each is run.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build.mjs';
import { ARTIFACTS, MODULES, pinnedNode } from './paths.mjs';
import { countPlaywright, countVitest, judge, readReport } from './reports.mjs';
import { run } from './run.mjs';
import { Stop } from './say.mjs';

const REPORTS = join(ARTIFACTS, 'reports');
/** Hundreds of processes of the tests load the same code: what was stripped of its types and compiled once is kept. */
const COMPILED = { NODE_COMPILE_CACHE: join(ARTIFACTS, 'compiled') };
const TSCONFIGS = ['shared', 'renderer', 'electron', 'electron/preload', 'test', 'scripts'];
const TOOLS = {
  tsc: join(MODULES, 'typescript', 'bin', 'tsc'),
  biome: join(MODULES, '@biomejs', 'biome', 'bin', 'biome'),
  knip: join(MODULES, 'knip', 'bin', 'knip.js'),
  vitest: join(MODULES, 'vitest', 'vitest.mjs'),
  playwright: join(MODULES, '@playwright', 'test', 'cli.js'),
};

/**
 * @typedef {{ code: number, output: string, count?: import('./reports.mjs').Count, why?: string }} Outcome
 * @typedef {{ name: string, what: string, needs: Array<'electron' | 'display' | 'tools'>, run: (env: NodeJS.ProcessEnv) => Promise<Outcome> }} Stage
 */

/** @type {Stage[]} */
export const STAGES = [
  { name: 'types', what: 'every room against its own tsconfig', needs: [], run: checkTypes },
  {
    name: 'lint',
    what: 'form and lint rules',
    needs: [],
    run: (env) => node([TOOLS.biome, 'ci', '--colors=off', '--error-on-warnings'], 'lint', env),
  },
  {
    name: 'imports',
    what: 'who imports whom',
    needs: [],
    run: (env) => node(['scripts/check-imports.ts'], 'imports', env),
  },
  {
    name: 'unused',
    what: 'files, exports and packages that nothing uses',
    needs: [],
    run: (env) => node([TOOLS.knip, '--no-progress'], 'unused', env),
  },
  { name: 'unit', what: 'pure functions', needs: ['tools'], run: (env) => vitest('unit', env) },
  {
    name: 'docket',
    what: 'a real encrypted docket on disk',
    needs: ['tools'],
    run: (env) => vitest('docket', env),
  },
  {
    name: 'faults',
    what: 'bad input, damage, a full disk',
    needs: ['tools'],
    run: (env) => vitest('faults', env),
  },
  { name: 'build', what: 'main, preload, docket process and window', needs: [], run: build },
  { name: 'window', what: 'the real window', needs: ['electron', 'display', 'tools'], run: playwright },
  {
    name: 'packaged',
    what: 'the packaged directory, its fuses, its start',
    needs: ['electron', 'display'],
    run: (env) => vitest('packaged', env),
  },
];

/** The stages with these names in their own order; all without names.
 * @param {string[]} names */
export function chooseStages(names) {
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    throw new Stop(
      `There is no stage ${unknown.join(', ')}. There are: ${STAGES.map((stage) => stage.name).join(', ')}.`,
      2,
    );
  }
  return names.length === 0 ? STAGES : STAGES.filter((stage) => names.includes(stage.name));
}

async function checkTypes(env) {
  const outcomes = [];
  for (const folder of TSCONFIGS) {
    outcomes.push(
      await node([TOOLS.tsc, '-p', join(folder, 'tsconfig.json'), '--noEmit'], `types of ${folder}`, env),
    );
  }
  const failed = outcomes.find((outcome) => outcome.code !== 0);
  return { code: failed?.code ?? 0, output: outcomes.map((outcome) => outcome.output).join('') };
}

async function build() {
  try {
    await buildApp();
    return { code: 0, output: '' };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { code: 1, output: error.message };
  }
}

async function vitest(project, env) {
  const report = freshReport(project);
  const args = [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const outcome = await node([TOOLS.vitest, ...args], project, { ...env, ...COMPILED });
  return judged(outcome, readReport(report, countVitest));
}

async function playwright(env) {
  const report = freshReport('window');
  const outcome = await node(
    [TOOLS.playwright, 'test', '--project=window', '--reporter=list,json'],
    'window',
    {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  );
  return judged(outcome, readReport(report, countPlaywright));
}

function judged(outcome, count) {
  return { ...outcome, count, why: judge(outcome.code, count) };
}

function freshReport(name) {
  mkdirSync(REPORTS, { recursive: true });
  const path = join(REPORTS, `${name}.json`);
  rmSync(path, { force: true });
  return path;
}

function node(args, label, env) {
  return run(pinnedNode(), args, { label, env, quiet: true });
}
