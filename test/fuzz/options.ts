import { parseArgs } from 'node:util';
import type { CampaignName } from './campaign.ts';

const CAMPAIGNS = ['frames', 'ipc', 'settings'] as const satisfies readonly CampaignName[];

/** How many inputs make a run. */
const INPUTS: Readonly<Record<CampaignName, number>> = {
  frames: 200_000,
  ipc: 50_000,
  settings: 10_000,
};

export interface FuzzOptions {
  readonly campaigns: readonly CampaignName[];
  /** By campaign. */
  readonly inputs: Readonly<Record<CampaignName, number>>;
  readonly seed: number;
  /** Of the one case to be run again; null for all. */
  readonly path: string | null;
  /** Whether a case that is found is added to the corpus. */
  readonly keep: boolean;
}

const USAGE = `npm run fuzz -- [options]
  --only <name>    ${CAMPAIGNS.join(', ')}; default: all three
  --count <n>      inputs of each; default: ${CAMPAIGNS.map((name) => `${INPUTS[name]} ${name}`).join(', ')}
  --seed <n>       default: another one each time
  --path <path>    with --only and --seed: the one case that was found
  --keep           adds a case that is found to test/fuzz/corpus/found.jsonl`;

/** @throws Error where they are wrong. */
export function readOptions(args: readonly string[]): FuzzOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { only: text, count: text, seed: text, path: text, keep: { type: 'boolean', default: false } },
  });
  const campaigns = CAMPAIGNS.filter((name) => values.only === undefined || values.only === name);
  if (campaigns.length === 0) throw new Error(`There is no ${values.only}.\n${USAGE}`);
  const path = values.path ?? null;
  if (path !== null && (campaigns.length > 1 || values.seed === undefined))
    throw new Error(`A path needs --only and --seed.\n${USAGE}`);
  const count = wholeNumber('count', values.count);
  const inputs = count === null ? INPUTS : { frames: count, ipc: count, settings: count };
  const seed = wholeNumber('seed', values.seed) ?? Math.floor(Math.random() * 1_000_000);
  return { campaigns, inputs, seed, path, keep: values.keep };
}

function wholeNumber(name: string, value: string | undefined): number | null {
  if (value === undefined) return null;
  if (!/^\d{1,12}$/.test(value)) throw new Error(`--${name} ${value} is no number.\n${USAGE}`);
  return Number(value);
}
