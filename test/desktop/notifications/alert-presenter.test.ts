import { describe, expect, it } from 'vitest';
import type { Settings, StoredPayment, WatchedAccount } from '../../../electron/contract/index.ts';
import { DEFAULT_SETTINGS } from '../../../electron/contract/index.ts';
import { createAlertDesk } from '../../../electron/desktop/notifications/alert-presenter.ts';
import type { Notice } from '../../../electron/desktop/notifications/notice.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import type { Alert } from '../../../electron/watch/monitor.types.ts';

const SHOP = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
const NIGHT = new Date(2026, 2, 10, 23, 0).getTime();
const entry = {
  id: 'shop',
  network: 'mainnet',
  address: SHOP,
  tag: null,
  label: 'Shop',
  mutedUntil: null,
} as WatchedAccount;

function payment(id: number, amount: string, change: Partial<StoredPayment> = {}): StoredPayment {
  return {
    id,
    network: 'mainnet',
    hash: 'C'.repeat(64),
    account: SHOP,
    asset: { currency: 'XRP' },
    amount,
    kind: 'payment',
    transactionType: 'Payment',
    from: null,
    destinationTag: null,
    partialOf: null,
    source: 'live',
    ...change,
  } as StoredPayment;
}
const alertOf = (of: StoredPayment): Alert => ({ type: 'payment', payment: of, entries: [entry] });

function harness(settings: Partial<Settings> = {}) {
  const state = {
    settings: { ...DEFAULT_SETTINGS, sound: 'off', ...settings } as Settings,
    pausedUntil: null as string | null,
    watched: [entry] as readonly WatchedAccount[],
    now: NIGHT,
    works: true,
    tries: 0,
    canPlay: false,
  };
  const shown: Notice[] = [];
  const confirmed: Alert[] = [];
  const played: string[] = [];
  const timers: { at: number; run: () => void }[] = [];
  const desk = createAlertDesk({
    settings: () => state.settings,
    pausedUntil: () => state.pausedUntil,
    contacts: () => [],
    watched: () => state.watched,
    i18n: () => i18nFor('en'),
    now: () => state.now,
    deliver: async (notice) => {
      state.tries++;
      if (!state.works) throw new Error('no daemon');
      shown.push(notice);
      return 'electron';
    },
    infoOf: () => null,
    infoReady: async () => undefined,
    canPlay: () => state.canPlay,
    play: (sound) => played.push(sound),
    confirm: (alert) => confirmed.push(alert),
    open: () => undefined,
    warn: () => undefined,
    setTimer: (run, delay) => {
      const timer = { at: state.now + delay, run };
      timers.push(timer);
      return timer;
    },
    clearTimer: (timer) => {
      const index = timers.indexOf(timer);
      if (index >= 0) timers.splice(index, 1);
    },
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    desk,
    state,
    shown,
    confirmed,
    played,
    titles: () => shown.map(({ title }) => title),
    settle,
    async advance(ms: number) {
      state.now += ms;
      for (const timer of timers.splice(0).filter(({ at }) => at <= state.now)) timer.run();
      await settle();
    },
  };
}

describe('an alert', () => {
  it('is confirmed after it was shown, not before', async () => {
    const { desk, confirmed, titles, settle } = harness();
    desk.receive(alertOf(payment(1, '25')));
    expect(confirmed).toEqual([]);
    await settle();
    expect(titles()).toEqual(['+25 XRP to Shop']);
    expect(confirmed).toHaveLength(1);
  });

  it('that nothing can show stays unconfirmed and is tried again', async () => {
    const { desk, state, confirmed, titles, settle } = harness();
    state.works = false;
    desk.receive(alertOf(payment(1, '25')));
    await settle();
    expect(confirmed).toEqual([]);
    expect(desk.heldCount()).toBe(1);
    state.works = true;
    desk.review();
    await settle();
    expect(titles()).toEqual(['+25 XRP to Shop']);
    expect(confirmed).toHaveLength(1);
    desk.review();
    await settle();
    expect(titles()).toHaveLength(1);
  });

  it('is tried often at first, then once a minute, and at once when another one got through', async () => {
    const { desk, state, titles, settle, advance } = harness();
    state.works = false;
    desk.receive(alertOf(payment(1, '25')));
    await settle();
    const ticks = async (count: number) => {
      const before = state.tries;
      for (let tick = 0; tick < count; tick++) {
        await advance(5000);
        desk.review();
        await settle();
      }
      return state.tries - before;
    };
    expect(await ticks(12)).toBe(12);
    expect(await ticks(120)).toBeLessThanOrEqual(10);
    state.works = true;
    desk.receive(alertOf(payment(2, '26')));
    await settle();
    desk.review();
    await settle();
    expect(titles()).toEqual(['+26 XRP to Shop', '+25 XRP to Shop']);
  });

  it('is forgotten when everything is erased: held back, or being collected', async () => {
    const { desk, state, titles, settle, advance } = harness();
    for (let id = 1; id <= 5; id++) desk.receive(alertOf(payment(id, '1')));
    await settle();
    expect(titles()).toHaveLength(3);
    state.pausedUntil = 'until-resumed';
    desk.receive(alertOf(payment(6, '1')));
    expect(desk.heldCount()).toBe(1);
    desk.forget();
    expect(desk.heldCount()).toBe(0);
    state.pausedUntil = null;
    desk.review();
    await advance(10_000);
    expect(titles()).toHaveLength(3);
  });

  it('of a muted account is confirmed in silence, also when it was muted after it was added', async () => {
    const { desk, state, confirmed, titles, settle } = harness();
    state.watched = [{ ...entry, mutedUntil: 'until-unmuted' }];
    desk.receive(alertOf(payment(1, '25')));
    await settle();
    expect(titles()).toEqual([]);
    expect(confirmed).toHaveLength(1);
  });
});

describe('quiet hours', () => {
  const quietHours = { enabled: true, from: '22:00', to: '07:00' };

  it('hold alerts back unconfirmed and sum them up in the morning', async () => {
    const { desk, state, shown, confirmed, settle } = harness({ quietHours });
    desk.receive(alertOf(payment(1, '25')));
    desk.receive(alertOf(payment(2, '5')));
    await settle();
    desk.review();
    expect(shown).toEqual([]);
    expect(confirmed).toEqual([]);
    state.now = new Date(2026, 2, 11, 7, 0).getTime();
    desk.review();
    await settle();
    expect(shown).toMatchObject([{ title: '2 payments: 30 XRP to Shop', body: 'During quiet hours' }]);
    expect(confirmed.flatMap((alert) => (alert.type === 'summary' ? alert.payments : []))).toHaveLength(2);
  });

  it('let critical alerts through; a pause does not', async () => {
    const { desk, state, shown, settle } = harness({ quietHours, criticalAboveXrp: '1000' });
    desk.receive(alertOf(payment(1, '1000')));
    await settle();
    expect(shown).toMatchObject([{ critical: true }]);
    state.pausedUntil = 'until-resumed';
    desk.receive(alertOf(payment(2, '5000')));
    await settle();
    expect(shown).toHaveLength(1);
  });

  it('never take a token for XRP', async () => {
    const { desk, shown, settle } = harness({ quietHours, criticalAboveXrp: '1000' });
    desk.receive(alertOf(payment(1, '99999', { asset: { currency: 'XRP', issuer: SHOP } as never })));
    await settle();
    expect(shown).toEqual([]);
  });
});

describe('many alerts at once', () => {
  it('ring three times and are summed up once it is calm', async () => {
    const { desk, titles, confirmed, settle, advance } = harness();
    for (let id = 1; id <= 50; id++) desk.receive(alertOf(payment(id, '1')));
    await settle();
    expect(titles()).toEqual(Array(3).fill('+1 XRP to Shop'));
    await advance(1500);
    expect(titles()[3]).toBe('47 payments: 47 XRP to Shop');
    expect(confirmed).toHaveLength(4);
  });

  it('let a critical one ring at once, by its own name', async () => {
    const { desk, shown, settle, advance, titles } = harness({ criticalAboveXrp: '1000' });
    for (let id = 1; id <= 10; id++) desk.receive(alertOf(payment(id, '1')));
    desk.receive(alertOf(payment(11, '1000')));
    await settle();
    expect(titles().at(-1)).toBe('+1,000 XRP to Shop');
    expect(shown.at(-1)).toMatchObject({ critical: true, id: expect.stringMatching(/^payment-11-/) });
    await advance(1500);
    expect(titles().at(-1)).toBe('7 payments: 7 XRP to Shop');
    expect(shown.at(-1)).toMatchObject({ critical: false });
  });

  it('are not put off for ever by a steady stream', async () => {
    const { desk, titles, advance } = harness();
    for (let id = 1; id <= 20; id++) {
      desk.receive(alertOf(payment(id, '1')));
      await advance(500);
    }
    expect(titles().some((title) => title.includes('payments'))).toBe(true);
  });
});

describe('sound', () => {
  it('is the app’s own where it can be played, and then the platform keeps still', async () => {
    const { desk, state, shown, played, settle } = harness({ sound: 'loud' });
    state.canPlay = true;
    desk.receive(alertOf(payment(1, '1')));
    await settle();
    expect(shown).toMatchObject([{ silent: true }]);
    expect(played).toEqual(['loud']);
    state.canPlay = false;
    desk.receive(alertOf(payment(2, '1')));
    await settle();
    expect(shown[1]).toMatchObject({ silent: false });
    state.settings = { ...state.settings, sound: 'off' };
    desk.receive(alertOf(payment(3, '1')));
    await settle();
    expect(shown[2]).toMatchObject({ silent: true });
    expect(played).toHaveLength(1);
  });
});

describe('a payment that is brought again before it was confirmed', () => {
  it('while alerts are paused is in the summary once', async () => {
    const { desk, state, titles, confirmed, settle } = harness();
    state.pausedUntil = 'until-resumed';
    desk.receive(alertOf(payment(1, '25')));
    desk.receive({ type: 'summary', payments: [payment(1, '25'), payment(2, '5')], entries: [entry] });
    desk.receive(alertOf(payment(2, '5')));
    state.pausedUntil = null;
    desk.review();
    await settle();
    expect(titles()).toEqual([expect.stringMatching(/^2 /)]);
    const ids = confirmed.flatMap((alert) =>
      alert.type === 'payment' ? [alert.payment.id] : alert.payments.map(({ id }) => id),
    );
    expect(ids.toSorted()).toEqual([1, 2]);
  });

  it('rings again once its confirmation was lost: then it is news', async () => {
    const { desk, titles, settle } = harness();
    desk.receive(alertOf(payment(1, '25')));
    await settle();
    desk.receive(alertOf(payment(1, '25')));
    await settle();
    expect(titles()).toHaveLength(2);
  });
});
