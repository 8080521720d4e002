// npm test: installs what is missing and runs everything; `npm test -- unit docket` runs only those stages.
import { getTestDisplays } from './lib/display.mjs';
import { electronEnvironment, getElectron } from './lib/electron.mjs';
import { installPackages } from './lib/install.mjs';
import { childEnvironment } from './lib/paths.mjs';
import { total } from './lib/reports.mjs';
import { duration, main, say } from './lib/say.mjs';
import { chooseStages, STAGES } from './lib/stages.mjs';
import { prepareSystem, TEST_TOOLS, XVFB } from './lib/system.mjs';

const SHOWN_LINES = 120;
/** Windows under test at once: more than two keep each other waiting on two cores. */
const WINDOW_WORKERS = 2;

main(async (args) => {
  if (args.includes('--help')) {
    say('npm test               runs every stage\nnpm test -- NAME ...   runs these stages:');
    for (const stage of STAGES) say(`  ${stage.name.padEnd(10)} ${stage.what}`);
    return 0;
  }
  const stages = chooseStages(args);
  await installPackages();
  const ground = await prepareGround(stages);
  const results = [];
  for (const stage of stages) results.push(await runStage(stage, ground.env));
  await ground.close();
  return summarize(results);
});

/** Gets what the chosen stages need and no more: the pure ones run without Electron, display or tools. */
async function prepareGround(stages) {
  const needs = new Set(stages.flatMap((stage) => stage.needs));
  const electron = needs.has('electron') ? await getElectron() : undefined;
  const tools = [...(needs.has('display') ? [XVFB] : []), ...(needs.has('tools') ? TEST_TOOLS : [])];
  await prepareSystem({ ...(electron ? { binary: electron.binary } : {}), tools });
  const screen = needs.has('display')
    ? await getTestDisplays(WINDOW_WORKERS)
    : { env: {}, close: async () => undefined };
  const base = electron ? electronEnvironment(electron) : childEnvironment();
  return { env: { ...base, ...screen.env }, close: screen.close };
}

async function runStage(stage, env) {
  say(`${stage.name}: ${stage.what} ...`);
  const began = Date.now();
  const outcome = await stage.run(env);
  const milliseconds = Date.now() - began;
  const ok = outcome.code === 0 && outcome.why === undefined;
  if (!ok) say(lastLines(outcome.output));
  const result = { name: stage.name, ok, milliseconds, count: outcome.count, why: outcome.why };
  say(outcomeLine(result));
  return result;
}

function outcomeLine({ name, ok, milliseconds, count, why }) {
  const tests = count
    ? `, ${count.passed} passed${count.failed > 0 ? `, ${count.failed} failed` : ''}${skipped(count)}`
    : '';
  const reason = why && count?.failed === 0 ? ` (${why})` : '';
  return `  ${ok ? 'ok' : 'FAILED'} ${name}, ${duration(milliseconds)}${tests}${reason}`;
}

function skipped(count) {
  return count.skipped > 0 ? `, ${count.skipped} skipped` : '';
}

/** The stages again in short, what failed by name, and as the last line the sum. */
function summarize(results) {
  say('\nStages');
  for (const result of results) {
    say(outcomeLine(result));
    for (const failure of result.count?.failures ?? []) say(`      ${failure}`);
  }
  const { passed, failed } = total(results);
  const time = results.reduce((sum, result) => sum + result.milliseconds, 0);
  say(`in ${duration(time)}`);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function lastLines(text) {
  return text.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
}
