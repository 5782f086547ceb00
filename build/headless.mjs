/**
 * `npm run headless [-- options]`: runs dist/headless.js in this process, built first when its sources have changed.
 * Plain JavaScript, so that an old Node can say that it is too old, and a built program starts at once.
 */
import { pathToFileURL } from 'node:url';
import { builtHeadless } from './headless-file.mjs';
import { wordForOldNode } from './needs-node.mjs';

/**
 * @param {string} message
 * @returns {never}
 */
function giveUp(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function built() {
  try {
    return builtHeadless();
  } catch (error) {
    return giveUp(error instanceof Error ? error.message : String(error));
  }
}

const word = wordForOldNode(process.versions.node);
if (word !== null) giveUp(word);
await import(pathToFileURL(built()).href);
