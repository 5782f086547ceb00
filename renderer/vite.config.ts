import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Builds the window to dist/renderer. The base is relative because the files are served over app://; module
 * preload's polyfill is left out and small assets are not inlined because the page's CSP allows neither inline
 * scripts nor data: other than images.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    cssTarget: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    // Read, and taken away again, by the build: see third-party.ts.
    license: { fileName: 'licenses.json' },
    // One file from the disk: nothing is won by loading it in parts.
    chunkSizeWarningLimit: 1000,
  },
});
