// npm run dist: packs Privacy Docket for this system with electron-builder.
import { join } from 'node:path';
import { buildApp } from './lib/build.mjs';
import { getElectron, NPM_BUILD } from './lib/electron.mjs';
import { installPackages } from './lib/install.mjs';
import { ARTIFACTS, MODULES, pinnedNode } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { main, Stop, say } from './lib/say.mjs';

const HELP = `npm run dist                 makes the installers of this system in dist/
npm run dist -- --dir-test   makes only the unpacked directory in artifacts/packaged/, for the tests
npm run dist -- OPTIONS      passes further options on to electron-builder (--linux deb, --win, --mac)`;

/** Where the test of the packaged directory finds it. */
const TEST_DIRECTORY = join(ARTIFACTS, 'packaged');

main(async (args) => {
  if (args.includes('--help')) {
    say(HELP);
    return 0;
  }
  await installPackages();
  const electron = await getElectron();
  const forTest = args.includes('--dir-test');
  if (electron.source === 'npm' && !forTest) throw new Stop(refusal());
  await buildApp();
  if (forTest) say(`A test directory, not a release: Electron ${electron.version} (${originOf(electron)}).`);
  const options = forTest ? testOptions(electron) : args;
  const cli = join(MODULES, 'electron-builder', 'cli.js');
  const packed = await run(pinnedNode(), [cli, '--config', 'electron-builder.config.mjs', ...options], {
    label: 'packing',
  });
  return packed.code;
});

/** Packs with the Electron that is there, so that nothing is downloaded. */
function testOptions(electron) {
  return [
    '--dir',
    `--config.electronVersion=${electron.version}`,
    `--config.electronDist=${electron.dist}`,
    `--config.directories.output=${TEST_DIRECTORY}`,
  ];
}

function originOf(electron) {
  return electron.source === 'official' ? 'the official download' : `${NPM_BUILD.name} from npm`;
}

function refusal() {
  return [
    `No release is made of ${NPM_BUILD.name} ${NPM_BUILD.version} from npm: it is not the official Electron.`,
    'Run this where the official download can be reached (delete the folder .electron to try it again at once),',
    'or make the unpacked directory for the tests: npm run dist -- --dir-test',
  ].join('\n');
}
