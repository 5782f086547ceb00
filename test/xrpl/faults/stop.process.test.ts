import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { afterwards, simulated } from '../support/fault-harness.ts';
import { ProxyServer } from '../support/proxy-server.ts';
import { RawServer } from '../support/raw-server.ts';
import { SocksServer } from '../support/socks-server.ts';

/** Runs a client that is stopped at the state, and waits for its program to end by itself. */
async function stopped(url: string, when: string, environment: Record<string, string> = {}) {
  const program = fileURLToPath(new URL('../support/stop-program.ts', import.meta.url));
  const child = spawn(process.execPath, [program, url, when], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  afterwards(() => child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const [output] = (await once(child.stdout, 'data')) as [Buffer];
  expect(output.toString()).toBe('stopped\n');
  const began = performance.now();
  await ended;
  return { code: child.exitCode, took: performance.now() - began };
}

/** From the end of stop() to that of the program. A connection's own limits are ten seconds and more. */
const SOON_MS = 9000;

it.each(['connecting', 'connected'])('a program ends when its client was stopped while %s', async (when) => {
  const { server } = await simulated();
  const { code, took } = await stopped(server.url, when);
  expect(code).toBe(0);
  expect(took).toBeLessThan(SOON_MS);
});

it('also while waiting for the next attempt', async () => {
  const gone = await RawServer.start(() => undefined);
  const url = `ws://127.0.0.1:${gone.port}`;
  await gone.stop();
  const { code, took } = await stopped(url, 'waiting');
  expect(code).toBe(0);
  expect(took).toBeLessThan(SOON_MS);
});

it('also while the server, an HTTP proxy or a SOCKS proxy does not answer', async () => {
  const silent = await RawServer.start(() => undefined);
  const proxy = await ProxyServer.start(null, 'hang');
  const socks = await SocksServer.start({ misbehaves: 'request' });
  afterwards(() => Promise.all([silent.stop(), proxy.stop(), socks.stop()]));
  const runs: readonly (readonly [string, Record<string, string>])[] = [
    [`ws://127.0.0.1:${silent.port}`, {}],
    ['ws://ledger.example:6006', { HTTP_PROXY: proxy.url() }],
    ['wss://ledger.example', { ALL_PROXY: socks.url() }],
  ];
  for (const [url, environment] of runs) {
    const { code, took } = await stopped(url, 'connecting', environment);
    expect(code).toBe(0);
    expect(took).toBeLessThan(SOON_MS);
  }
});
