import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { type HashOf, loadHashOf } from '../../../electron/verify/statement/transaction-hash.ts';
import type { Campaign } from '../campaign.ts';
import { foundCases } from '../corpus.ts';
import { type FrameCase, frameCase } from './frame-case.ts';
import { FuzzStore } from './program.ts';
import { keptFrames, runFrames } from './run-frames.ts';
import { loadLies, loadSeeds } from './seeds.ts';

const LONGEST_KEY = 4096;
const MOST_KNOWN = 2000;

/** Messages of a server, through sessions, classification and the database to the sinks. */
export async function openFrames(): Promise<Campaign<FrameCase>> {
  const bench = {
    seeds: loadSeeds(),
    lies: loadLies(),
    store: new FuzzStore(),
    hashOf: remembering(await loadHashOf()),
    readCredits,
  };
  return {
    name: 'frames',
    cases: frameCase(bench.seeds.length, bench.lies.length),
    found: foundCases('frames'),
    run: (given) => runFrames(bench, given),
    kept: (given) => keptFrames(bench, given),
    close: () => bench.store.dispose(),
  };
}

/** The same function, which does not compute again what it computed before: most transactions come many times. */
function remembering(hashOf: HashOf): HashOf {
  const known = new Map<string, string | null>();
  return (tx) => {
    const key = JSON.stringify(tx);
    if (key.length > LONGEST_KEY) return hashOf(tx);
    const hash = known.get(key) ?? hashOf(tx);
    if (known.size > MOST_KNOWN) known.clear();
    known.set(key, hash);
    return hash;
  };
}
