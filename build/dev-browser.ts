import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A port of the loopback interface that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

/** Chromium, which shows the window's page where Electron is not there. */
export interface DevBrowser {
  /** WebSocket of the DevTools protocol's browser endpoint. */
  readonly endpoint: string;
  /** Resolves when it has ended, by itself or by `stop`. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** @throws Error with one line for people when it cannot be started. */
export async function startBrowser(port: number, isVisible: boolean): Promise<DevBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'chime-dev-browser-'));
  const switches = [
    `--remote-debugging-port=${port}`,
    // For the DevTools that it serves itself.
    `--remote-allow-origins=http://127.0.0.1:${port}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-extensions',
    ...(isVisible ? [] : ['--headless=new', '--disable-gpu']),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const program = process.env.CHROMIUM ?? 'chromium';
  // A process group of its own: Ctrl-C ends the app first, then its window.
  const browser = spawn(program, [...switches, 'about:blank'], { stdio: 'ignore', detached: true });
  const ended = new Promise<void>((resolve) => {
    for (const event of ['error', 'exit'] as const) browser.once(event, () => resolve());
  });
  const stop = async () => {
    signalGroup(browser, 'SIGTERM');
    const isOver = await Promise.race([ended.then(() => true), sleep(3000, false, { ref: false })]);
    // Its helpers belong to the group too.
    if (!isOver || browser.pid !== undefined) signalGroup(browser, 'SIGKILL');
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const endpoint = await Promise.race([endpointOf(port), ended.then(() => null)]);
  if (endpoint !== null) return { endpoint, ended, stop };
  await stop();
  throw new Error(`${program} can’t be started. Set CHROMIUM to use another Chromium-based browser.`);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}

async function endpointOf(port: number): Promise<string> {
  for (;;) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/json/version`);
      return ((await answer.json()) as { webSocketDebuggerUrl: string }).webSocketDebuggerUrl;
    } catch {
      await sleep(50, undefined, { ref: false });
    }
  }
}

/** Loads the app's pages anew, in Chromium and in Electron alike. */
export async function reloadPages(port: number): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  const targets = (await answer.json()) as readonly { url: string; webSocketDebuggerUrl: string }[];
  for (const { url, webSocketDebuggerUrl } of targets) {
    // app://chime/ in Electron, https://chime.app.chime-bench/ on the bench.
    if (!/^(app|https):\/\/chime/.test(url)) continue;
    const socket = new WebSocket(webSocketDebuggerUrl);
    await new Promise((resolve) => {
      socket.onopen = () => socket.send('{"id":1,"method":"Page.reload"}');
      socket.onmessage = resolve;
      socket.onerror = resolve;
    });
    socket.close();
  }
}
