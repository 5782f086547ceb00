/**
 * One share of a run, in a process of its own: `node worker.ts <campaign> <seed> <inputs> found|random [<path>]`. Writes its last line
 * to stdout as JSON (WorkerReport); ends with status 1 where something was found.
 */
import { constants, setPriority } from 'node:os';
import fc from 'fast-check';
import type { Campaign, CampaignName } from './campaign.ts';

const CASES_AT_ONCE = 40;
/** A smaller case is looked for no longer than this. */
const SHRINKING_MS = 60_000;
const MEBIBYTE = 2 ** 20;
/** What may be left in memory after everything was let go. */
const MOST_LEFT = 100 * MEBIBYTE;
const MOST_EVER = 900 * MEBIBYTE;

export interface WorkerReport {
  readonly inputs: number;
  readonly peakMiB: number;
  readonly cpuSeconds: number;
  readonly found: {
    readonly finding: string;
    readonly seed: number | null;
    readonly path: string | null;
    /** The line to be kept in corpus/found.jsonl. */
    readonly line: string;
  } | null;
}

async function open(name: string | undefined): Promise<Campaign<unknown>> {
  switch (name as CampaignName) {
    case 'frames':
      return untyped((await import('./frames/campaign.ts')).openFrames());
    case 'ipc':
      return untyped((await import('./ipc/campaign.ts')).openIpc());
    case 'settings':
      return untyped((await import('./settings/campaign.ts')).openSettingsFiles());
  }
}

/** A campaign is only ever given its own cases. */
async function untyped<Case>(campaign: Campaign<Case> | Promise<Campaign<Case>>): Promise<Campaign<unknown>> {
  return (await campaign) as unknown as Campaign<unknown>;
}

// It takes what others leave of the processors: with all tests it runs beside those that wait.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const [name, seedText, inputsText, begins, path] = process.argv.slice(2);
const campaign = await open(name);
/** What no promise of the case would tell of. */
let escaped: unknown = null;
process.on('uncaughtException', (error) => {
  escaped ??= error;
});
process.on('unhandledRejection', (error) => {
  escaped ??= error;
});

const report = await run();
campaign.close();
// A pipe takes it in pieces; timers of the app's parts must not keep the process.
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(report.found === null ? 0 : 1));

async function run(): Promise<WorkerReport> {
  const seed = Number(seedText);
  let inputs = 0;
  const tryOne = async (given: unknown) => {
    inputs += await campaign.run(given);
    if (escaped !== null) {
      const error = escaped;
      escaped = null;
      throw error;
    }
  };
  for (const given of begins === 'found' ? campaign.found : []) {
    try {
      await tryOne(given);
    } catch (error) {
      return told(inputs, { error, given, seed: null, path: null });
    }
  }
  const before = heapLeft();
  for (let chunk = 0; inputs < Number(inputsText); chunk++) {
    const result = await fc.check(fc.asyncProperty(campaign.cases, tryOne), {
      seed: seed + chunk,
      ...(path === undefined ? { numRuns: CASES_AT_ONCE } : { path, endOnFailure: true }),
      interruptAfterTimeLimit: SHRINKING_MS,
    });
    if (result.failed && result.counterexample !== null) {
      const [given] = result.counterexample;
      return told(inputs, { error: result.errorInstance, given, ...result, path: result.counterexamplePath });
    }
    if (path !== undefined) break;
  }
  const left = heapLeft() - before;
  const peak = process.resourceUsage().maxRSS * 1024;
  if (left > MOST_LEFT || peak > MOST_EVER) {
    const error = `memory: ${Math.round(left / MEBIBYTE)} MiB left, ${Math.round(peak / MEBIBYTE)} MiB at most`;
    return told(inputs, { error, given: null, seed, path: null });
  }
  return told(inputs, null);
}

interface Failure {
  readonly error: unknown;
  readonly given: unknown;
  readonly seed: number | null;
  readonly path: string | null;
}

function told(inputs: number, failure: Failure | null): WorkerReport {
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  const { user, system } = process.cpuUsage();
  const cpuSeconds = Math.round((user + system) / 1e6);
  if (failure === null) return { inputs, peakMiB, cpuSeconds, found: null };
  const { error, given, seed, path: place } = failure;
  const isFinding = error instanceof Error && error.name === 'Finding';
  const finding = error instanceof Error ? (isFinding ? error.message : String(error.stack)) : String(error);
  const kept = given === null ? null : campaign.kept(given);
  const line = JSON.stringify({ campaign: campaign.name, finding: finding.slice(0, 300), case: kept });
  return { inputs, peakMiB, cpuSeconds, found: { finding, seed, path: place, line } };
}

function heapLeft(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
