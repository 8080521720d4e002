// npm run demo: what Privacy Docket does, shown in a terminal: a sample docket, its clocks, a pack, its verification.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './lib/install.mjs';
import { ARTIFACTS, pinnedNode, ROOT } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { duration, main, Stop, say } from './lib/say.mjs';

const KINDS = ['request', 'incident', 'agreement', 'transfer'];
const CLI = join(ROOT, 'electron', 'cli', 'index.ts');
const KEPT_PACK = join(ARTIFACTS, 'demo-pack.zip');

main(async () => {
  await installPackages();
  const folder = mkdtempSync(join(tmpdir(), 'privacy-docket-demo-'));
  const began = Date.now();
  try {
    await showDocket(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  say(
    `\nDone in ${duration(Date.now() - began)}. The pack is kept in artifacts/demo-pack.zip: unzip it and open its index.html.`,
  );
});

async function showDocket(folder) {
  const docket = join(folder, 'Sample.docket');
  const passphraseFile = join(folder, 'passphrase.txt');
  const pack = join(folder, 'pack.zip');
  const opened = ['--passphrase-file', passphraseFile];

  say('1. An encrypted docket with invented cases');
  const made = await cliJson(['sample', docket]);
  writeFileSync(passphraseFile, `${made.passphrase}\n`);
  say(`   ${made.cases} cases in an encrypted docket`);

  say('\n2. Its registers, the next due first');
  for (const kind of KINDS) await cli(['list', docket, kind, ...opened]);

  say('\n3. Why a date is what it is');
  for (const kind of KINDS) {
    const { cases } = await cliJson(['list', docket, kind, ...opened]);
    if (cases.length > 0) await cli(['show', docket, cases[0].ref, ...opened]);
  }

  say('\n4. A date without any docket: 72 hours from becoming aware');
  await cli([
    ...['clock', '--regime', 'eu-gdpr', '--rule', 'breach.authority', '--place', 'DE'],
    ...['--event', 'aware=2026-11-20T09:00:00+01:00'],
  ]);

  say('\n5. A signed pack for an auditor, and its verification');
  await cli(['export', docket, '--out', pack, ...opened]);
  await cli(['verify', pack]);
  await cli(['trail', docket, '--verify', ...opened]);
  mkdirSync(ARTIFACTS, { recursive: true });
  copyFileSync(pack, KEPT_PACK);
}

/** Runs a command of the CLI, shows it as one would type it, and its answer. */
async function cli(args) {
  say(`\n   npm run docket -- ${args.map(short).join(' ')}`);
  const { output } = await runCli(args);
  say(output.trimEnd().replace(/^/gm, '   '));
}

async function cliJson(args) {
  return JSON.parse((await runCli([...args, '--json'])).output);
}

async function runCli(args) {
  const result = await run(pinnedNode(), [CLI, ...args], { label: args[0], quiet: true });
  if (result.code !== 0) throw new Stop(`"${args[0]}" ended with ${result.code}:\n${result.output}`);
  return result;
}

/** File names without the temporary folder, so that the line can be read. */
function short(argument) {
  return argument.startsWith(tmpdir()) ? argument.split(/[\\/]/).slice(-1)[0] : argument;
}
