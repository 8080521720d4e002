// npm run bench: measures the docket's speed on this machine, and that of its window.
import { join } from 'node:path';
import { buildApp } from './lib/build.mjs';
import { getTestDisplays } from './lib/display.mjs';
import { electronEnvironment, getElectron } from './lib/electron.mjs';
import { installPackages } from './lib/install.mjs';
import { pinnedNode, ROOT } from './lib/paths.mjs';
import { handOver } from './lib/run.mjs';
import { main } from './lib/say.mjs';
import { prepareSystem, XVFB } from './lib/system.mjs';

main(async (args) => {
  await installPackages();
  const electron = await getElectron();
  await prepareSystem({ binary: electron.binary, tools: [XVFB] });
  await buildApp();
  const screen = await getTestDisplays(1);
  try {
    const env = { ...electronEnvironment(electron), ...screen.env };
    return await handOver(pinnedNode(), [join(ROOT, 'test', 'bench', 'run.ts'), ...args], env);
  } finally {
    await screen.close();
  }
});
