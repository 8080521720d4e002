import { app } from 'electron';
import { readTimeShift, shiftTime, TIME_SHIFT_VARIABLE } from '#shared/time.ts';
import { guardAllContents } from './contents.ts';
import { isDebugged } from './debugging.ts';
import { cancelRequests, silenceChromium } from './network.ts';
import { denyPermissions } from './permissions.ts';
import { runProgram } from './program.ts';
import { declareScheme } from './protocol.ts';
import { readSwitches } from './switches.ts';

// Who can set the time of a packaged program can set the clock of the computer, and nothing else.
if (!app.isPackaged) shiftTime(readTimeShift(process.env[TIME_SHIFT_VARIABLE]));

// What must be settled before Electron is ready, and before anything can be loaded.
declareScheme();
silenceChromium();
// Only the scripts give this switch, to root on Linux, where Chromium's sandbox cannot start.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
guardAllContents();
app.on('session-created', (session) => {
  denyPermissions(session);
  cancelRequests(session, !app.isPackaged);
});

if (isDebugged(app.isPackaged, (name) => app.commandLine.hasSwitch(name))) app.exit(2);
else if (!app.requestSingleInstanceLock()) app.exit(0);
else void app.whenReady().then(() => runProgram(readSwitches(process.argv, process.cwd())));

// The window's `closed` ends the program, after the docket process; Electron's own default would not wait for it.
app.on('window-all-closed', () => undefined);
