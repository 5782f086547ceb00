import { builtHeadless } from '../build/headless-file.mjs';

/** Before the process tests: dist/headless.js is what the sources say now. */
export function setup(): void {
  builtHeadless();
}
