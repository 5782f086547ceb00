import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RawClient } from '../simulator/index.ts';
import { openOnDesktop } from './desktop.ts';
import { startHarness } from './harness.ts';

const projectDir = join(import.meta.dirname, '..', '..');
const PAYMENT = /^\d\d:\d\d:\d\d {2}.*\+25 XRP to Shop · from r/m;
const SUMMARY =
  /^(\d+) payments shown of (\d+) that arrived; (\d+) of (\d+) drops survived; (\d+) of (\d+) gaps recovered; 0 missing, 0 doubled, 0 invented\.$/m;

/** The demo's ledgers alone may take so much of the ten seconds. */
const GREETED_WITHIN_MS = 6000;

/** Processor's time of a process and what it started, in ms; 0 where the system does not say. */
function workOf(pid: number): number {
  try {
    // Fields after the name in brackets: 12 and 13 are the ticks in the program and in the kernel, 100 a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    const below = children === '' ? 0 : children.split(' ').reduce((sum, id) => sum + workOf(Number(id)), 0);
    return (Number(fields[11]) + Number(fields[12])) * 10 + below;
  } catch {
    return 0;
  }
}

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** The processor's time that went from the command to the first payment's line; null while there is none. */
  readonly firstPayment: () => { readonly workMs: number } | null;
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
    let firstPayment: { readonly workMs: number } | null = null;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (firstPayment === null && PAYMENT.test(output)) firstPayment = { workMs: workOf(child.pid ?? 0) };
      });
    }
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { child, output: () => output, firstPayment: () => firstPayment, ended };
  }

  async function untilFirstPayment(run: Run): Promise<void> {
    const deadline = Date.now() + 90_000;
    while (run.firstPayment() === null) {
      if (Date.now() > deadline || run.child.exitCode !== null)
        throw new Error(`No payment came:\n${run.output()}`);
      await sleep(20);
    }
  }

  it('notifies within ten seconds where Electron cannot start, survives drops, and accounts for itself', async () => {
    const run = demo(['--seconds', '14'], { DISPLAY: '', WAYLAND_DISPLAY: '' });
    expect(await run.ended, run.output()).toBe(0);
    expect(run.output()).toContain(
      'Running in the terminal: Electron can’t start here, because there is no display.',
    );
    // On a machine that has time for it: a third of that is the start's own work, the rest the demo's ledgers.
    const workMs = run.firstPayment()?.workMs ?? Number.POSITIVE_INFINITY;
    if (process.platform === 'linux') expect(workMs).toBeGreaterThan(0);
    expect(workMs).toBeLessThan(10_000 - GREETED_WITHIN_MS);
    const numbers = SUMMARY.exec(run.output())?.slice(1).map(Number) ?? [];
    const [shown = 0, arrived = 0, reconnected = 0, drops = 0, recovered = 0] = numbers;
    expect(shown, run.output()).toBeGreaterThanOrEqual(2);
    expect(shown).toBe(arrived);
    expect(drops).toBeGreaterThanOrEqual(1);
    expect([reconnected, recovered]).toEqual([drops, drops]);
    // The dropped ledger held a payment, which no stream delivered.
    expect(run.output()).toContain('· found while catching up');
    expect(run.output()).not.toMatch(/mainnet/iu);
    expect(readdirSync(temporary).filter((name) => name.startsWith('xrpl-chime-demo'))).toEqual([]);
  });

  it('pays the first one in the first ledger that is watched', async () => {
    const harness = await startHarness('1');
    const client = await RawClient.connect(harness.url);
    try {
      const accounts = [...harness.labels.keys()];
      await client.request({ command: 'subscribe', api_version: 2, accounts, streams: ['ledger'] });
      const first = Number((await client.nextJson()).ledger_index);
      const greeting = harness.truth().find(({ key }) => key.endsWith(' 25'));
      expect(greeting?.ledgerIndex).toBe(first);
    } finally {
      client.terminate();
      await harness.stop();
    }
  });

  it('ends on Ctrl-C with its summary and status 0', async () => {
    const run = demo(['--terminal']);
    await untilFirstPayment(run);
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
    const harness = await startHarness('1');
    try {
      // Half of what it waits for one that is silent.
      const began = performance.now();
      expect(await openOnDesktop(harness, executable, temporary)).toEqual({
        ok: false,
        reason: 'it ends at once',
      });
      expect(performance.now() - began).toBeLessThan(15_000);
    } finally {
      await harness.stop();
    }
  });
});
