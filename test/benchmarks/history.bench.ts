/**
 * `npm run bench:history`: what people do with a history of 100,000 payments (search, filters, chart, export, deleting),
 * how long each takes until its answer is in the page, and for how long at most the main process, which owns the
 * sockets, did nothing else meanwhile. The built app on the desktop bench.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IpcChannel, IpcRequests } from '../../electron/contract/index.ts';
import type { DesktopApp } from '../desktop-bench/desktop-app.ts';
import { launchBench } from '../desktop-bench/launch.ts';
import { ACCOUNTS, addressOf, fillStore, historyPayment } from './large-history.ts';
import { PROBE, pageMoments } from './paint-probe.ts';

const PAYMENTS = Number(process.env.PAYMENTS ?? 100_000);
const ROUNDS = Number(process.env.ROUNDS ?? 5);

interface Measured {
  readonly took: number;
  readonly blocked: number;
}

/** One request of the page, timed there; and the longest time the main process's event loop stood still meanwhile. */
async function measure<C extends IpcChannel>(
  app: DesktopApp,
  channel: C,
  request: IpcRequests[C]['request'],
): Promise<Measured> {
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const histogram = monitorEventLoopDelay({ resolution: 1 });
    histogram.enable();
    Object.assign(globalThis, { benchHistogram: histogram });
  });
  const page = await app.page();
  const took = (await page.evaluate(`(async () => {
    const began = performance.now();
    await window.chime.invoke(${JSON.stringify(channel)}, ${JSON.stringify(request)});
    return performance.now() - began;
  })()`)) as number;
  const blocked = await app.evaluate(() => {
    const { benchHistogram } = globalThis as unknown as {
      benchHistogram: { disable(): void; readonly max: number };
    };
    benchHistogram.disable();
    return benchHistogram.max / 1e6;
  });
  return { took, blocked };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chime-history-'));
  await fillStore(dataDir, PAYMENTS);
  const app = await launchBench({
    dataDir,
    servers: ['ws://127.0.0.1:9'],
    args: ACCOUNTS.map((address, index) => `--watch=${address}=Shop ${index}`),
    env: { CHIME_BENCH_PROBE: PROBE },
  });
  try {
    await pageMoments(app);
    const sample = historyPayment(4321, PAYMENTS, Date.now());
    const page = { offset: 0, limit: 100 };
    const snapshot = (await (
      await app.page()
    ).evaluate("window.chime.invoke('app:snapshot', null)")) as IpcRequests['app:snapshot']['response'];
    const busiest = snapshot.accounts[0]?.id ?? '';
    const target = join(dataDir, 'export.csv');
    const steps: readonly (readonly [string, IpcChannel, unknown])[] = [
      ['the first page', 'payments:query', page],
      ['a page in the middle', 'payments:query', { ...page, offset: PAYMENTS / 2 }],
      ['search: an address in most rows', 'payments:query', { ...page, search: ACCOUNTS[0] }],
      ['search: a sender', 'payments:query', { ...page, search: addressOf('sender 7') }],
      [
        'search: part of an address',
        'payments:query',
        { ...page, search: addressOf('sender 7').slice(3, 9) },
      ],
      ['search: a hash', 'payments:query', { ...page, search: sample.hash }],
      ['search: a word of memos', 'payments:query', { ...page, search: 'order' }],
      ['search: a tag', 'payments:query', { ...page, search: '12' }],
      ['search: an amount', 'payments:query', { ...page, search: sample.amount }],
      ['search: one letter', 'payments:query', { ...page, search: 'r' }],
      ['filter: the busiest account', 'payments:query', { ...page, watchIds: [busiest] }],
      ['filter: a kind', 'payments:query', { ...page, kinds: ['escrow'] }],
      ['filter: an asset', 'payments:query', { ...page, assets: ['XRP'] }],
      ['the chart', 'payments:daily', { days: 30 }],
      ['the chart of a search', 'payments:daily', { days: 30, filter: { search: 'order' } }],
      ['the assets there are', 'payments:assets', null],
      ['everything marked as read', 'payments:mark-read', { ids: 'all' }],
      ['a new page: its start', 'app:snapshot', null],
      ['export of everything, CSV', 'payments:export', { query: page, format: 'csv' }],
      ['export of everything, JSON', 'payments:export', { query: page, format: 'json' }],
    ];
    console.log(`${PAYMENTS} payments of ${ACCOUNTS.length} accounts; median of ${ROUNDS}\n`);
    console.log('| what | answer in the page | longest stand of the main process |');
    console.log('|---|---|---|');
    for (const [what, channel, request] of steps) {
      const rounds: Measured[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        if (channel === 'payments:export') await app.answerDialog({ path: target });
        rounds.push(await measure(app, channel, request as IpcRequests[typeof channel]['request']));
      }
      const took = median(rounds.map((one) => one.took)).toFixed(0);
      const blocked = median(rounds.map((one) => one.blocked)).toFixed(0);
      console.log(`| ${what} | ${took} ms | ${blocked} ms |`);
    }
  } finally {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
