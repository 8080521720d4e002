// Electron's fuses: switches burnt into the program when it is packed. All nine are set; none is left to its default.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/** What each fuse is set to, by its name in Electron's documentation. */
export const FUSES = {
  // The program must not be a Node on which anybody runs scripts under its name and its rights.
  RunAsNode: false,
  // Cookies are encrypted at rest with a key of the operating system, although the window stores none.
  EnableCookieEncryption: true,
  // No code enters through NODE_OPTIONS, and no debugger through --inspect.
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  // On macOS and Windows a changed app.asar does not start; nowhere is code loaded from beside it.
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  // There is no V8 snapshot of our own, and pages come from app://, never from file://.
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  // WebAssembly stays within its memory by the processor's own traps.
  WasmTrapHandlers: true,
};

/** The fuses as `@electron/fuses` wants them; it fails when the Electron build knows one that is not named here. */
export function fuseConfiguration() {
  const settings = Object.entries(FUSES).map(([name, on]) => [FuseV1Options[name], on]);
  return { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...Object.fromEntries(settings) };
}

/**
 * electron-builder's hook: in the unpacked directory, before it is signed, sets the fuses and takes out the program that
 * Electron shows when it has no app.
 * @param {{ appOutDir: string, electronPlatformName: string, packager: { appInfo: { productFilename: string }, executableName?: string, getResourcesDir: (appOutDir: string) => string } }} context
 */
export async function finishPack(context) {
  const { appOutDir, electronPlatformName, packager } = context;
  rmSync(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
  const { productFilename } = packager.appInfo;
  const programs = {
    darwin: join(appOutDir, `${productFilename}.app`),
    win32: join(appOutDir, `${productFilename}.exe`),
    linux: join(appOutDir, packager.executableName ?? productFilename),
  };
  // The fuses change the program, so that on a Mac without a signing identity its ad-hoc signature is made again.
  await flipFuses(programs[electronPlatformName], {
    ...fuseConfiguration(),
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
  });
}
