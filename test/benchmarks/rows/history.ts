import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IpcChannel, IpcRequests } from '../../../electron/contract/index.ts';
import type { DesktopApp } from '../../desktop-bench/desktop-app.ts';
import { launchBench } from '../../desktop-bench/launch.ts';
import { PROBE, pageMoments } from '../harness/page-moments.ts';
import { type Figure, OURS, type Row } from '../harness/row.ts';
import { ACCOUNTS, addressOf, historyPayment } from '../worlds/large-history.ts';
import { storedHistory } from '../worlds/stored-history.ts';

const PAYMENTS = 100_000;
const FLOOR = 'a request that does nothing';

interface Asked {
  readonly took: number;
  readonly stood: number;
}

/** One request of the page, timed there, and the longest time that the main process's event loop stood still meanwhile. */
async function ask(app: DesktopApp, channel: IpcChannel, request: unknown): Promise<Asked> {
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
  const stood = await app.evaluate(() => {
    const { benchHistogram } = globalThis as unknown as {
      benchHistogram: { disable(): void; readonly max: number };
    };
    benchHistogram.disable();
    return benchHistogram.max / 1e6;
  });
  return { took, stood };
}

function questions(busiest: string): Readonly<Record<string, readonly [IpcChannel, unknown]>> {
  const page = { offset: 0, limit: 100 };
  const search = (text: string) => ['payments:query', { ...page, search: text }] as const;
  const { hash, amount } = historyPayment(4321, PAYMENTS, Date.now());
  return {
    'the first page': ['payments:query', page],
    'a page in the middle': ['payments:query', { ...page, offset: PAYMENTS / 2 }],
    'search: an address in most rows': search(ACCOUNTS[0] ?? ''),
    'search: a sender': search(addressOf('sender 7')),
    'search: part of an address': search(addressOf('sender 7').slice(3, 9)),
    'search: a hash': search(hash),
    'search: a word of memos': search('order'),
    'search: a tag': search('12'),
    'search: an amount': search(amount),
    'search: one letter': search('r'),
    'filter: the busiest account': ['payments:query', { ...page, watchIds: [busiest] }],
    'filter: a kind': ['payments:query', { ...page, kinds: ['escrow'] }],
    'filter: an asset': ['payments:query', { ...page, assets: ['XRP'] }],
    'the chart': ['payments:daily', { days: 30 }],
    'the chart of a search': ['payments:daily', { days: 30, filter: { search: 'order' } }],
    'the assets there are': ['payments:assets', null],
    'everything marked as read': ['payments:mark-read', { ids: 'all' }],
    'a new page: its start': ['app:snapshot', null],
    'export of everything, CSV': ['payments:export', { query: page, format: 'csv' }],
    'export of everything, JSON': ['payments:export', { query: page, format: 'json' }],
  };
}

/**
 * What people do with a history of 100,000 payments: until its answer is in the page, and for how long at most the main
 * process, which owns the sockets, did nothing else meanwhile. The built app on the desktop bench, main on Node.
 */
export const history: Row = {
  name: 'history',
  isLong: true,
  needsBuild: true,
  async measure(rounds) {
    const dataDir = mkdtempSync(join(tmpdir(), 'chime-history-'));
    // The app writes: to a copy.
    cpSync(storedHistory(PAYMENTS), dataDir, { recursive: true });
    const app = await launchBench({
      dataDir,
      servers: ['ws://127.0.0.1:9'],
      args: ACCOUNTS.map((address, index) => `--watch=${address}=Shop ${index}`),
      env: { CHIME_BENCH_PROBE: PROBE },
    });
    const figures: Figure[] = [];
    try {
      await pageMoments(app);
      const snapshot = (await (
        await app.page()
      ).evaluate("window.chime.invoke('app:snapshot', null)")) as IpcRequests['app:snapshot']['response'];
      const target = join(dataDir, 'export');
      for (const [what, [channel, request]] of Object.entries(questions(snapshot.accounts[0]?.id ?? ''))) {
        const floor: Asked[] = [];
        const ours: Asked[] = [];
        for (let round = 0; round < rounds; round++) {
          floor.push(await ask(app, 'export:cancel', null));
          if (channel === 'payments:export') await app.answerDialog({ path: target });
          ours.push(await ask(app, channel, request));
        }
        const by = (key: keyof Asked) => ({
          [FLOOR]: floor.map((one) => one[key]),
          [OURS]: ours.map((one) => one[key]),
        });
        figures.push({ what: `${what}: answer in the page`, unit: 'ms', subjects: by('took') });
        figures.push({ what: `${what}: main stands`, unit: 'ms', subjects: by('stood') });
      }
    } finally {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
    return figures;
  },
};
