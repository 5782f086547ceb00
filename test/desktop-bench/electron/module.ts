/** The module that `import 'electron'` (named or default) and `require('electron')` get. */
import * as electron from './index.ts';

export * from './index.ts';
export default electron;
export { electron as 'module.exports' };
