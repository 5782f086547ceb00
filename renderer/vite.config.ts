import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * The first script: React, the window's state, and what it says before a view is there. Every other chunk is loaded when it
 * is drawn first, except for the first view with all that several views share, which is one chunk: each small part alone would
 * be a request to main.
 */
const isFirst = (id: string): boolean =>
  /node_modules\/(react|react-dom|scheduler)\//.test(id) ||
  /lucide-react\/dist\/esm\/(?!icons\/)|icons\/(circle-exclamation-point|circle-check|x)\./.test(id) ||
  /electron\/contract\/(?!i18n\/(en|de|es|ja)\/)/.test(id) ||
  /preload-helper|rolldown\/runtime|renderer\/(bridge|state\/|texts\/|format\/times|parts\/layout\/(deferred|blank-slate|message-bar|export-bar)|parts\/controls\/button|views\/(deferred-views|start-screens|payments\/list\/payment-list-store|payments\/chart\/use-daily))/.test(
    id,
  );
/** Drawn by Forwarding alone. */
const ICONS_OF_FORWARDING =
  /lucide-react\/dist\/esm\/icons\/(circle|circle-pause|circle-play|key-round|messages-square|power-off|scroll-text|send|smartphone|square-terminal|wand-sparkles|webhook)\./;
const isFirstView = (id: string): boolean =>
  (/node_modules\/(?!uqr)/.test(id) && !ICONS_OF_FORWARDING.test(id)) ||
  /renderer\/(parts\/(?!display\/qr-code)|format\/|input\/)/.test(id) ||
  /renderer\/views\/((shell|masthead|demo-bar|problem-banner)\.|payments\/(?!detail\/)|preferences\/(start-at-login|critical-setting))/.test(
    id,
  );

/** The page names the chunks of the first view, so that they are read beside the first script and not after it. */
const preloadFirstView: Plugin = {
  name: 'preload-first-view',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const views = chunks.filter(({ facadeModuleId }) =>
        /views\/(shell|payments\/payments-view)\.tsx$/.test(facadeModuleId ?? ''),
      );
      const entries = chunks.filter(({ isEntry }) => isEntry);
      const known = new Set(entries.flatMap(({ fileName, imports }) => [fileName, ...imports]));
      const files = new Set(views.flatMap(({ fileName, imports }) => [fileName, ...imports]));
      return [...files.difference(known)].map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
        injectTo: 'head',
      }));
    },
  },
};

/**
 * Builds the window to dist/renderer. The base is relative because the files are served over app://; module
 * preload's polyfill is left out and small assets are not inlined because the page's CSP allows neither inline
 * scripts nor data: other than images.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), preloadFirstView],
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
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'first', test: isFirst, priority: 2 },
            { name: 'first-view', test: isFirstView, priority: 1 },
          ],
        },
      },
    },
  },
});
