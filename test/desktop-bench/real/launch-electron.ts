import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { DesktopApp, LaunchOptions, MainFunction, ShownNotification, TrayView } from '../desktop-app.ts';
import type { BenchControls } from '../electron/control.ts';
import { until } from '../until.ts';

const projectDir = join(import.meta.dirname, '..', '..', '..');
const hook = join(import.meta.dirname, 'hook.cjs');

declare global {
  /** Put there by hook.cjs, in the main process. */
  var chimeBench: BenchControls & { clickNotification(): void };
}

/** Starts the built app in the real Electron, for the same specs as the bench (`npm run test:electron`). */
export async function launchElectron(options: LaunchOptions = {}): Promise<DesktopApp> {
  const app = new RealElectron(options);
  await app.restart();
  return app;
}

class RealElectron implements DesktopApp {
  readonly isBench = false;
  readonly dataDir: string;
  readonly #options: LaunchOptions;
  #app: ElectronApplication | null = null;
  #output = '';
  #shown: readonly ShownNotification[] = [];

  constructor(options: LaunchOptions) {
    this.#options = options;
    this.dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'chime-data-'));
  }

  readonly tray = {
    view: (): Promise<TrayView> =>
      until(() => this.evaluate((_electron, _argument, bench) => bench.tray()), 'the tray'),
    click: (...path: readonly string[]): Promise<void> =>
      this.evaluate((_electron, labels, bench) => bench.clickTrayMenu(labels ?? []), path),
    clickIcon: (): Promise<void> => this.evaluate((_electron, _argument, bench) => bench.clickTrayIcon()),
  };

  readonly notifications = {
    shown: () => {
      // Read ahead: what was shown is asked for in the background and grows by the next look.
      void this.#readShown();
      return this.#shown;
    },
    click: () => this.evaluate(() => globalThis.chimeBench.clickNotification()),
    dismissAll: async () => undefined,
    setDaemon: async () => {
      throw new Error('The real notification service cannot be stopped by a test.');
    },
  };

  async #readShown(): Promise<void> {
    const read = this.evaluate(
      (_electron, _argument, bench) => (bench.record as unknown as { shown: ShownNotification[] }).shown,
    );
    this.#shown = await read.catch(() => this.#shown);
  }

  page(): Promise<Page> {
    return until(async () => this.#running().windows()[0] ?? null, 'the window');
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
    const result = await this.#running().evaluate((electron, { source, argument: given }) => {
      const callable = new Function(`return (${source})`)() as (...args: unknown[]) => unknown;
      return callable(electron, given, globalThis.chimeBench);
    }, request as never);
    return result as R;
  }

  output(): string {
    return this.#output;
  }

  async quit(): Promise<number | null> {
    await this.evaluate(({ app }) => {
      setTimeout(() => app.quit(), 0);
    });
    return this.ended();
  }

  async ended(): Promise<number | null> {
    const child = this.#running().process();
    if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
    this.#app = null;
    return child.exitCode;
  }

  relaunchArguments(): readonly string[] | null {
    return null;
  }

  async kill(): Promise<void> {
    if (this.#app === null) return;
    this.#app.process().kill('SIGKILL');
    await this.ended();
  }

  async restart(args: readonly string[] = []): Promise<void> {
    const { servers = [], network, appDir = projectDir, env = {}, ownFolder = true } = this.#options;
    const switches = ownFolder ? [`--data-dir=${this.dataDir}`] : [];
    switches.push(...servers.map((url) => `--server=${url}`), ...(this.#options.args ?? []), ...args);
    if (network !== undefined) switches.push(`--network=${network}`);
    this.#app = await _electron.launch({
      args: ['-r', hook, appDir, ...switches],
      env: { ...definedOnly(process.env), ...env },
    });
    const child = this.#app.process();
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        this.#output += String(chunk);
      });
    }
    await this.tray.view();
  }

  async close(): Promise<void> {
    await this.kill();
    if (this.#options.dataDir === undefined)
      rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 5 });
  }

  #running(): ElectronApplication {
    if (this.#app === null) throw new Error('The app is not running.');
    return this.#app;
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
