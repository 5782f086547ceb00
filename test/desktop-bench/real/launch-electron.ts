import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { DesktopApp, LaunchOptions, MainFunction, TrayView } from '../desktop-app.ts';
import type { BenchControls } from '../electron/control.ts';
import { TZ } from '../session.ts';
import { PATIENCE_MS, until } from '../until.ts';
import { type JournalEntry, readJournal, systemSaid } from './journal.ts';

const projectDir = join(import.meta.dirname, '..', '..', '..');
const hook = join(import.meta.dirname, 'hook.cjs');

declare global {
  /** Put there by hook.cjs, in the main process. */
  var chimeBench: BenchControls & { clickNotification(): void };
}

/** Starts the built app in the real Electron, for the same specs as the bench (`npm run test:electron`). */
export async function launchElectron(options: LaunchOptions = {}): Promise<DesktopApp> {
  const app = new RealElectron(options);
  try {
    await app.restart();
  } catch (error) {
    await app.close();
    throw new Error(`The app did not start.\n${app.output()}`, { cause: error });
  }
  return app;
}

/** The app while it runs: Playwright's handle, and the process that is Electron itself. */
interface Running {
  readonly app: ElectronApplication;
  /** Kept, because Playwright forgets it when the app has ended. */
  readonly child: ChildProcess;
  /** On Windows, the child is a command shell around it. */
  readonly pid: number;
  /** What the journal held when it started. */
  readonly since: number;
}

class RealElectron implements DesktopApp {
  readonly isBench = false;
  readonly dataDir: string;
  readonly #options: LaunchOptions;
  /** What the hook tells; it outlives restarts of the app. */
  readonly #folder = mkdtempSync(join(tmpdir(), 'chime-real-'));
  readonly #journal = join(this.#folder, 'journal');
  #running: Running | null = null;
  #relaunch: readonly string[] | null = null;
  #output = '';

  constructor(options: LaunchOptions) {
    this.#options = options;
    this.dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'chime-data-'));
  }

  readonly tray = {
    view: (): Promise<TrayView> =>
      until(
        () => this.evaluate((_electron, _argument, bench) => bench.tray()),
        () => `the tray\n${this.#output}`,
      ),
    click: (...path: readonly string[]): Promise<void> =>
      this.evaluate((_electron, labels: readonly string[], bench) => bench.clickTrayMenu(labels), path),
    clickIcon: (): Promise<void> => this.evaluate((_electron, _argument, bench) => bench.clickTrayIcon()),
  };

  readonly notifications = {
    shown: () =>
      this.#told().flatMap((entry, index) => (entry.kind === 'shown' ? [{ ...entry, id: index + 1 }] : [])),
    click: () => this.evaluate(() => globalThis.chimeBench.clickNotification()),
    dismissAll: async () => undefined,
    setDaemon: async () => {
      throw new Error('The real notification service cannot be stopped by a test.');
    },
    freezeDaemon: async () => {
      throw new Error('The real notification service cannot be made to hang by a test.');
    },
    watchBus: async () => {
      throw new Error('Only the bench has a message bus of its own.');
    },
  };

  #told(): readonly JournalEntry[] {
    return readJournal(this.#journal);
  }

  async page(): Promise<Page> {
    const loaded = () =>
      this.#current()
        .app.windows()
        .find((page) => !page.url().startsWith('about:'));
    const page = await until(
      () => loaded() ?? null,
      () => `the window\n${this.#output}`,
    );
    page.setDefaultTimeout(PATIENCE_MS);
    return page;
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
    const request = { source: run.toString(), argument };
    const result = await this.#current().app.evaluate((electron, { source, argument: given }) => {
      const callable = new Function(`return (${source})`)() as (...args: unknown[]) => unknown;
      return callable(electron, given, globalThis.chimeBench);
    }, request as never);
    return result as R;
  }

  output(): string {
    return this.#output;
  }

  async quit(): Promise<number | null> {
    if (this.#running === null) return null;
    // Asked after the answer has gone out: the process may end before it could.
    await this.evaluate(({ app }) => {
      setTimeout(() => app.quit(), 0);
    });
    return this.ended();
  }

  async ended(): Promise<number | null> {
    const { child, since } = this.#current();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const asked = this.#told()
      .slice(since)
      .find((entry) => entry.kind === 'relaunch');
    this.#relaunch = asked?.args ?? null;
    this.#running = null;
    return child.exitCode;
  }

  relaunchArguments(): readonly string[] | null {
    return this.#relaunch;
  }

  async kill(): Promise<void> {
    if (this.#running === null) return;
    try {
      process.kill(this.#running.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
    await this.ended();
  }

  async restart(args: readonly string[] = []): Promise<void> {
    if (this.#running !== null) throw new Error('The app is still running.');
    const { servers = [], network, appDir = projectDir, env = {}, ownFolder = true } = this.#options;
    if (ownFolder) this.#chooseNotifications();
    const switches = ownFolder ? [`--data-dir=${this.dataDir}`] : [];
    switches.push(...servers.map((url) => `--server=${url}`), ...(this.#options.args ?? []), ...args);
    if (network !== undefined) switches.push(`--network=${network}`);
    const since = this.#told().length;
    const app = await _electron.launch({
      args: ['-r', hook, appDir, ...switches],
      // As it is shipped; Playwright would switch it off on Linux.
      chromiumSandbox: true,
      env: { ...definedOnly({ ...process.env, TZ }), ...env, CHIME_JOURNAL: this.#journal },
    });
    const child = app.process();
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        this.#output += String(chunk);
      });
    }
    this.#running = { app, child, pid: await app.evaluate(() => process.pid), since };
    await this.tray.view();
  }

  /**
   * Electron's own notifications from the start, unless the test chose: what node-notifier's helpers show can be neither
   * read nor clicked.
   */
  #chooseNotifications(): void {
    const file = join(this.dataDir, 'config.json');
    if (!existsSync(file)) writeFileSync(file, JSON.stringify({ settings: { notifier: 'electron' } }));
  }

  async close(): Promise<void> {
    await this.kill();
    const said = systemSaid(this.#told());
    if (said !== null) process.stderr.write(`What the system said of notifications: ${said}\n`);
    // Windows keeps files of a process that ended a moment ago.
    const thoroughly = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 };
    rmSync(this.#folder, thoroughly);
    if (this.#options.dataDir === undefined) rmSync(this.dataDir, thoroughly);
  }

  #current(): Running {
    if (this.#running === null) throw new Error('The app is not running.');
    return this.#running;
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
