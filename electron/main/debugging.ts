/** Chromium's switches that let another program read and steer the page; fuses close Node's own. */
const debuggingSwitches = ['remote-debugging-port', 'remote-debugging-pipe'];

/**
 * True when a packed program was started under a debugger; it then does not run. From source it may, for the tests.
 * @param hasSwitch whether the command line has a switch, named without its dashes
 */
export function isDebugged(isPackaged: boolean, hasSwitch: (name: string) => boolean): boolean {
  return isPackaged && debuggingSwitches.some(hasSwitch);
}
