// Starting other programs so that none is left behind: each runs in its own process group, and when this script is
// told to stop (Ctrl-C, a closed terminal, a kill) or ends, the whole group goes with it.
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { childEnvironment, ROOT } from './paths.mjs';
import { duration, warn } from './say.mjs';

const HEARTBEAT_MS = 15_000;
const GRACE_MS = 3_000;
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const running = new Set();
let watching = false;

/**
 * Starts a program in its own process group.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options] `env` is used as given; the default puts the pinned Node first
 */
export function start(command, args, options = {}) {
  stopChildrenWithUs();
  const child = spawn(command, args, {
    cwd: ROOT,
    env: childEnvironment(),
    detached: process.platform !== 'win32',
    ...options,
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Runs a program to its end. Its output is shown as it comes, or held back with `quiet`; either way it is returned.
 * While nothing is printed for 15 s, a line says that `label` still runs.
 * @param {string} command
 * @param {string[]} args
 * @param {{ label?: string, quiet?: boolean, env?: NodeJS.ProcessEnv, cwd?: string, until?: AbortSignal }} [options]
 * @returns {Promise<{ code: number, output: string }>} a signal counts as 128 + its number, a program that is not there as 127
 */
export function run(command, args, options = {}) {
  const { label = command, quiet = false, env = childEnvironment(), cwd = ROOT, until } = options;
  const child = start(command, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const pulse = heartbeat(label);
  const chunks = [];
  const take = (stream) => (chunk) => {
    chunks.push(chunk);
    if (quiet) return;
    pulse.seen();
    stream.write(chunk);
  };
  child.stdout.on('data', take(process.stdout));
  child.stderr.on('data', take(process.stderr));
  const cancel = () => void end(child);
  until?.addEventListener('abort', cancel, { once: true });
  return new Promise((resolve) => {
    const finish = (code, note = '') => {
      pulse.stop();
      until?.removeEventListener('abort', cancel);
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') + note });
    };
    child.once('error', (error) => finish(127, `${error.message}\n`));
    child.once('close', (code, signal) => finish(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** Runs a short command and returns its exit code (127 when it is not there) and its standard output. */
export function ask(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', env: childEnvironment(), ...options });
  return { code: result.status ?? 127, output: result.stdout ?? '' };
}

/**
 * Runs a program on this terminal (it may ask for a passphrase) and returns its exit code.
 * It stays in the terminal's own group so that it can read from it; Ctrl-C reaches it directly.
 */
export function handOver(command, args, env = childEnvironment()) {
  const ignore = () => undefined;
  for (const signal of STOP_SIGNALS) process.on(signal, ignore);
  const child = spawn(command, args, { stdio: 'inherit', env });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const name of STOP_SIGNALS) process.off(name, ignore);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/**
 * Ends a child and everything it started. It is asked first, alone, so that it can end its own children in order; what
 * is left after that, or after three seconds, is killed.
 */
export function end(child) {
  if (hasEnded(child)) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => killGroup(child), GRACE_MS);
    child.once('close', () => {
      clearTimeout(force);
      killGroup(child);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

function hasEnded(child) {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function killGroup(child) {
  if (process.platform === 'win32') {
    if (!hasEnded(child)) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}

/** Says every 15 silent seconds that `label` is still running. */
export function heartbeat(label) {
  const began = Date.now();
  let last = began;
  const timer = setInterval(() => {
    if (Date.now() - last < HEARTBEAT_MS) return;
    last = Date.now();
    warn(`  ... ${label}: ${duration(last - began)}`);
  }, 1_000);
  timer.unref();
  return {
    seen() {
      last = Date.now();
    },
    stop() {
      clearInterval(timer);
    },
  };
}

function stopChildrenWithUs() {
  if (watching) return;
  watching = true;
  for (const signal of STOP_SIGNALS) {
    process.on(signal, async () => {
      // The newest first: a window goes before the display that it is on.
      for (const child of [...running].reverse()) await end(child);
      process.exit(128 + constants.signals[signal]);
    });
  }
  process.on('exit', () => {
    for (const child of running) killGroup(child);
  });
}
