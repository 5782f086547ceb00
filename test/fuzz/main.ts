/** `npm run fuzz`: all campaigns in processes beside each other. Ends with status 1 where something was found. */
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { CampaignName } from './campaign.ts';
import { type FuzzOptions, readOptions } from './options.ts';
import type { WorkerReport } from './worker.ts';

/** Processes that a campaign is divided among: each takes seconds to begin. */
const SHARES: Readonly<Record<CampaignName, number>> = { frames: 2, ipc: 1, settings: 1 };
/** No two shares use the same seeds. */
const SEEDS_APART = 1_000_000;
/** A disk in memory: what is fuzzed is the app, and not the disk. */
const MEMORY = '/dev/shm';

interface Share {
  readonly campaign: CampaignName;
  readonly seed: number;
  readonly inputs: number;
  /** The first one also tries what was found before. */
  readonly isFirst: boolean;
}

try {
  const options = readOptions(process.argv.slice(2));
  console.log(`seed ${options.seed}`);
  process.exitCode = (await run(options)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function run(options: FuzzOptions): Promise<boolean> {
  const shares = options.campaigns.flatMap((campaign) => sharesOf(campaign, options));
  const began = performance.now();
  const inputs = new Map<CampaignName, number>(options.campaigns.map((name) => [name, 0]));
  let isClean = true;
  const next = async (): Promise<void> => {
    for (let share = shares.shift(); share !== undefined; share = shares.shift()) {
      const report = await runShare(share, options.path);
      inputs.set(share.campaign, (inputs.get(share.campaign) ?? 0) + report.inputs);
      if (report.found === null) continue;
      isClean = false;
      shares.length = 0;
      tell(share.campaign, report.found, options.keep);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, next));
  const counted = [...inputs].map(([campaign, count]) => `${count} ${campaign}`).join(', ');
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${counted} in ${seconds} s: ${isClean ? 'nothing found' : 'see above'}`);
  return isClean;
}

function sharesOf(campaign: CampaignName, { inputs, seed, path }: FuzzOptions): readonly Share[] {
  if (path !== null) return [{ campaign, seed, inputs: 1, isFirst: false }];
  const count = SHARES[campaign];
  return Array.from({ length: count }, (_, share) => ({
    ...{ campaign, seed: seed + share * SEEDS_APART },
    inputs: Math.ceil(inputs[campaign] / count),
    isFirst: share === 0,
  }));
}

function runShare({ campaign, seed, inputs, isFirst }: Share, path: string | null): Promise<WorkerReport> {
  const worker = join(import.meta.dirname, 'worker.ts');
  const given = [campaign, String(seed), String(inputs), isFirst ? 'found' : 'random'];
  const args = ['--expose-gc', '--disable-warning=ExperimentalWarning', worker, ...given];
  const env = existsSync(MEMORY) ? { ...process.env, TMPDIR: MEMORY } : process.env;
  const child = spawn(process.execPath, path === null ? args : [...args, path], {
    ...{ env, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve) => {
    child.on('close', (status, signal) => {
      const last = output.trimEnd().split('\n').at(-1) ?? '';
      if (last.startsWith('{"inputs"')) resolve(JSON.parse(last) as WorkerReport);
      else {
        const finding = `the process ended with ${status ?? signal}: ${output.slice(-2000)}`;
        resolve({ inputs: 0, peakMiB: 0, cpuSeconds: 0, found: { finding, seed, path: null, line: '' } });
      }
    });
  });
}

function tell(campaign: CampaignName, found: NonNullable<WorkerReport['found']>, keep: boolean): void {
  const { finding, seed, path, line } = found;
  console.error(`${campaign}: ${finding}`);
  if (seed === null) console.error('It is a case of test/fuzz/corpus/found.jsonl.');
  else
    console.error(
      `Again: npm run fuzz -- --only ${campaign} --seed ${seed}${path === null ? '' : ` --path ${path}`}`,
    );
  if (line === '' || seed === null) return;
  if (keep) appendFileSync(new URL('./corpus/found.jsonl', import.meta.url), `${line}\n`);
  else console.error('To keep it, run that with --keep.');
}
