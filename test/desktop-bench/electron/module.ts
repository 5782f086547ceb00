/** The module that `import 'electron'` (named or default) and `require('electron')` get. */
import * as members from './index.ts';
import { strict } from './strict.ts';

/** All of it; what is missing throws. */
export const electron = strict('electron', { ...members });

export * from './index.ts';
// biome-ignore lint/style/noDefaultExport: the real module has one, and electron-store imports it.
export { electron as default, electron as 'module.exports' };
