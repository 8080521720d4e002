// npm start: installs what is missing, builds, opens the window. `npm start -- --sample` opens it on a sample docket.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './lib/build.mjs';
import { getDisplay, hasDisplay } from './lib/display.mjs';
import { electronEnvironment, getElectron, sandboxSwitches } from './lib/electron.mjs';
import { installPackages } from './lib/install.mjs';
import { pinnedNode, ROOT, SAMPLE_HOME } from './lib/paths.mjs';
import { run, start } from './lib/run.mjs';
import { main, Stop, say } from './lib/say.mjs';
import { prepareSystem, XVFB } from './lib/system.mjs';

const HELP = `npm start                 opens Privacy Docket
npm start -- --sample     opens it on a sample docket (made on first use in .sample/)
npm start -- SWITCHES     passes further switches on to the window`;

const SAMPLE_DOCKET = join(SAMPLE_HOME, 'Sample.docket');

main(async (args) => {
  if (args.includes('--help')) {
    say(HELP);
    return 0;
  }
  await installPackages();
  const electron = await getElectron();
  await prepareSystem({ binary: electron.binary, tools: hasDisplay() ? [] : [XVFB] });
  await buildApp();
  const switches = args.includes('--sample') ? await sampleSwitches() : [];
  const passedOn = args.filter((argument) => argument !== '--sample');
  return openWindow(electron, [...switches, ...passedOn]);
});

async function openWindow(electron, switches) {
  const screen = await getDisplay();
  say('Opening the window. Close it, or press Ctrl-C here, to end.');
  const env = { ...electronEnvironment(electron), ...screen.env };
  // Chromium complains at length about a desk that a virtual display does not have.
  const quiet = hasDisplay() ? [] : ['--log-level=3'];
  const child = start(electron.binary, [...sandboxSwitches(), ...quiet, ROOT, ...switches], {
    stdio: 'inherit',
    env,
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
  await screen.close();
  return code;
}

async function sampleSwitches() {
  if (!existsSync(SAMPLE_DOCKET)) await makeSample();
  return [`--docket=${SAMPLE_DOCKET}`, '--sample'];
}

/** The docket is made under another name and moved into place, so that an interrupted run leaves no half of one. */
async function makeSample() {
  say('Making the sample docket ...');
  const unfinished = join(SAMPLE_HOME, 'unfinished.docket');
  mkdirSync(SAMPLE_HOME, { recursive: true });
  rmSync(unfinished, { recursive: true, force: true });
  const cli = join(ROOT, 'electron', 'cli', 'index.ts');
  const made = await run(pinnedNode(), [cli, 'sample', unfinished], { label: 'sample docket', quiet: true });
  if (made.code !== 0) throw new Stop(`The sample docket could not be made:\n${made.output}`);
  renameSync(unfinished, SAMPLE_DOCKET);
  say(made.output.replaceAll(unfinished, SAMPLE_DOCKET).trimEnd());
}
