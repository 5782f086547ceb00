import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DesktopApp } from '../../desktop-bench/desktop-app.ts';
import { launchBench } from '../../desktop-bench/launch.ts';
import { until } from '../../desktop-bench/until.ts';
import { pageProcesses } from '../harness/descendants.ts';
import { processorMs } from '../harness/kernel.ts';
import { PROBE, pageMoments, wallClock } from '../harness/page-moments.ts';
import { type Figure, OURS, type Row } from '../harness/row.ts';
import { ACCOUNTS } from '../worlds/large-history.ts';
import { type LedgerProcess, startLedger } from '../worlds/ledger-process.ts';
import { storedHistory } from '../worlds/stored-history.ts';

const FLOOR = 'Chromium alone';
const OPEN = 'Open XRPL Chime';
/** What the page before leaves behind is not the next one's work. */
const SETTLED_MS = 500;

/** The page as it is, with its style inside and without its scripts. */
const PICTURE = `(() => {
  const copy = document.documentElement.cloneNode(true);
  for (const one of copy.querySelectorAll('script, link')) one.remove();
  const style = document.createElement('style');
  for (const { cssRules } of document.styleSheets) for (const rule of cssRules) style.append(rule.cssText);
  copy.querySelector('head').append(style);
  return '<!doctype html>' + copy.outerHTML;
})()`;

const NOW = 'performance.timeOrigin + performance.now()';
const NEXT_FRAME = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(${NOW}))))`;
/** `newsShown` is when the frame was painted in which the first row of the list is another than now. */
const AWAIT_NEWS = `(() => {
  const first = () => document.querySelector('.payment-list li')?.textContent;
  const before = first();
  window.newsShown = new Promise((done) => {
    const watcher = new MutationObserver(() => {
      if (first() === before) return;
      watcher.disconnect();
      done(${NEXT_FRAME});
    });
    watcher.observe(document, { childList: true, subtree: true, characterData: true });
  });
})()`;

/** Milliseconds, one value a round. */
interface Values {
  readonly again: number[];
  readonly news: number[];
  readonly anew: number[];
  readonly page: number[];
  readonly work: number[];
}

const noValues = (): Values => ({ again: [], news: [], anew: [], page: [], work: [] });

/**
 * From a click in the tray's menu to the frame with the list: of a window whose page is there, the same after a payment that
 * the hidden page was not told of, and of a page that is made anew. Beside it Chromium alone: the second frame of a page
 * that is seen, and a page with the same picture and without any script. On the desktop bench, without a graphics card.
 */
function paintOf(name: string, payments: number): Row {
  return {
    name,
    isLong: true,
    needsBuild: true,
    async measure(rounds) {
      const dataDir = mkdtempSync(join(tmpdir(), 'chime-paint-'));
      // The app writes: to a copy.
      cpSync(storedHistory(payments), dataDir, { recursive: true });
      const ledger = await startLedger();
      const addresses = [...ACCOUNTS, ...ledger.accounts];
      const app = await launchBench({
        dataDir,
        servers: [ledger.url],
        args: addresses.map((address, index) => `--watch=${address}=Shop ${index}`),
        env: { CHIME_BENCH_PROBE: PROBE },
      });
      const chromium = noValues();
      const ours = noValues();
      try {
        await pageMoments(app);
        await until(
          async () => (await app.tray.view()).toolTip.includes('Live'),
          () => `the app to be live\n${app.output()}`,
        );
        const picture = `data:text/html;charset=utf-8,${encodeURIComponent(String(await inPage(app, PICTURE)))}`;
        for (let number = 0; number < rounds; number += 1) {
          await showAgain(app, ledger, chromium, ours);
          await makeAnew(app, picture, chromium, ours);
        }
      } finally {
        await app.close();
        ledger.stop();
        rmSync(dataDir, { recursive: true, force: true });
      }
      const figure = (what: string, of: keyof Values): Figure => ({
        what,
        unit: 'ms',
        subjects: { [FLOOR]: chromium[of], [OURS]: ours[of] },
      });
      return [
        figure('asked for, its page is there', 'again'),
        figure('asked for after a payment', 'news'),
        figure('asked for, its page is made anew', 'anew'),
        figure('a page made anew, from its navigation', 'page'),
        figure('a page made anew, processor of its process', 'work'),
      ];
    },
  };
}

function inPage(app: DesktopApp, code: string): Promise<unknown> {
  return app.evaluate(
    ({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text),
    code,
  );
}

const hide = (app: DesktopApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());

async function showAgain(
  app: DesktopApp,
  ledger: LedgerProcess,
  chromium: Values,
  ours: Values,
): Promise<void> {
  const frame = await tookInPage(app, NEXT_FRAME, []);
  chromium.again.push(frame);
  chromium.news.push(frame);
  await hide(app);
  ours.again.push(await tookInPage(app, NEXT_FRAME, [OPEN]));

  await hide(app);
  const alerts = app.notifications.shown().length;
  await ledger.ask({ do: 'pay', account: ledger.accounts[0] ?? '', payments: 1 });
  await until(
    () => app.notifications.shown().length > alerts,
    () => `the payment's alert\n${app.output()}`,
  );
  await inPage(app, AWAIT_NEWS);
  ours.news.push(await tookInPage(app, 'window.newsShown', [OPEN]));
}

/** Milliseconds from a click on this item of the tray's menu (none: from now) to the moment that the code in the page gives. */
function tookInPage(app: DesktopApp, code: string, clicked: readonly string[]): Promise<number> {
  return app.evaluate(
    async ({ BrowserWindow }, { text, path }, bench) => {
      const asked = performance.timeOrigin + performance.now();
      if (path.length > 0) bench.clickTrayMenu(path);
      const moment = await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text);
      return Number(moment) - asked;
    },
    { text: code, path: clicked },
  );
}

async function makeAnew(app: DesktopApp, picture: string, chromium: Values, ours: Values): Promise<void> {
  await page(app, chromium, () =>
    app.evaluate(({ BrowserWindow }, url) => {
      void new BrowserWindow({ width: 420, height: 640 }).loadURL(url);
    }, picture),
  );
  await page(app, ours, () => app.tray.click(OPEN));
}

/** Ends the window that is there, and measures the page of the one that is made. */
async function page(app: DesktopApp, into: Values, make: () => Promise<void>): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy());
  await sleep(SETTLED_MS);
  const before = new Map(pageProcesses().map((pid) => [pid, processorMs(pid)]));
  const asked = wallClock();
  await make();
  const { navigation, rows } = await pageMoments(app);
  into.anew.push(rows - asked);
  into.page.push(rows - navigation);
  const work = pageProcesses().map((pid) => processorMs(pid) - (before.get(pid) ?? 0));
  into.work.push(work.reduce((sum, one) => sum + one, 0));
}

export const paint = paintOf('paint', 100_000);
export const paintOfAMillion = paintOf('paint of a million', 1_000_000);
