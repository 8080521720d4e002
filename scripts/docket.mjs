// npm run docket -- ...: the command line on the Node that the project pins; its exit code is passed on.
import { join } from 'node:path';
import { installPackages } from './lib/install.mjs';
import { pinnedNode, ROOT } from './lib/paths.mjs';
import { handOver } from './lib/run.mjs';
import { main } from './lib/say.mjs';

main(async (args) => {
  await installPackages();
  return handOver(pinnedNode(), [join(ROOT, 'electron', 'cli', 'index.ts'), ...args]);
});
