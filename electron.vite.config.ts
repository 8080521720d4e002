import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { pdfDecoders } from './scripts/lib/pdf-decoders.mjs';

// Packages under `dependencies` in package.json stay outside the bundles (they carry native code or read their own
// files) and are packed as they are; everything under `devDependencies` that the app uses is bundled.
export default defineConfig({
  main: {
    build: {
      outDir: 'out',
      emptyOutDir: true,
      rollupOptions: {
        // Three processes, one build: what both import becomes a shared chunk. Every file lies two folders below the root,
        // like `electron/docket`, so `../../resources` means the same in all.
        input: {
          'main/index': 'electron/main/index.ts',
          'docket/index': 'electron/docket/index.ts',
          'reader/index': 'electron/docket/reader/index.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        // A sandboxed preload can load no other file and no ES module.
        input: { index: 'electron/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), pdfDecoders()],
    // The reader of PDFs is a worker that loads its decoders as modules; its maps and fonts come within scripts.
    worker: { format: 'es' },
    assetsInclude: ['**/*.bcmap', '**/*.pfb'],
    build: {
      outDir: 'out/renderer',
      // The page's policy has no inline script and no data: URL for fonts or code, so every asset is a file.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: 'renderer/index.html' } },
    },
  },
});
