import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { DesktopApp, LaunchOptions, MainFunction, TrayView } from './desktop-app.ts';
import { watchBus } from './message-bus.ts';
import { AppProcess } from './process.ts';
import { type DesktopSession, type SessionOptions, startSession } from './session.ts';
import { PATIENCE_MS, until } from './until.ts';

export { until } from './until.ts';

const projectDir = join(import.meta.dirname, '..', '..');

/** In the URL that Chromium has for every page of the app, see electron/protocol.ts. */
const APP_PAGE = '.chime-bench/';

/**
 * Starts the built app (dist/) on the bench: a desktop session of its own and the main process in Node with the
 * stand-in for electron. `close()` ends all of it.
 */
export async function launchBench(
  options: LaunchOptions = {},
  sessionOptions: SessionOptions = {},
): Promise<DesktopApp> {
  const session = await startSession(sessionOptions);
  const bench = new Bench(session, options);
  try {
    await bench.restart();
  } catch (error) {
    await bench.close();
    throw error;
  }
  return bench;
}

class Bench implements DesktopApp {
  readonly isBench = true;
  readonly dataDir: string;
  readonly #session: DesktopSession;
  readonly #options: LaunchOptions;
  #app: AppProcess | null = null;
  #browser: Promise<Browser> | null = null;
  #output = '';
  #relaunch: readonly string[] | null = null;

  constructor(session: DesktopSession, options: LaunchOptions) {
    this.#session = session;
    this.#options = options;
    this.dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'chime-data-'));
  }

  readonly tray = {
    view: (): Promise<TrayView> =>
      until(() => this.evaluate((_electron, _argument, bench) => bench.tray()), 'the tray icon'),
    click: (...path: readonly string[]): Promise<void> =>
      this.evaluate((_electron, labels: readonly string[], bench) => bench.clickTrayMenu(labels), path),
    clickIcon: (): Promise<void> => this.evaluate((_electron, _argument, bench) => bench.clickTrayIcon()),
  };

  readonly notifications = {
    shown: () => this.#session.shown(),
    click: () => this.#session.clickNotification(),
    dismissAll: () => this.#session.dismissAll(),
    setDaemon: (isRunning: boolean) => this.#session.setDaemon(isRunning),
    freezeDaemon: (isFrozen: boolean) => this.#session.freezeDaemon(isFrozen),
    watchBus: () => watchBus(this.#session.env),
  };

  async page(): Promise<Page> {
    this.#browser ??= chromium.connectOverCDP(this.#session.report.cdp);
    const browser = await this.#browser;
    return until(
      () => this.#appPage(browser),
      () => `the window's page\n${this.output()}`,
    );
  }

  windowVisible(): Promise<boolean> {
    return this.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some((window) => window.isVisible()),
    );
  }

  power(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen'): Promise<void> {
    return this.evaluate(({ powerMonitor }, name) => {
      powerMonitor.emit(name as 'suspend');
    }, event);
  }

  clipboard(text: string): Promise<void> {
    return this.evaluate(({ clipboard }, value) => clipboard.writeText(value ?? ''), text);
  }

  clipboardText(): Promise<string> {
    return this.evaluate(({ clipboard }) => clipboard.readText());
  }

  answerDialog(answer: { readonly path?: string; readonly response?: number }): Promise<void> {
    return this.evaluate((_electron, given, bench) => {
      bench.record.answers.push(given ?? {});
    }, answer);
  }

  async evaluate<A, R>(run: MainFunction<A, R>, argument?: A): Promise<R> {
    if (this.#app === null) throw new Error('The app is not running.');
    return (await this.#app.evaluate(run.toString(), argument)) as R;
  }

  output(): string {
    return this.#output + (this.#app?.output ?? '');
  }

  async quit(): Promise<number | null> {
    const app = this.#app;
    if (app === null) return null;
    // Asked after the answer has gone out: the process may end before it could.
    await this.evaluate(({ app }) => {
      setTimeout(() => app.quit(), 0);
    });
    return this.ended();
  }

  async ended(): Promise<number | null> {
    const code = (await this.#app?.ended()) ?? null;
    this.#forget();
    return code;
  }

  async kill(): Promise<void> {
    await this.#app?.kill();
    await this.#closeOrphans();
    this.#forget();
  }

  async restart(args: readonly string[] = []): Promise<void> {
    if (this.#app !== null) throw new Error('The app is still running.');
    const { servers = [], network, appDir = projectDir, env = {}, ownFolder = true } = this.#options;
    const folder = ownFolder ? [`--data-dir=${this.dataDir}`] : [];
    const switches = [...folder, ...servers.map((url) => `--server=${url}`)];
    if (network !== undefined) switches.push(`--network=${network}`);
    switches.push(...(this.#options.args ?? []), ...args);
    this.#app = new AppProcess(
      appDir,
      switches,
      { ...this.#session.env, HOME: this.dataDir, ...env },
      this.#options.under,
    );
    await this.tray.view();
  }

  async close(): Promise<void> {
    await this.#app?.kill();
    this.#forget();
    await (await this.#browser)?.close().catch(() => undefined);
    await this.#session.stop();
    if (this.#options.dataDir === undefined)
      rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 5 });
  }

  /** A crashed app leaves its pages behind, as no Electron would. */
  async #closeOrphans(): Promise<void> {
    this.#browser ??= chromium.connectOverCDP(this.#session.report.cdp);
    const browser = await this.#browser;
    const cdp = await browser.newBrowserCDPSession();
    const { targetInfos } = await cdp.send('Target.getTargets');
    for (const { targetId, url } of targetInfos) {
      if (url.includes(APP_PAGE)) await cdp.send('Target.closeTarget', { targetId });
    }
    await until(() => this.#appPage(browser) === undefined, 'the pages of the crashed app to close');
    await cdp.detach();
  }

  #appPage(browser: Browser): Page | undefined {
    const pages = browser.contexts().flatMap((context) => context.pages());
    const found = pages.find((page) => page.url().includes(APP_PAGE));
    found?.setDefaultTimeout(PATIENCE_MS);
    return found;
  }

  relaunchArguments(): readonly string[] | null {
    return this.#relaunch;
  }

  #forget(): void {
    this.#relaunch = this.#app?.relaunchArguments ?? null;
    this.#output += this.#app?.output ?? '';
    this.#app = null;
  }
}
