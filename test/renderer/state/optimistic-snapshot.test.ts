import { describe, expect, it } from 'vitest';
import type { AppSnapshot } from '../../../electron/contract/index.ts';
import { withoutSecrets } from '../../../renderer/state/optimistic-changes.ts';
import { OptimisticSnapshot } from '../../../renderer/state/optimistic-snapshot.ts';
import { snapshot } from '../harness/fixture-data.ts';

/** The snapshot as shown, what main says, and the end of time limits, all in the test's hands. */
function open() {
  const told = snapshot();
  let shown: AppSnapshot = told;
  const timers: (() => void)[] = [];
  const all = new OptimisticSnapshot(
    told,
    (next) => {
      shown = next;
    },
    (callback) => timers.push(callback),
  );
  const change = (part: Partial<AppSnapshot['settings']>) =>
    all.begin('settings', (before) => ({ ...before, settings: { ...before.settings, ...part } }));
  return {
    change,
    tell: (part: Partial<AppSnapshot['settings']>) => all.patch({ settings: { ...told.settings, ...part } }),
    tellOther: () => all.patch({ unread: 77 }),
    timers,
    settings: () => shown.settings,
    told: told.settings,
  };
}

describe('a change made in the window', () => {
  it('is shown at once, and the next one builds on it before main has said anything', () => {
    const { change, settings } = open();
    change({ alertKinds: ['payment', 'refund'] });
    change({ alertKinds: [...settings().alertKinds, 'exchange'], privacyMode: true });
    expect(settings()).toMatchObject({ alertKinds: ['payment', 'refund', 'exchange'], privacyMode: true });
  });

  it('is taken back when main refuses it, and it alone', () => {
    const { change, settings, told } = open();
    const answered = change({ criticalAboveXrp: '7' });
    change({ privacyMode: true });
    answered({ ok: false });
    expect(settings()).toEqual({ ...told, privacyMode: true });
  });

  it('outlasts what main told before it had taken it', () => {
    const { change, tell, settings } = open();
    change({ sound: 'loud' })({ ok: true });
    const second = change({ sound: 'off' });
    tell({ sound: 'loud' });
    expect(settings().sound).toBe('off');
    second({ ok: true });
    tell({ sound: 'off' });
    expect(settings().sound).toBe('off');
  });

  it('gives way to what main makes of it', () => {
    const { change, tell, tellOther, settings, told } = open();
    change({ servers: { mainnet: ['wss://one', 'wss://one'] } })({ ok: true });
    tellOther();
    expect(settings().servers).toEqual({ mainnet: ['wss://one', 'wss://one'] });
    tell({ servers: { mainnet: ['wss://one'] } });
    expect(settings()).toEqual({ ...told, servers: { mainnet: ['wss://one'] } });
  });

  it('gives way after a moment where main has nothing more to say', () => {
    const { change, timers, settings, told } = open();
    change({ sound: 'loud' })({ ok: true });
    expect(settings().sound).toBe('loud');
    for (const end of timers) end();
    expect(settings()).toEqual(told);
  });
});

describe('a server shown before main has masked it', () => {
  it.each([
    ['wss://xrplcluster.com', 'wss://xrplcluster.com'],
    ['wss://me:hunter2@example.org/path', 'wss://me:***@example.org/path'],
    ['wss://token@example.org/', 'wss://***@example.org'],
    ['wss://example.org/?key=abc', 'wss://example.org?key=***'],
    ['not a url', 'not a url'],
  ])('%s shows nothing secret, in main’s own form', (text, shown) => {
    expect(withoutSecrets(text)).toBe(shown);
    // Shown again, it stays as it is.
    expect(withoutSecrets(shown)).toBe(shown);
  });
});
