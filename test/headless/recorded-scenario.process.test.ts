import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf } from '../payments/support/recorded.ts';
import { LAST_RECORDED_LEDGER } from '../recordings/recorded-ledgers.ts';
import { type ReplayServer, startReplayServer } from '../recordings/replay-server.ts';
import { type HeadlessProcess, startHeadless } from './headless-process.ts';
import { type OldServer, startOldServer } from './old-server.ts';
import { expectedPaymentLines, paymentLineText } from './recorded-payments.ts';

const expected = expectedPaymentLines();
const watch = ['--watch', `${addressOf('W')}=Shop`, '--watch', addressOf('W2')];
let folder: string;
let server: ReplayServer;
let oldServer: OldServer | null = null;
let headless: HeadlessProcess | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-headless-'));
});

afterEach(async () => {
  headless?.signal('SIGKILL');
  await headless?.exit;
  headless = null;
  await oldServer?.stop();
  oldServer = null;
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(version: 1 | 2, at: 'start' | 'end'): Promise<void> {
  server = await startReplayServer({ at });
  if (version === 1) oldServer = await startOldServer(server.url);
}

function start(...more: readonly string[]): HeadlessProcess {
  headless = startHeadless([
    '--data-dir',
    folder,
    '--server',
    oldServer?.url ?? server.url,
    '--json',
    '--no-notify',
    ...watch,
    ...more,
  ]);
  return headless;
}

function covered(process: HeadlessProcess, through: number): () => boolean {
  return () =>
    ['W', 'W2'].every((name) =>
      process.lines.some(
        (line) =>
          line.type === 'coverage' &&
          line.account === addressOf(name) &&
          Number(line.through) >= through &&
          (line.gaps as unknown[]).length === 0,
      ),
    );
}

function printed(process: HeadlessProcess, kind = 'payment'): readonly string[] {
  return process
    .payments()
    .filter((line) => line.kind === kind)
    .map(paymentLineText)
    .toSorted();
}

/** True once both accounts are placed and subscribed: their first coverage is told. */
function watching(process: HeadlessProcess): () => boolean {
  return () => process.lines.filter((line) => line.type === 'coverage').length >= 2;
}

function versionsAsked(): ReadonlySet<unknown> {
  return new Set(server.server.requestLog.map(({ request }) => request.api_version));
}

describe.each([1, 2] as const)('the recorded scenario over API v%i', (version) => {
  it('is printed exactly when it comes live', async () => {
    await serve(version, 'start');
    const process = start();
    await process.until(watching(process), 'watching');
    server.play();
    await process.until(covered(process, LAST_RECORDED_LEDGER - 1), 'all ledgers examined');
    expect(await process.stop()).toBe(0);
    expect(process.strange).toEqual([]);
    expect(printed(process)).toEqual(expected);
    expect(process.payments().every((line) => line.source === 'live')).toBe(true);
    expect(process.payments().some((line) => line.alerted)).toBe(true);
    expect(versionsAsked()).toEqual(new Set([version]));
  });

  it('is printed exactly when it is recovered', async () => {
    await serve(version, 'end');
    const process = start('--since', '2');
    await process.until(covered(process, LAST_RECORDED_LEDGER), 'all ledgers examined');
    expect(await process.stop()).toBe(0);
    expect(process.strange).toEqual([]);
    expect(printed(process)).toEqual(expected);
    expect(process.payments().every((line) => line.source === 'recovered')).toBe(true);
    // All of it is from before the accounts were added.
    expect(process.payments().some((line) => line.alerted)).toBe(false);
    expect(versionsAsked()).toEqual(new Set([version]));
  });

  it('is printed once when it comes live and recovered at once', async () => {
    await serve(version, 'start');
    server.stepTo(100);
    const process = start('--since', '2');
    await process.until(watching(process), 'watching');
    server.stepTo(200);
    server.server.closeAll(1012);
    server.play();
    await process.until(covered(process, LAST_RECORDED_LEDGER - 1), 'all ledgers examined');
    expect(await process.stop()).toBe(0);
    expect(printed(process)).toEqual(expected);
  });

  it('is printed once over several runs', async () => {
    await serve(version, 'start');
    const runs: HeadlessProcess[] = [];
    for (const last of [60, 150, 240, LAST_RECORDED_LEDGER]) {
      const process = start('--since', '2');
      runs.push(process);
      await process.until(watching(process), 'watching');
      // Half of the ledgers come while it runs, half while it does not.
      server.stepTo(last - 40);
      await process.until(covered(process, last - 41), 'examined');
      expect(await process.stop()).toBe(0);
      server.stepTo(last);
    }
    const process = start();
    runs.push(process);
    await process.until(covered(process, LAST_RECORDED_LEDGER), 'all ledgers examined');
    expect(await process.stop()).toBe(0);
    expect(runs.flatMap((run) => printed(run)).toSorted()).toEqual(expected);
  });
});
