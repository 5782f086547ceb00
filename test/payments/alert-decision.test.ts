import { describe, expect, test } from 'vitest';
import { CREDIT_KINDS, DEFAULT_ALERT_KINDS } from '../../electron/contract/index.ts';
import {
  decideAlert,
  isForAnotherTag,
  isMuted,
  isSmall,
  matchingEntries,
  watchedByTagAlone,
} from '../../electron/payments/alert-decision.ts';
import { ALICE, ISSUER, issued, MPT, payment, SHOP, watched } from './support/payments.ts';

const rules = { kinds: DEFAULT_ALERT_KINDS };
const alerts = (change: Parameters<typeof payment>[0], entry: Parameters<typeof watched>[0] = {}) =>
  decideAlert(payment(change), [watched(entry)], rules).alerted;

describe('kinds', () => {
  test.each(CREDIT_KINDS)('%s alerts by default unless it is an exchange or a refund', (kind) => {
    expect(alerts({ kind })).toBe(kind !== 'exchange' && kind !== 'refund');
  });

  test("an entry's own list goes before the default, in both directions", () => {
    expect(alerts({ kind: 'exchange' }, { alertKinds: ['exchange'] })).toBe(true);
    expect(alerts({ kind: 'payment' }, { alertKinds: ['exchange'] })).toBe(false);
    expect(alerts({ kind: 'payment' }, { alertKinds: [] })).toBe(false);
    expect(decideAlert(payment({ kind: 'refund' }), [watched()], { kinds: CREDIT_KINDS }).alerted).toBe(true);
  });
});

describe('small payments', () => {
  const small = (change: Parameters<typeof payment>[0], entry: Parameters<typeof watched>[0] = {}) => {
    const one = payment(change);
    return isSmall(one, decideAlert(one, [watched(entry)], rules).suppressed);
  };

  test('are those that strangers can send by the thousand, and that nobody asked to hear of', () => {
    expect(small({ amount: '0.000001' })).toBe(true);
    expect(small({ amount: '0.000999', destinationTag: 5 }, { tag: 4 })).toBe(true);
    expect(small({ kind: 'exchange', amount: '5' })).toBe(true);
    expect(small({ amount: '5', from: ALICE }, { mutedSenders: [ALICE] })).toBe(true);
    const minimumAmounts = { XRP: '100', [`USD.${ISSUER}`]: '10' };
    expect(small({ asset: issued('USD'), amount: '0.0099' }, { minimumAmounts })).toBe(true);
  });

  test('are not those that alert, nor what is only below an amount that a person chose', () => {
    const minimumAmounts = { XRP: '100', [`USD.${ISSUER}`]: '10' };
    expect(small({ amount: '0.001' })).toBe(false);
    expect(small({ amount: '0.000001' }, { minimumAmounts: { XRP: '0' } })).toBe(false);
    expect(small({ amount: '0.001' }, { minimumAmounts })).toBe(false);
    expect(small({ asset: issued('USD'), amount: '0.01' }, { minimumAmounts })).toBe(false);
    expect(small({ amount: '0.001', destinationTag: 5 }, { tag: 4 })).toBe(false);
    expect(small({ asset: issued('USD'), amount: '1e-15' })).toBe(false);
  });
});

describe('smallest amounts', () => {
  test.each([
    ['0.000001', false],
    ['0.000999', false],
    ['0.001', true],
    ['0.0010000', true],
    ['10000000000.000001', true],
  ])('%s XRP by default: %s', (amount, expected) => expect(alerts({ amount })).toBe(expected));

  test('are set by asset; other assets have none', () => {
    const minimumAmounts = { XRP: '100', [`USD.${ISSUER}`]: '0.5', [`mpt:${MPT}`]: '9007199254740993' };
    expect(alerts({ amount: '99.999999' }, { minimumAmounts })).toBe(false);
    expect(alerts({ amount: '100' }, { minimumAmounts })).toBe(true);
    expect(alerts({ asset: issued('USD'), amount: '0.4999999999999999' }, { minimumAmounts })).toBe(false);
    expect(alerts({ asset: issued('USD', ALICE), amount: '1e-70' }, { minimumAmounts })).toBe(true);
    expect(alerts({ asset: { mptIssuanceId: MPT }, amount: '9007199254740992' }, { minimumAmounts })).toBe(
      false,
    );
    expect(alerts({ asset: { mptIssuanceId: MPT }, amount: '9007199254740993' }, { minimumAmounts })).toBe(
      true,
    );
    expect(alerts({ asset: issued('EUR'), amount: '0.000000001' }, { minimumAmounts })).toBe(true);
  });

  test('zero lets everything alert, one drop too', () => {
    expect(alerts({ amount: '0.000001' }, { minimumAmounts: { XRP: '0' } })).toBe(true);
  });

  test('a threshold that is no number holds nothing back', () => {
    expect(alerts({ amount: '1' }, { minimumAmounts: { XRP: 'lots' } })).toBe(true);
  });

  test('names of the language itself are no thresholds', () => {
    expect(alerts({ asset: issued('constructor' as string) })).toBe(true);
  });
});

test('muted senders do not alert; nobody is muted where nobody can be named', () => {
  expect(alerts({}, { mutedSenders: [ALICE] })).toBe(false);
  expect(alerts({ from: ISSUER }, { mutedSenders: [ALICE] })).toBe(true);
  expect(alerts({ from: null }, { mutedSenders: [ALICE] })).toBe(true);
});

describe('tags', () => {
  const entries = [
    watched({ id: 'all' }),
    watched({ id: 'five', tag: 5 }),
    watched({ id: 'zero', tag: 0 }),
    watched({ id: 'elsewhere', network: 'testnet' }),
    watched({ id: 'other', address: ALICE }),
  ];
  const idsFor = (destinationTag: number | null) =>
    matchingEntries(payment({ destinationTag }), entries).map(({ id }) => id);

  test('the entry with the tag comes before the one without', () => {
    expect(idsFor(5)).toEqual(['five', 'all']);
    expect(idsFor(0)).toEqual(['zero', 'all']);
    expect(idsFor(6)).toEqual(['all']);
    expect(idsFor(null)).toEqual(['all']);
  });

  test('an account watched by tag only alerts for that tag only', () => {
    const tagged = [watched({ id: 'five', tag: 5 })];
    expect(decideAlert(payment({ destinationTag: 5 }), tagged, rules).alerted).toBe(true);
    for (const destinationTag of [null, 0, 6]) {
      expect(decideAlert(payment({ destinationTag }), tagged, rules)).toEqual({
        alerted: false,
        suppressed: { reason: 'not-watched' },
        entries: [],
        alerting: [],
      });
    }
  });

  test('each entry has filters of its own: one that alerts is enough, and names the alert', () => {
    const strict = watched({ id: 'five', tag: 5, minimumAmounts: { XRP: '1000' } });
    const decision = decideAlert(payment({ destinationTag: 5 }), [watched({ id: 'all' }), strict], rules);
    expect(decision.alerted).toBe(true);
    expect(decision.entries.map(({ id }) => id)).toEqual(['five', 'all']);
    expect(decision.alerting.map(({ id }) => id)).toEqual(['all']);
  });

  test('an account watched by tags alone has nothing to do with other tags; one watched without has', () => {
    const five = watched({ id: 'five', tag: 5 });
    const zero = watched({ id: 'zero', tag: 0 });
    expect(watchedByTagAlone([five, zero, watched({ id: 'again', tag: 5 })])).toEqual([
      { network: 'mainnet', account: SHOP, tags: [5, 0] },
    ]);
    expect(watchedByTagAlone([five, watched({ id: 'all' })])).toEqual([]);
    expect(watchedByTagAlone([five, watched({ id: 'elsewhere', network: 'testnet' })])).toEqual([
      { network: 'mainnet', account: SHOP, tags: [5] },
    ]);
    const alone = watchedByTagAlone([five, zero]);
    const foreign = [5, 0, 6, null].map((destinationTag) =>
      isForAnotherTag(payment({ destinationTag }), alone),
    );
    expect(foreign).toEqual([false, false, true, true]);
    expect(isForAnotherTag(payment({ destinationTag: 6, network: 'testnet' }), alone)).toBe(false);
    expect(isForAnotherTag(payment({ destinationTag: 6, account: ALICE }), alone)).toBe(false);
    expect(isForAnotherTag(payment({ destinationTag: 6 }), [])).toBe(false);
  });

  test('nobody watches: nothing alerts', () => {
    expect(decideAlert(payment(), [], rules).alerted).toBe(false);
  });
});

test.each([
  [null, false],
  ['until-unmuted', true],
  ['2026-11-21T12:00:01Z', true],
  ['2026-11-21T12:00:00Z', false],
  ['2026-11-21T11:00:00Z', false],
  ['nonsense', false],
])('muted until %s at noon: %s', (mutedUntil, expected) => {
  expect(isMuted({ mutedUntil }, Date.parse('2026-11-21T12:00:00Z'))).toBe(expected);
});

test('what does not alert says why, by the most specific entry', () => {
  const why = (change: Parameters<typeof payment>[0], ...entries: Parameters<typeof watched>[0][]) =>
    decideAlert(payment(change), entries.map(watched), rules).suppressed;
  expect(why({}, {})).toBeNull();
  expect(why({ kind: 'exchange' }, {})).toEqual({ reason: 'kind' });
  expect(why({ from: ALICE }, { mutedSenders: [ALICE] })).toEqual({ reason: 'muted-sender' });
  const belowDefault = { reason: 'below-minimum', minimum: '0.001' };
  expect(why({ amount: '0.000001' }, {})).toEqual(belowDefault);
  const strict = { id: 'five', tag: 5, minimumAmounts: { XRP: '1000' } };
  const belowStrict = { reason: 'below-minimum', minimum: '1000' };
  expect(why({ destinationTag: 5, from: ALICE }, { mutedSenders: [ALICE] }, strict)).toEqual(belowStrict);
  expect(why({ destinationTag: 5 }, {}, strict)).toBeNull();
});
