import { join } from 'node:path';
import { app } from 'electron';

/** `out/`, in the project or in the packed program: the built main process lies in `out/main`. */
const built = join(import.meta.dirname, '..');

export const pageFolder = join(built, 'renderer');
export const preloadFile = join(built, 'preload', 'index.cjs');
export const readerEntry = join(built, 'reader', 'index.js');
export const docketEntry = join(built, 'docket', 'index.js');

/** What the main process itself remembers, in the user-data folder. */
export const recentFile = () => join(app.getPath('userData'), 'recent.json');
export const windowFile = () => join(app.getPath('userData'), 'window.json');
export const deviceKeysFile = () => join(app.getPath('userData'), 'device-keys.json');
export const idleFile = () => join(app.getPath('userData'), 'idle.json');
export const themeFile = () => join(app.getPath('userData'), 'theme.json');
