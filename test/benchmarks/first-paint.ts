/**
 * `npm run bench:paint`: how long the window takes from being asked for (a click in the tray menu) to its first
 * paint with 100,000 payments stored, shown again and from cold; and how the list scrolls. On the desktop bench.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPaymentStore } from '../../electron/store/payment-store.ts';
import { launchBench } from '../desktop-bench/launch.ts';
import { until } from '../desktop-bench/until.ts';

const PAYMENTS = Number(process.env.PAYMENTS ?? 100_000);
const ROUNDS = 10;
const ACCOUNT = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';

function fillStore(folder: string): void {
  const store = openPaymentStore(folder);
  const began = Date.now() - 400 * 24 * 3_600_000;
  const step = (400 * 24 * 3_600_000) / PAYMENTS;
  for (let first = 0; first < PAYMENTS; first += 5000) {
    const batch = Array.from({ length: Math.min(5000, PAYMENTS - first) }, (_unused, index) => {
      const number = first + index;
      return {
        payment: paymentOf(number, new Date(began + number * step).toISOString()),
        alerted: true,
        announced: true,
        raw: '{}',
      };
    });
    store.record(batch, []);
  }
  store.markRead('all');
  store.close();
}

function paymentOf(number: number, closeTime: string) {
  return {
    network: 'mainnet',
    account: ACCOUNT,
    hash: number.toString(16).toUpperCase().padStart(64, '0'),
    ledgerIndex: 80_000_000 + number,
    transactionIndex: 1,
    closeTime,
    kind: 'payment',
    transactionType: 'Payment',
    from: 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe',
    asset: { currency: 'XRP' },
    amount: `${(number % 9973) + 1}.25`,
    destinationTag: number % 100,
    sourceTag: null,
    invoiceId: null,
    memos: [],
    credentialIds: [],
    partialOf: null,
    deliveredAmount: null,
    source: 'recovered',
  } as const;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chime-paint-'));
  try {
    fillStore(dataDir);
    // No server answers: only the stored payments count.
    const app = await launchBench({
      dataDir,
      servers: ['ws://127.0.0.1:9'],
      args: [`--watch=${ACCOUNT}=Shop`, '--hidden'],
    });
    try {
      const page = await app.page();
      await page.locator('.payment-list li button').first().waitFor();
      const cold = (await page.evaluate(
        "({ paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime, rows: performance.now() })",
      )) as { paint: number; rows: number };

      const warm: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
        const began = performance.now();
        await app.tray.click('Open XRPL Chime');
        await page.evaluate(
          'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))',
        );
        warm.push(performance.now() - began);
      }
      console.log(`${PAYMENTS} payments stored`);
      console.log(
        `asked for again: ${median(warm).toFixed(0)} ms to the next paint (median of ${ROUNDS}, slowest ${Math.max(...warm).toFixed(0)})`,
      );
      console.log(
        `page made new: first contentful paint ${cold.paint.toFixed(0)} ms after its navigation began`,
      );

      const scrolled = (await page.evaluate(`(async () => {
        const scroller = document.querySelector('.payment-scroller');
        const frames = [];
        let blank = 0;
        for (let step = 0; step < 120; step++) {
          const began = performance.now();
          scroller.scrollTop += 400;
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
          frames.push(performance.now() - began);
          if (document.querySelectorAll('.payment-list li').length === 0) blank++;
        }
        return { slowest: Math.max(...frames), blank, pending: document.querySelectorAll('.payment-pending').length };
      })()`)) as { slowest: number; blank: number; pending: number };
      await until(async () => (await page.locator('.payment-pending').count()) === 0, 'the last rows');
      console.log(
        `scrolling 48,000 px: slowest step ${scrolled.slowest.toFixed(0)} ms, frames without rows ${scrolled.blank}`,
      );
      if (median(warm) > 150) process.exitCode = 1;
    } finally {
      await app.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
