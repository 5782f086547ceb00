import { describe, expect, it } from 'vitest';
import { wordForOldNode } from '../../build/needs-node.mjs';

describe('the word for an old Node', () => {
  it.each(['24.0.0', '24.21.0', '25.1.0', '100.0.0'])('is not said on %s', (version) => {
    expect(wordForOldNode(version)).toBeNull();
  });

  it.each(['23.11.1', '20.20.2', '9.0.0'])('names what is needed on %s', (version) => {
    expect(wordForOldNode(version)).toBe(
      `XRPL Chime needs Node 24 or newer; this is ${version}. "npm run headless" brings its own.`,
    );
  });
});
