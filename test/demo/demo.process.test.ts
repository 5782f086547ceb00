import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOnDesktop } from './desktop.ts';
import { startWorld } from './world.ts';

const projectDir = join(import.meta.dirname, '..', '..');
const PAYMENT = /^\d\d:\d\d:\d\d {2}.*\+25 XRP to Shop · from r/m;
const SUMMARY =
  /^(\d+) payments shown of (\d+) that arrived; (\d+) of (\d+) drops survived; (\d+) of (\d+) gaps recovered; 0 missing, 0 doubled, 0 invented\.$/m;

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Milliseconds from the command to the first payment's line; null while there is none. */
  readonly firstPaymentMs: () => number | null;
  readonly ended: Promise<number | null>;
}

describe('npm run demo', () => {
  let temporary: string;
  const running: ChildProcess[] = [];

  beforeEach(() => {
    temporary = mkdtempSync(join(tmpdir(), 'chime-demo-test-'));
  });
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
    rmSync(temporary, { recursive: true, force: true });
  });

  function demo(args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
    const began = performance.now();
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'test/demo.ts', '--no-notify', ...args],
      {
        cwd: projectDir,
        env: { ...process.env, TMPDIR: temporary, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    running.push(child);
    let output = '';
    let firstPaymentMs: number | null = null;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (firstPaymentMs === null && PAYMENT.test(output)) firstPaymentMs = performance.now() - began;
      });
    }
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { child, output: () => output, firstPaymentMs: () => firstPaymentMs, ended };
  }

  async function firstPayment(run: Run): Promise<void> {
    const deadline = Date.now() + 30_000;
    while (run.firstPaymentMs() === null) {
      if (Date.now() > deadline || run.child.exitCode !== null)
        throw new Error(`No payment came:\n${run.output()}`);
      await sleep(20);
    }
  }

  it('rings within ten seconds where Electron cannot start, survives drops, and accounts for itself', async () => {
    const run = demo(['--seconds', '14'], { DISPLAY: '', WAYLAND_DISPLAY: '' });
    expect(await run.ended, run.output()).toBe(0);
    expect(run.output()).toContain(
      'Running in the terminal: Electron cannot start here, because there is no display.',
    );
    expect(run.firstPaymentMs() ?? Number.POSITIVE_INFINITY).toBeLessThan(10_000);
    const numbers = SUMMARY.exec(run.output())?.slice(1).map(Number) ?? [];
    const [shown = 0, arrived = 0, reconnected = 0, drops = 0, recovered = 0] = numbers;
    expect(shown, run.output()).toBeGreaterThanOrEqual(2);
    expect(shown).toBe(arrived);
    expect(drops).toBeGreaterThanOrEqual(1);
    expect([reconnected, recovered]).toEqual([drops, drops]);
    // The dropped ledger held a payment, which no stream delivered.
    expect(run.output()).toContain('· recovered');
    expect(readdirSync(temporary).filter((name) => name.startsWith('xrpl-chime-demo'))).toEqual([]);
  });

  it('ends on Ctrl-C with its summary and status 0', async () => {
    const run = demo(['--terminal']);
    await firstPayment(run);
    run.child.kill('SIGINT');
    expect(await run.ended, run.output()).toBe(0);
    expect(run.output()).toMatch(SUMMARY);
  });

  it.each([
    [['--seconds', 'soon'], '--seconds takes a number'],
    [['--second', '5'], "Unknown option '--second'"],
  ])('refuses %j with status 2 and one clear line', async (args, message) => {
    const run = demo(args);
    expect(await run.ended).toBe(2);
    expect(run.output()).toContain(message);
  });

  it('does not wait for an Electron that ends at once', async () => {
    const executable = join(temporary, 'electron');
    writeFileSync(executable, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const world = await startWorld('1');
    try {
      const began = performance.now();
      expect(await openOnDesktop(world, executable, temporary)).toBeNull();
      expect(performance.now() - began).toBeLessThan(4000);
    } finally {
      await world.stop();
    }
  });
});
