import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../../electron/alerts/alert.types.ts';
import { createAlertPresenter } from '../../../../electron/alerts/sinks/notification/alert-presenter.ts';
import type { Notice, NoticeUse } from '../../../../electron/alerts/sinks/notification/notice.ts';
import type {
  AlertOutcome,
  Settings,
  StoredPayment,
  WatchedAccount,
} from '../../../../electron/contract/index.ts';
import { DEFAULT_SETTINGS } from '../../../../electron/contract/index.ts';
import { i18nFor } from '../../../../electron/desktop/texts/i18n.ts';

const SHOP = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
const NIGHT = new Date(2026, 2, 10, 23, 0).getTime();
const entry = {
  id: 'shop',
  network: 'mainnet',
  address: SHOP,
  tag: null,
  label: 'Shop',
  mutedUntil: null,
  mutedSenders: [],
} as unknown as WatchedAccount;

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
    memos: [],
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
    hasExplorer: true,
    disputed: new Set<number>(),
    /** Of the disputed ones, those that the validators' signatures refute. */
    refuted: new Set<number>(),
  };
  const shown: Notice[] = [];
  const acknowledged: StoredPayment[] = [];
  const outcomes = new Map<number, AlertOutcome>();
  const calls = { acknowledge: 0 };
  const played: string[] = [];
  const uses: ((use: NoticeUse) => void)[] = [];
  const used: (readonly [string, readonly number[]])[] = [];
  const timers: { at: number; run: () => void }[] = [];
  const presenter = createAlertPresenter({
    settings: () => state.settings,
    pausedUntil: () => state.pausedUntil,
    contacts: () => [],
    watched: () => state.watched,
    i18n: () => i18nFor('en'),
    now: () => state.now,
    deliver: async (notice, onUse) => {
      state.tries++;
      if (!state.works) throw new Error('no daemon');
      shown.push(notice);
      uses.push(onUse);
      return 'electron';
    },
    trust: {
      disputed: (payments) =>
        new Map(
          payments
            .filter(({ id }) => state.disputed.has(id))
            .map(({ id }) => [id, state.refuted.has(id) ? 'refuted' : 'disputed'] as const),
        ),
      of: ({ id }, t) => (state.disputed.has(id) ? t('trust.disputed') : t('trust.confirmed', { count: 2 })),
    },
    infoOf: () => null,
    infoReady: async () => undefined,
    canPlay: () => state.canPlay,
    play: (sound) => played.push(sound),
    report(payments, outcome) {
      for (const { id } of payments) outcomes.set(id, outcome);
      if (outcome.type === 'held') return;
      calls.acknowledge += 1;
      acknowledged.push(...payments);
    },
    hasExplorer: () => state.hasExplorer,
    use: (use, of) => void used.push([use.type, of.map(({ id }) => id)]),
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
    presenter,
    state,
    shown,
    acknowledged,
    outcomes,
    uses,
    used,
    calls,
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

describe('what became of a notification', () => {
  it('is told when it happens: held back, shown alone or in a summary, muted', async () => {
    const { presenter, outcomes, state, settle } = harness();
    const at = new Date(NIGHT).toISOString();
    presenter.receive(alertOf(payment(1, '25')));
    await settle();
    expect(outcomes.get(1)).toEqual({ type: 'shown', as: 'single', at });
    state.pausedUntil = 'until-resumed';
    for (const id of [2, 3]) presenter.receive(alertOf(payment(id, '25')));
    expect(outcomes.get(2)).toEqual({ type: 'held', reason: 'paused' });
    state.pausedUntil = null;
    presenter.review();
    await settle();
    expect([2, 3].map((id) => outcomes.get(id))).toEqual(
      [2, 3].map(() => ({ type: 'shown', as: 'summary', at })),
    );
    state.watched = [{ ...entry, mutedUntil: 'until-unmuted' }];
    presenter.receive(alertOf(payment(4, '25')));
    expect(outcomes.get(4)).toEqual({ type: 'muted-account' });
  });

  it('is not called shown where nothing could show it', async () => {
    const { presenter, outcomes, state, settle } = harness();
    state.works = false;
    presenter.receive(alertOf(payment(1, '25')));
    await settle();
    expect(outcomes.get(1)).toEqual({ type: 'held', reason: 'undelivered' });
  });
});

describe('a notification', () => {
  it('of one payment bears its id and a button, one of several an id of its own', async () => {
    const { presenter, shown, uses, used, settle, advance } = harness();
    presenter.receive(alertOf(payment(12, '25')));
    await settle();
    expect(shown[0]).toMatchObject({
      id: `payment-12-${'C'.repeat(16)}`,
      buttons: [
        { number: 0, text: 'Mark as read' },
        { number: 1, text: 'Open in explorer' },
      ],
    });
    uses[0]?.({ type: 'action', action: 'mark-read' });
    uses[0]?.({ type: 'click' });
    for (const id of [13, 14, 15, 16]) presenter.receive(alertOf(payment(id, '1')));
    await advance(60_000);
    const summary = shown.at(-1);
    expect(summary).toMatchObject({
      id: 'summary-CCCCCCCC-f_2',
      buttons: [
        { number: 0, text: 'Mark as read' },
        { number: 1, text: 'Open' },
      ],
    });
    uses.at(-1)?.({ type: 'click' });
    expect(used).toEqual([
      ['action', [12]],
      ['click', [12]],
      ['click', [15, 16]],
    ]);
    await presenter.test();
    await presenter.test();
    // Windows would replace one by another of the same id.
    expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
    for (const { id } of shown) expect(id).toMatch(/^[\w-]{1,64}$/);
  });
});

describe('an alert', () => {
  it('is acknowledged after it was shown, not before', async () => {
    const { presenter, acknowledged, titles, settle } = harness();
    presenter.receive(alertOf(payment(1, '25')));
    expect(acknowledged).toEqual([]);
    await settle();
    expect(titles()).toEqual(['+25 XRP to Shop']);
    expect(acknowledged).toHaveLength(1);
  });

  it('that nothing can show stays unacknowledged and is tried again', async () => {
    const { presenter, state, acknowledged, titles, settle } = harness();
    state.works = false;
    presenter.receive(alertOf(payment(1, '25')));
    await settle();
    expect(acknowledged).toEqual([]);
    expect(presenter.heldCount()).toBe(1);
    state.works = true;
    presenter.review();
    await settle();
    expect(titles()).toEqual(['+25 XRP to Shop']);
    expect(acknowledged).toHaveLength(1);
    presenter.review();
    await settle();
    expect(titles()).toHaveLength(1);
  });

  it('is tried often at first, then once a minute, and at once when another one got through', async () => {
    const { presenter, state, titles, settle, advance } = harness();
    state.works = false;
    presenter.receive(alertOf(payment(1, '25')));
    await settle();
    const ticks = async (count: number) => {
      const before = state.tries;
      for (let tick = 0; tick < count; tick++) {
        await advance(5000);
        presenter.review();
        await settle();
      }
      return state.tries - before;
    };
    expect(await ticks(12)).toBe(12);
    expect(await ticks(120)).toBeLessThanOrEqual(10);
    state.works = true;
    presenter.receive(alertOf(payment(2, '26')));
    await settle();
    presenter.review();
    await settle();
    expect(titles()).toEqual(['+26 XRP to Shop', '+25 XRP to Shop']);
  });

  it('is forgotten when everything is erased: held back, or being collected', async () => {
    const { presenter, state, titles, settle, advance } = harness();
    for (let id = 1; id <= 5; id++) presenter.receive(alertOf(payment(id, '1')));
    await settle();
    expect(titles()).toHaveLength(3);
    state.pausedUntil = 'until-resumed';
    presenter.receive(alertOf(payment(6, '1')));
    expect(presenter.heldCount()).toBe(1);
    presenter.forget();
    expect(presenter.heldCount()).toBe(0);
    state.pausedUntil = null;
    presenter.review();
    await advance(10_000);
    expect(titles()).toHaveLength(3);
  });

  it('of a muted account is acknowledged in silence, also when it was muted after it was added', async () => {
    const { presenter, state, acknowledged, titles, settle } = harness();
    state.watched = [{ ...entry, mutedUntil: 'until-unmuted' }];
    presenter.receive(alertOf(payment(1, '25')));
    await settle();
    expect(titles()).toEqual([]);
    expect(acknowledged).toHaveLength(1);
  });
});

describe('quiet hours', () => {
  const quietHours = { enabled: true, from: '22:00', to: '07:00' };

  it('hold alerts back unacknowledged and sum them up in the morning', async () => {
    const { presenter, state, shown, acknowledged, settle } = harness({ quietHours });
    presenter.receive(alertOf(payment(1, '25')));
    presenter.receive(alertOf(payment(2, '5')));
    await settle();
    presenter.review();
    expect(shown).toEqual([]);
    expect(acknowledged).toEqual([]);
    state.now = new Date(2026, 2, 11, 7, 0).getTime();
    presenter.review();
    await settle();
    expect(shown).toMatchObject([
      { title: '2 payments: 30 XRP to Shop', body: 'During quiet hours\nLargest: 25 XRP' },
    ]);
    expect(acknowledged).toHaveLength(2);
  });

  it('let critical alerts through; a pause does not', async () => {
    const { presenter, state, shown, settle } = harness({ quietHours, criticalAboveXrp: '1000' });
    presenter.receive(alertOf(payment(1, '1000')));
    await settle();
    expect(shown).toMatchObject([{ critical: true }]);
    state.pausedUntil = 'until-resumed';
    presenter.receive(alertOf(payment(2, '5000')));
    await settle();
    expect(shown).toHaveLength(1);
  });

  it('never take a token for XRP', async () => {
    const { presenter, shown, settle } = harness({ quietHours, criticalAboveXrp: '1000' });
    presenter.receive(alertOf(payment(1, '99999', { asset: { currency: 'XRP', issuer: SHOP } as never })));
    await settle();
    expect(shown).toEqual([]);
  });
});

describe('many alerts at once', () => {
  it('show three notifications and are summed up once it is calm', async () => {
    const { presenter, titles, acknowledged, calls, settle, advance } = harness();
    for (let id = 1; id <= 50; id++) presenter.receive(alertOf(payment(id, '1')));
    await settle();
    expect(titles()).toEqual(Array(3).fill('+1 XRP to Shop'));
    await advance(1500);
    expect(titles()[3]).toBe('47 payments: 47 XRP to Shop');
    expect(acknowledged).toHaveLength(50);
    expect(calls.acknowledge).toBe(4);
  });

  it('show a critical one at once, by its own name', async () => {
    const { presenter, shown, settle, advance, titles } = harness({ criticalAboveXrp: '1000' });
    for (let id = 1; id <= 10; id++) presenter.receive(alertOf(payment(id, '1')));
    presenter.receive(alertOf(payment(11, '1000')));
    await settle();
    expect(titles().at(-1)).toBe('+1,000 XRP to Shop');
    expect(shown.at(-1)).toMatchObject({ critical: true, id: expect.stringMatching(/^payment-11-/) });
    await advance(1500);
    expect(titles().at(-1)).toBe('7 payments: 7 XRP to Shop');
    expect(shown.at(-1)).toMatchObject({ critical: false });
  });

  it('are not put off for ever by a steady stream', async () => {
    const { presenter, titles, advance } = harness();
    for (let id = 1; id <= 20; id++) {
      presenter.receive(alertOf(payment(id, '1')));
      await advance(500);
    }
    expect(titles().some((title) => title.includes('payments'))).toBe(true);
  });
});

describe('sound', () => {
  it('is the app’s own where it can be played, and then the platform keeps still', async () => {
    const { presenter, state, shown, played, settle } = harness({ sound: 'loud' });
    state.canPlay = true;
    presenter.receive(alertOf(payment(1, '1')));
    await settle();
    expect(shown).toMatchObject([{ silent: true }]);
    expect(played).toEqual(['loud']);
    state.canPlay = false;
    presenter.receive(alertOf(payment(2, '1')));
    await settle();
    expect(shown[1]).toMatchObject({ silent: false });
    state.settings = { ...state.settings, sound: 'off' };
    presenter.receive(alertOf(payment(3, '1')));
    await settle();
    expect(shown[2]).toMatchObject({ silent: true });
    expect(played).toHaveLength(1);
  });
});

describe('a payment that is brought again before it was acknowledged', () => {
  it('while alerts are paused is in the summary once', async () => {
    const { presenter, state, titles, acknowledged, settle } = harness();
    state.pausedUntil = 'until-resumed';
    presenter.receive(alertOf(payment(1, '25')));
    presenter.receive({ type: 'summary', payments: [payment(1, '25'), payment(2, '5')], entries: [entry] });
    presenter.receive(alertOf(payment(2, '5')));
    state.pausedUntil = null;
    presenter.review();
    await settle();
    expect(titles()).toEqual([expect.stringMatching(/^2 /)]);
    expect(acknowledged.map(({ id }) => id).toSorted()).toEqual([1, 2]);
  });

  it('alerts again once its acknowledgement was lost: then it is news', async () => {
    const { presenter, titles, settle } = harness();
    presenter.receive(alertOf(payment(1, '25')));
    await settle();
    presenter.receive(alertOf(payment(1, '25')));
    await settle();
    expect(titles()).toHaveLength(2);
  });
});

describe('how far a payment is believed', () => {
  const told = (id: number, amount = '25') =>
    payment(id, amount, {
      ...{ alerted: true, trust: 'disputed' },
      outcome: { type: 'shown', as: 'single', at: new Date(NIGHT).toISOString() },
    });

  it('is said of a large payment, of an ordinary one only where servers disagree, and of neither on a lock screen', async () => {
    const { presenter, shown, state, settle } = harness({ criticalAboveXrp: '100' });
    const receive = async (id: number, amount: string) => {
      presenter.receive(alertOf(payment(id, amount)));
      await settle();
      return shown.at(-1)?.body;
    };
    state.disputed = new Set([3, 4, 6]);
    expect(await receive(1, '25')).toBe('');
    expect(await receive(2, '100')).toBe('Confirmed by 2 servers');
    expect(await receive(3, '25')).toBe('Servers disagree');
    expect(await receive(4, '100')).toBe('Servers disagree');
    state.settings = { ...state.settings, privacyMode: true };
    expect(await receive(5, '100')).toBe('');
    expect(await receive(6, '100')).toBe('Servers disagree');
  });

  it('keeps disputed payments out of a summary’s sums, and counts them', async () => {
    const { presenter, shown, state, settle } = harness();
    state.disputed = new Set([2]);
    const payments = [1, 2, 3].map((id) => payment(id, '10', { source: 'recovered' }));
    presenter.receive({ type: 'summary', payments, entries: [entry] });
    await settle();
    expect(shown[0]?.title).toBe('2 payments while you were away: 20 XRP to Shop');
    expect(shown[0]?.body).toContain('Servers disagree about 1 more payment');
  });

  it('is told anew when servers begin to disagree about what was notified, once, and stays on the screen', async () => {
    const { presenter, shown, state, settle } = harness();
    state.disputed = new Set([1]);
    presenter.dispute([told(1)]);
    presenter.dispute([told(1)]);
    await settle();
    expect(shown).toMatchObject([
      {
        title: 'Servers disagree about a payment of 25 XRP',
        body: 'To Shop. It isn’t counted until other servers decide.',
        critical: true,
      },
    ]);
  });

  it('is told as refuted where the validators’ signatures say so, and not as a matter among servers', async () => {
    const { presenter, state, titles, advance, shown, settle } = harness();
    state.disputed = new Set([1, 2, 3]);
    state.refuted = new Set([1, 2, 3]);
    for (const id of [1, 2, 3]) presenter.dispute([told(id)]);
    await settle();
    expect(shown[0]).toMatchObject({
      title: 'The validators refute a payment of 25 XRP',
      body: 'To Shop. It isn’t what they signed, so it isn’t counted.',
      critical: true,
    });
    await advance(60_000);
    presenter.review();
    await settle();
    expect(titles().slice(1)).toEqual(['The validators refute 2 payments']);
    const payments = [2, 3].map((id) => payment(id, '10', { source: 'recovered' }));
    presenter.receive({ type: 'summary', payments, entries: [entry] });
    await settle();
    expect(shown.at(-1)?.body.split('\n').at(-1)).toBe('Refuted by validators');
  });

  it('is not told twice of what was not notified yet: its alert says it', async () => {
    const { presenter, shown, state, settle } = harness();
    state.disputed = new Set([1, 2, 3]);
    presenter.dispute([{ ...told(1), outcome: { type: 'pending' } }]);
    presenter.dispute([{ ...told(2), outcome: { type: 'held', reason: 'paused' } }]);
    presenter.dispute([{ ...told(3), alerted: false }]);
    await settle();
    expect(shown).toEqual([]);
  });

  it('of many is told once a minute, and of those whose dispute has ended no more', async () => {
    const { presenter, state, titles, advance, settle } = harness();
    state.disputed = new Set([1, 2, 3, 4]);
    for (const id of [1, 2, 3, 4]) presenter.dispute([told(id)]);
    await settle();
    expect(titles()).toEqual(['Servers disagree about a payment of 25 XRP']);
    state.disputed.delete(3);
    await advance(60_000);
    presenter.review();
    await settle();
    expect(titles().slice(1)).toEqual(['Servers disagree about 2 payments']);
    await advance(60_000);
    presenter.review();
    await settle();
    expect(titles()).toHaveLength(2);
  });

  it('is told after the pause', async () => {
    const { presenter, state, shown, settle } = harness();
    state.disputed = new Set([1]);
    state.pausedUntil = 'until-resumed';
    presenter.dispute([told(1)]);
    await settle();
    expect(shown).toEqual([]);
    state.pausedUntil = null;
    presenter.review();
    await settle();
    expect(shown).toHaveLength(1);
  });
});
