import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A session with a keyring of its own: the one of the person who runs the tests is never touched. */
export interface Keyring {
  /** For the environment of a program that shall use it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Runs before the program: the driver of the tests tells every program to do without a keychain. */
  readonly before: string;
  close(): Promise<void>;
}

const useKeychain = `const { app } = require('electron');
app.commandLine.removeSwitch('password-store');
app.commandLine.appendSwitch('password-store', 'gnome-libsecret');
`;

/** Starts a message bus and an unlocked GNOME Keyring on it, which keeps its file below `home`. */
export async function openKeyring(home: string): Promise<Keyring> {
  const folders = { XDG_DATA_HOME: join(home, 'data'), XDG_RUNTIME_DIR: join(home, 'runtime') };
  for (const folder of Object.values(folders)) await mkdir(folder, { mode: 0o700 });
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...folders },
  });
  const variables = { ...folders, DBUS_SESSION_BUS_ADDRESS: await firstLine(bus) };
  const args = ['--unlock', '--foreground', '--components=secrets'];
  const keyring = spawn('gnome-keyring-daemon', args, {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, ...variables },
  });
  keyring.stdin?.end('password of the keyring of a test');
  await isThere(variables);
  const before = join(home, 'keychain.cjs');
  await writeFile(before, useKeychain);
  return {
    variables,
    before,
    async close() {
      for (const child of [keyring, bus]) await end(child);
    },
  };
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('it has no output');
  for await (const line of createInterface({ input: stdout })) return line;
  throw new Error('it ended before it said where it is');
}

/** Waits until the keyring answers on its bus. */
async function isThere(variables: Keyring['variables']): Promise<void> {
  const question = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
  const name = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'];
  for (let tries = 0; tries < 100; tries += 1) {
    const { stdout } = await run('dbus-send', [...question, ...name], {
      env: { ...process.env, ...variables },
    });
    if (stdout.includes('boolean true')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the keyring does not answer');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}
