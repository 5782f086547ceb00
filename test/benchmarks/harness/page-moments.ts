import type { DesktopApp } from '../../desktop-bench/desktop-app.ts';
import { until } from '../../desktop-bench/until.ts';

/** Moments of one page, in milliseconds since 1970 (with fractions). */
export interface PageMoments {
  /** Its navigation began. */
  readonly navigation: number;
  /** Anything at all was painted. */
  readonly firstPaint: number;
  /** The first frame with rows of payments in it was painted. */
  readonly rows: number;
}

/**
 * Runs in every document before the page's own scripts: notes when the first frame with rows was painted. Nothing is
 * polled, so that what is measured is not slowed down by it: the frame is the one after the change of the document.
 */
export const PROBE = `
  const probe = { rows: null };
  Object.defineProperty(window, 'paintProbe', { value: probe });
  const look = () => {
    if (document.querySelector('.payment-list li button') === null) return;
    watcher.disconnect();
    requestAnimationFrame(() => {
      // A message is handled after the frame that this callback belongs to was painted.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { probe.rows = performance.timeOrigin + performance.now(); };
      channel.port2.postMessage(null);
    });
  };
  const watcher = new MutationObserver(look);
  if (location.protocol !== 'about:') watcher.observe(document, { childList: true, subtree: true });
`;

const READ = `(() => {
  const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  const rows = window.paintProbe?.rows ?? null;
  return paint === undefined || rows === null ? null
    : { navigation: performance.timeOrigin, firstPaint: performance.timeOrigin + paint, rows };
})()`;

/** The moments of the app's page, once its rows are there. Asked through the app, so that no second debugger is in the way. */
export function pageMoments(app: DesktopApp): Promise<PageMoments> {
  return until(
    () =>
      app.evaluate(
        async ({ BrowserWindow }, code) =>
          (await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code)) as PageMoments | null,
        READ,
      ),
    () => `rows in the window\n${app.output()}`,
  );
}

/** Milliseconds since 1970 with fractions: the clock that pages of the same machine share. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}
