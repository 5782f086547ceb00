/** The module that `import 'electron'` (named or default) and `require('electron')` get. */
import * as electron from './index.ts';

export * from './index.ts';
// biome-ignore lint/style/noDefaultExport: the real module has one, and electron-store imports it.
export { electron as default, electron as 'module.exports' };
