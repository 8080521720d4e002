// A display for the window: the person's own, or Xvfb where there is none.

import { end, start } from './run.mjs';
import { Stop, say } from './say.mjs';
import { hasProgram } from './system.mjs';

const START_LIMIT_MS = 10_000;
const SCREEN = '1600x1000x24';

/** True where a window can be shown as things are. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * A virtual display. Xvfb picks a free number itself, so that two runs at once do not meet.
 * @returns {Promise<{ display: string, close: () => Promise<void> }>}
 */
async function openVirtualDisplay() {
  if (!hasProgram('Xvfb')) {
    throw new Stop(
      'There is no display. Run this from a desktop session, or install Xvfb (Debian: apt-get install xvfb).',
    );
  }
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'];
  const child = start('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await readNumber(child);
  return { display: `:${number}`, close: () => end(child) };
}

/** The display to use: the one that is there, else Xvfb, which is said. */
export async function getDisplay() {
  if (hasDisplay()) return { env: {}, close: async () => undefined };
  const screen = await openVirtualDisplay();
  say(
    `There is no display here: the window opens on a virtual one (Xvfb ${screen.display}), where nobody sees it.`,
  );
  return { env: { DISPLAY: screen.display, WAYLAND_DISPLAY: '' }, close: screen.close };
}

/**
 * Virtual displays for windows under test, one for each worker, so that tests do not open windows on a desk and no two
 * share focus and clipboard. The person's own display where there is no Xvfb.
 * @param {number} count
 * @returns {Promise<{ env: Record<string, string>, close: () => Promise<unknown> }>}
 */
export async function getTestDisplays(count) {
  if (hasDisplay() && !(process.platform === 'linux' && hasProgram('Xvfb'))) {
    return { env: {}, close: async () => undefined };
  }
  const screens = await Promise.all(Array.from({ length: count }, openVirtualDisplay));
  const names = screens.map(({ display }) => display);
  return {
    env: { DISPLAY: names[0] ?? '', PRIVACY_DOCKET_DISPLAYS: names.join(' '), WAYLAND_DISPLAY: '' },
    close: () => Promise.all(screens.map(({ close }) => close())),
  };
}

function readNumber(child) {
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Stop(`Xvfb did not start: ${why}.`));
    const timer = setTimeout(() => fail('no answer within 10 s'), START_LIMIT_MS);
    let text = '';
    child.stdio[3].on('data', (chunk) => {
      text += chunk;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve(text.trim());
    });
    child.once('error', (error) => fail(error.message));
    child.once('close', (code) => fail(`it ended with ${code}`));
  });
}
