// What is packed and for whom. Run it by `npm run dist`, which sees to it that a release is made of the official Electron.
import { finishPack } from './scripts/lib/fuses.mjs';

const FONTS = 'node_modules/@expo-google-fonts';
/** The fonts that the PDFs embed, by the folder of their package; rare characters need no bold. */
const FONT_FILES = {
  'noto-sans': ['400Regular/*.ttf', '700Bold/*.ttf'],
  'noto-sans-sc': ['400Regular/*.ttf', '700Bold/*.ttf'],
  'noto-sans-jp': ['400Regular/*.ttf'],
  'noto-sans-hk': ['400Regular/*.ttf'],
};

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'org.privacydocket.app',
  productName: 'Privacy Docket',
  copyright: 'The Privacy Docket contributors. Apache-2.0',
  directories: { output: 'dist', buildResources: 'build' },
  files: [
    'out/**',
    '!out/.sources',
    'resources/**',
    'LICENSE',
    'NOTICE',
    'package.json',
    // The PDFs embed these; they are read as files, so that they keep their names.
    ...Object.entries(FONT_FILES).map(([folder, files]) => ({
      from: `${FONTS}/${folder}`,
      to: `resources/fonts/${folder}`,
      filter: [...files, 'LICENSE_FONT'],
    })),
    // Of the packages with native code only what runs here: no C sources, no builds for other systems.
    '!node_modules/better-sqlite3-multiple-ciphers/{deps,src,binding.gyp}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own macro
    '!node_modules/better-sqlite3-multiple-ciphers/prebuilds/!(${platform}-${arch}.node)',
    '!node_modules/sodium-native/{deps,extensions,binding.c,binding.gyp,CMakeLists.txt}',
    '!node_modules/**/*.bare',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own macro
    '!node_modules/sodium-native/prebuilds/!(${platform}-${arch})/**',
    '!node_modules/pdfmake/build',
    '!**/*.map',
  ],
  // Only native code lies beside the archive: the loader of the system cannot read it from within.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  // The native packages bring Node-API builds, which fit every Electron: nothing is compiled.
  npmRebuild: false,
  nodeGypRebuild: false,
  electronLanguages: ['en-US', 'zh-CN'],
  afterPack: finishPack,
  win: { target: ['nsis'] },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
  },
  mac: { target: ['dmg'], category: 'public.app-category.business', hardenedRuntime: true },
  linux: {
    executableName: 'privacy-docket',
    target: ['AppImage', 'deb'],
    category: 'Office',
    synopsis: 'An encrypted docket for privacy officers',
    maintainer: 'The Privacy Docket contributors',
  },
  publish: null,
};
