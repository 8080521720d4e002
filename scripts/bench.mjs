// npm run bench: measures the docket's speed on this machine.
import { join } from 'node:path';
import { installPackages } from './lib/install.mjs';
import { pinnedNode, ROOT } from './lib/paths.mjs';
import { handOver } from './lib/run.mjs';
import { main } from './lib/say.mjs';

main(async (args) => {
  await installPackages();
  return handOver(pinnedNode(), [join(ROOT, 'test', 'bench', 'run.ts'), ...args]);
});
