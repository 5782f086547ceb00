import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paymentsOf, type Sink } from '../../electron/alerts/alert.types.ts';
import { createAlerts } from '../../electron/alerts/alerts.ts';
import { DEFAULT_SETTINGS, type NetworkName } from '../../electron/contract/index.ts';
import { createActivityLog } from '../../electron/desktop/context/activity-log.ts';
import { createSmallFile } from '../../electron/desktop/system/small-file.ts';
import { createWindowState } from '../../electron/desktop/window/window-state.ts';
import type { PaymentStore } from '../../electron/store/database/payment-store.ts';
import { openPaymentStore } from '../../electron/store/database/payment-store.ts';
import { openSettings, type SettingsStore } from '../../electron/store/settings/settings.ts';
import { openSettingsFile } from '../../electron/store/settings/settings-file.ts';
import { Monitor } from '../../electron/watch/monitor.ts';
import { ManualClock } from '../watch/support/manual-clock.ts';
import { ScriptedClient } from '../watch/support/scripted-client.ts';

/** What version 0.1.0 left behind, and what 0.1.0 itself reads from it: see the README beside it. */
const WRITTEN = join(import.meta.dirname, '../fixtures/data-folder-0.1.0');
const expected = JSON.parse(readFileSync(join(WRITTEN, 'expected.json'), 'utf8'));
const WRITTEN_AT = Date.parse(expected.writtenAt);
const NETWORKS: readonly NetworkName[] = ['mainnet', 'testnet', '21338'];

const perNetwork = <T>(read: (network: NetworkName) => T) =>
  Object.fromEntries(NETWORKS.map((network) => [network, read(network)]));
const idsOf = (payments: readonly { readonly id: number }[]) => payments.map(({ id }) => id);

/** A copy, because opening writes. */
function copyOfFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chime-0.1.0-'));
  cpSync(WRITTEN, folder, { recursive: true });
  return folder;
}

describe('a data folder of version 0.1.0', () => {
  let folder: string;
  let store: PaymentStore;
  let settings: SettingsStore;
  let setAside: unknown;

  beforeAll(() => {
    folder = copyOfFolder();
    store = openPaymentStore(folder, { now: () => WRITTEN_AT });
    const opened = openSettingsFile(folder);
    expect(opened.problem).toBeNull();
    settings = openSettings(opened.file, () => expected.writtenAt);
    setAside = opened.file.get('setAside');
  });

  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('opens without a problem and without being rebuilt', () => {
    expect(store.problems).toEqual([]);
    expect(store.rebuilt).toBe(false);
    expect(settings.problems).toEqual([]);
  });

  test('has every payment with every field, in the same order', () => {
    const { rows, total } = store.query({ offset: 0, limit: 500 });
    // Of each notification only that it is still pending is known.
    const pending: readonly number[] = Object.values<number[]>(expected.unalerted).flat();
    const told = expected.payments.map((payment: { readonly id: number }) => ({
      ...payment,
      outcome: pending.includes(payment.id) ? { type: 'pending' } : null,
      trust: 'seen',
    }));
    expect(rows.toSorted((one, other) => one.id - other.id)).toEqual(told);
    expect(idsOf(rows)).toEqual(expected.newestFirst);
    expect(total).toBe(expected.total);
    expect(store.newestId()).toBe(expected.newestId);
    expect(store.unreadCount()).toBe(expected.unread);
    expect(store.info().oldest).toBe(expected.oldest);
  });

  test('has every raw transaction, to the byte', () => {
    const digest = (raw: string | null) =>
      raw === null ? null : createHash('sha256').update(raw).digest('hex');
    const digests = idsOf(expected.payments).map((id) => [id, digest(store.raw(id))]);
    expect(Object.fromEntries(digests)).toEqual(expected.rawSha256);
  });

  test('has what waits to be announced and to alert', () => {
    expect(perNetwork((network) => idsOf(store.pending(network, 'stdout')))).toEqual(expected.unannounced);
    expect(perNetwork((network) => idsOf(store.pending(network, 'notification')))).toEqual(
      expected.unalerted,
    );
  });

  test('has the sums of each asset, account and tag', () => {
    expect(store.assets()).toEqual(expected.assets);
    expect(store.sums({ offset: 0, limit: 0 })).toEqual(expected.sums);
    for (const { network, account, tag, sums, count, lastPayment } of expected.totals) {
      expect(store.totals(network, account, tag)).toEqual({ sums, count });
      expect(store.lastPayment(network, account, tag)?.id ?? null).toBe(lastPayment);
    }
  });

  test('has coverage, gaps, known ledgers and where alerts begin', () => {
    for (const { network, account, coverage, covered } of expected.coverage) {
      expect(store.coverage(network, account)).toEqual(coverage);
      expect(store.coveredRanges(network, account)).toEqual(covered);
    }
    expect(perNetwork((network) => store.gaps(network))).toEqual(expected.gaps);
    expect(perNetwork((network) => store.knownLedger(network))).toEqual(expected.knownLedgers);
    for (const { network, entryId, ledgerIndex } of expected.alertsFrom) {
      expect(store.alertsFrom(network, entryId)).toBe(ledgerIndex);
    }
  });

  test('has what servers said of assets', () => {
    expect(perNetwork((network) => Object.fromEntries(store.assetInfo(network)))).toEqual(expected.assetInfo);
  });

  test('finds the same payments by the same searches', () => {
    const found = Object.keys(expected.searches).map((search) => [
      search,
      store.matching({ offset: 0, limit: 0, search }),
    ]);
    expect(Object.fromEntries(found)).toEqual(expected.searches);
  });

  test('has the settings, accounts, contacts, the pause and the coverage kept outside the database', () => {
    expect(settings.settings()).toEqual({ ...DEFAULT_SETTINGS, ...expected.settings });
    expect(settings.watched()).toEqual(expected.watched);
    expect(settings.contacts()).toEqual(expected.contacts);
    expect(settings.pausedUntil()).toBe(expected.pausedUntil);
    expect(settings.coverageCheckpoints()).toEqual(expected.coverageMarks);
    expect(setAside).toEqual(expected.setAside);
  });

  test('has the window where it was, and the activity of the last day', () => {
    expect(createWindowState(folder).savedBounds()).toEqual(expected.window);
    const activity = createActivityLog(() => WRITTEN_AT, createSmallFile(folder, 'activity.json'));
    expect(activity.spans()).toEqual(expected.activity);
  });
});

describe('started again on a data folder of version 0.1.0', () => {
  test('announces and alerts what 0.1.0 would have, once', async () => {
    const folder = copyOfFolder();
    const opened = openSettingsFile(folder);
    const settings = openSettings(opened.file, () => expected.writtenAt);
    const rules = () => ({ kinds: settings.settings().alertKinds });

    for (const isSecond of [false, true]) {
      const clock = new ManualClock();
      clock.jump(WRITTEN_AT - clock.wallTime());
      const store = openPaymentStore(folder, { now: () => clock.wallTime() });
      const announced = perNetwork((): number[] => []);
      const alerts = perNetwork((): number[][] => []);
      const monitors = NETWORKS.map((network) => {
        const client = new ScriptedClient();
        const sinks: readonly Sink[] = [
          {
            name: 'stdout',
            takes: 'payments',
            deliver(payment) {
              announced[network]?.push(payment.id);
              joined.acknowledge('stdout', [payment]);
            },
          },
          {
            name: 'notification',
            takes: 'alerts',
            deliver(alert) {
              alerts[network]?.push(idsOf(paymentsOf(alert)));
              joined.acknowledge('notification', paymentsOf(alert));
            },
          },
        ];
        const monitor = new Monitor({
          ...{ network, client, store, readCredits: () => null, clock, checkpoints: settings, rules, sinks },
        });
        const joined = createAlerts({ monitor, store, rules, sinks, clock });
        monitor.setWatched(settings.watched().filter((entry) => entry.network === network));
        monitor.start();
        return monitor;
      });
      await clock.pass(31_000);
      const { restart } = expected;
      expect(announced).toEqual(isSecond ? perNetwork(() => []) : restart.announced);
      expect(alerts).toEqual(isSecond ? perNetwork(() => []) : restart.alerts);
      expect(perNetwork((network) => idsOf(store.pending(network, 'stdout')))).toEqual(
        restart.leftUnannounced,
      );
      expect(perNetwork((network) => idsOf(store.pending(network, 'notification')))).toEqual(
        restart.leftUnalerted,
      );
      await Promise.all(monitors.map((monitor) => monitor.stop()));
      store.close();
    }
    rmSync(folder, { recursive: true, force: true });
  });
});
