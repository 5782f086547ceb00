import {
  type AccountView,
  type AppSnapshot,
  type Asset,
  type AssetSum,
  type CreditKind,
  type DaySum,
  DEFAULT_SETTINGS,
  type Examined,
  type PaymentRow,
  type Settings,
  type ShownExamined,
  translateFor,
} from '../../../electron/contract/index.ts';
import { accountExaminedText, reachedText } from '../../../electron/watch/examined/examined-text.ts';
import { addressWithTag, xAddressOf } from '../../../electron/xrpl/protocol/address.ts';

/** The moment at which every test takes place. */
export const NOW = Date.parse('2026-11-21T09:41:00Z');
export const TIME_ZONE = 'Europe/Berlin';

export const ADDRESS_A = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';
export const ADDRESS_B = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
const ADDRESS_C = 'r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59';
const SENDERS = [
  'rN7n7otQDd6FczFgLdSqtcsAUxDkw6fzRH',
  'rfkE1aSy9G8Upk4JssnwBxhEv5p4mn2KTy',
  'rDsbeomae4FXwgQTJp9Rs64Qg9vDiTCdBv',
  'rrrrrrrrrrrrrrrrrrrrBZbvji',
] as const;

export const XRP: Asset = { currency: 'XRP' };
export const USD: Asset = { currency: 'USD', issuer: 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B' };
const EUR: Asset = { currency: 'EUR', issuer: 'rhub8VRN55s94qWKDv6jmDy1pUykJzF3wq' };
const MPT: Asset = { mptIssuanceId: '00000A2B1E5D8F7C3A9E6B4D2C1F0E9D8C7B6A5948372615' };

/** The key and the text of an asset, as main would make them. */
export function assetNames(asset: Asset): { readonly key: string; readonly text: string } {
  if ('mptIssuanceId' in asset) {
    return { key: `mpt:${asset.mptIssuanceId}`, text: `MPT ${asset.mptIssuanceId.slice(0, 6)}…` };
  }
  return 'issuer' in asset
    ? { key: `${asset.currency}.${asset.issuer}`, text: asset.currency }
    : { key: 'XRP', text: 'XRP' };
}

export function sum(asset: Asset, amount: string, amountText?: string): AssetSum {
  return { asset, amount, amountText: amountText ?? `${amount} ${assetNames(asset).text}` };
}

export function row(id: number, change: Partial<PaymentRow> = {}): PaymentRow {
  const asset = change.asset ?? XRP;
  const amount = change.amount ?? '25';
  const closeTime = new Date(NOW - id * 60_000).toISOString();
  const text = assetNames(asset).text;
  return {
    id,
    network: 'mainnet',
    account: ADDRESS_A,
    hash: id.toString(16).toUpperCase().padStart(64, 'A0'),
    ledgerIndex: 99_800_000 - id,
    transactionIndex: 3,
    closeTime,
    kind: 'payment',
    transactionType: 'Payment',
    from: SENDERS[0],
    asset,
    amount,
    destinationTag: null,
    sourceTag: null,
    invoiceId: null,
    memos: [],
    credentialIds: [],
    partialOf: null,
    deliveredAmount: null,
    source: 'live',
    alerted: true,
    outcome: null,
    read: true,
    recordedAt: closeTime,
    amountText: `${amount} ${text}`,
    assetText: text,
    assetSuspicious: false,
    assetIssuer: 'issuer' in asset ? asset.issuer : null,
    fromText: 'rN7n7ot…6fzRH',
    watchIds: ['a'],
    partialOfText: null,
    deliveredText: null,
    minimumText: null,
    isRefuted: false,
    ...change,
  };
}

/** A list as a shop may have it: newest first, ids falling. */
export function busyPayments(): readonly PaymentRow[] {
  const minute = 60_000;
  const at = (ms: number) => ({ closeTime: new Date(NOW - ms).toISOString() });
  const hour = 60 * minute;
  const day = 24 * hour;
  const rows: readonly Partial<PaymentRow>[] = [
    { amount: '1,250', amountText: '1,250 XRP', read: false, fromText: 'Alice Chen', ...at(20_000) },
    { asset: USD, amount: '89.5', read: false, destinationTag: 104_233, watchIds: ['b'], ...at(6 * minute) },
    {
      asset: EUR,
      amount: '12.07',
      partialOf: { asset: EUR, amount: '12000' },
      partialOfText: '12,000 EUR',
      fromText: 'rfkE1aS…n2KTy',
      from: SENDERS[1],
      read: false,
      watchIds: ['b'],
      ...at(48 * minute),
    },
    {
      kind: 'escrow',
      transactionType: 'EscrowFinish',
      amount: '5000',
      amountText: '5,000 XRP',
      ...at(2 * hour),
    },
    {
      kind: 'nft-sale',
      transactionType: 'NFTokenAcceptOffer',
      amount: '310.25',
      fromText: 'rDsbeom…TCdBv',
      watchIds: ['c'],
      account: ADDRESS_C,
      ...at(5 * hour),
    },
    { asset: MPT, amount: '40000', amountText: '40,000 MPT 00000A…', watchIds: ['c'], ...at(8 * hour) },
    {
      kind: 'exchange',
      transactionType: 'OfferCreate',
      amount: '77.000001',
      fromText: null,
      from: null,
      alerted: false,
      outcome: null,
      ...at(day),
    },
    {
      kind: 'check',
      transactionType: 'CheckCash',
      asset: USD,
      amount: '640',
      watchIds: ['b'],
      ...at(day + hour),
    },
    { kind: 'channel', transactionType: 'PaymentChannelClaim', amount: '0.42', ...at(day + 2 * hour) },
    { amount: '15', destinationTag: 7, fromText: 'Bakery on the corner', ...at(day + 3 * hour) },
    {
      kind: 'refund',
      transactionType: 'EscrowCancel',
      amount: '200',
      alerted: false,
      outcome: null,
      ...at(3 * day),
    },
    { kind: 'bridge', transactionType: 'XChainClaim', amount: '18.2', ...at(3 * day + hour) },
    { kind: 'account-delete', transactionType: 'AccountDelete', amount: '0.8', ...at(4 * day) },
    {
      kind: 'nft-royalty',
      transactionType: 'NFTokenAcceptOffer',
      amount: '3.1025',
      watchIds: ['c'],
      ...at(4 * day),
    },
    { kind: 'other', transactionType: 'VaultWithdraw', asset: USD, amount: '1000.5', ...at(4 * day + hour) },
  ];
  return rows.map((change, index) => row(1000 - index, { amountText: undefinedText(change), ...change }));
}

function undefinedText(change: Partial<PaymentRow>): string {
  return `${change.amount ?? '25'} ${assetNames(change.asset ?? XRP).text}`;
}

const KINDS: readonly CreditKind[] = ['payment', 'payment', 'payment', 'escrow', 'check', 'exchange'];

/** The payment at a place of an endless list, newest first: about one every seven minutes. */
export function endlessRow(index: number, total: number): PaymentRow {
  const amount = String(1 + ((index * 7919) % 9973));
  return row(total - index, {
    amount,
    amountText: `${amount} XRP`,
    kind: KINDS[index % KINDS.length] ?? 'payment',
    closeTime: new Date(NOW - index * 7 * 60_000).toISOString(),
    fromText: `sender ${index}`,
    read: index > 3,
  });
}

/** Thirty days of sums, for the chart. */
export function thirtyDays(): readonly DaySum[] {
  return Array.from({ length: 30 }, (_, index) => {
    const date = new Date(NOW - (29 - index) * 86_400_000);
    const xrp = index % 6 === 4 ? 0 : 40 + ((index * 937) % 900);
    return {
      day: date.toISOString().slice(0, 10),
      count: 3,
      sums: [...(xrp === 0 ? [] : [sum(XRP, String(xrp))]), ...(index % 3 === 0 ? [sum(USD, '20')] : [])],
    };
  });
}

/** What days come to, by asset. */
export function totalOf(days: readonly DaySum[]): readonly AssetSum[] {
  const totals = new Map<string, AssetSum>();
  for (const each of days.flatMap((day) => day.sums)) {
    const { key, text } = assetNames(each.asset);
    const total = Number(totals.get(key)?.amount ?? 0) + Number(each.amount);
    totals.set(key, sum(each.asset, String(total), `${total.toLocaleString('en-GB')} ${text}`));
  }
  return [...totals.values()];
}

/** What main says of examined ledgers, in its own words: by default that nothing is missing. */
export function examined(change: Partial<Examined> = {}, since = '3 March'): ShownExamined {
  const all: Examined = {
    ...{ state: 'complete', through: 99_800_100, throughTime: new Date(NOW - 4_000).toISOString() },
    ...{ left: 0, total: 0, open: 0, accepted: 0 },
    ...change,
  };
  const time = (iso: string) =>
    new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: TIME_ZONE }).format(new Date(iso));
  const words = { t: translateFor('en-GB'), time };
  return {
    ...all,
    text: accountExaminedText(all, since, words),
    reachedText: all.state === 'catching-up' ? reachedText(all, words) : null,
  };
}

/** How to be paid with a tag, as main says it. */
export function tagged({ address, tag, network }: Pick<AccountView, 'address' | 'tag' | 'network'>) {
  if (tag === null) return null;
  return { tag, text: addressWithTag(address, tag), xAddress: xAddressOf(address, tag, network) };
}

export function account(change: Partial<AccountView> = {}): AccountView {
  const { address = ADDRESS_A, tag = null, network = 'mainnet' } = change;
  return {
    tagged: tagged({ address, tag, network }),
    id: 'a',
    network: 'mainnet',
    address: ADDRESS_A,
    tag: null,
    label: 'Savings',
    addedAt: '2026-03-03T08:00:00Z',
    sinceLedger: null,
    colour: 0,
    mutedUntil: null,
    minimumAmounts: { XRP: '0.001' },
    alertKinds: null,
    mutedSenders: [],
    coverage: {
      network: 'mainnet',
      account: ADDRESS_A,
      from: 94_100_000,
      through: 99_800_100,
      gaps: [],
    },
    examined: examined(),
    gaps: [],
    lastPayment: row(1000, { closeTime: new Date(NOW - 20_000).toISOString() }),
    totals: [sum(XRP, '18400.25', '18,400.25 XRP'), sum(USD, '729.5')],
    paymentCount: 214,
    ...change,
  };
}

export function threeAccounts(): readonly AccountView[] {
  return [
    account(),
    account({
      id: 'b',
      label: 'Shop till',
      tag: 104_233,
      address: ADDRESS_B,
      colour: 2,
      mutedUntil: new Date(NOW + 3_600_000).toISOString(),
      totals: [sum(USD, '12040.75', '12,040.75 USD'), sum(EUR, '310'), sum(XRP, '9')],
      mutedSenders: [SENDERS[1]],
    }),
    account({
      id: 'c',
      label: 'Gallery',
      network: 'testnet',
      address: ADDRESS_C,
      colour: 4,
      totals: [],
      lastPayment: null,
      paymentCount: 0,
    }),
  ];
}

const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  criticalAboveXrp: '10000',
  quietHours: { enabled: true, from: '22:00', to: '07:00' },
  startAtLogin: true,
  startHidden: false,
};

const SERVERS = ['wss://xrplcluster.com', 'wss://s1.ripple.com', 'wss://s2.ripple.com'];

export function snapshot(change: Partial<AppSnapshot> = {}): AppSnapshot {
  const since = '2026-11-21T08:12:00Z';
  return {
    version: '0.1.0',
    platform: 'linux',
    locale: 'en-GB',
    demo: false,
    overall: 'live',
    overallText: 'Live on mainnet since 09:12',
    overallSince: since,
    overallConnection: change.overall === undefined || change.overall === 'paused' ? 'live' : change.overall,
    overallNetwork: 'mainnet',
    networks: [
      {
        network: 'mainnet',
        connection: {
          network: 'mainnet',
          state: 'connected',
          server: SERVERS[0] ?? null,
          attempt: 0,
          retryInMs: null,
          reasonText: null,
          code: null,
          since,
          offlineSince: null,
        },
        validatedLedger: 99_800_101,
        examined: examined(),
        spotChecksText: 'History checked on a second server: 12 of 40 ranges',
        validatorList: null,
        provedPeriod: null,
        servers: SERVERS.map((url, index) => ({
          url,
          inUse: index === 0,
          latencyMs: index === 0 ? 48 : null,
          ledgerAgeS: index === 0 ? 3 : null,
          completeLedgers: index === 0 ? '32570-99800101' : null,
          coolDownUntil: index === 2 ? new Date(NOW + 240_000).toISOString() : null,
          lastErrorText: index === 2 ? 'The server did not answer within 10 seconds.' : null,
        })),
      },
    ],
    accounts: threeAccounts(),
    formerAccounts: [],
    unread: 3,
    pausedUntil: null,
    pauseSpan: null,
    problems: [],
    settings: SETTINGS,
    contacts: [
      { address: SENDERS[0], name: 'Alice Chen' },
      { address: SENDERS[2], name: 'Bakery on the corner' },
    ],
    forwarding: [],
    notifications: {
      inUse: 'electron',
      reasonText: 'The notification service supports actions.',
      delivered: 212,
      failed: 1,
      lastErrorText: null,
    },
    loginItem: { isOffered: true, text: null },
    connectionCheck: null,
    exporting: null,
    proving: null,
    dataFolder: '/home/alice/.config/XRPL Chime',
    builtInServers: {
      mainnet: SERVERS,
      testnet: ['wss://s.altnet.rippletest.net:51233'],
      devnet: ['wss://s.devnet.rippletest.net:51233'],
    },
    update: { state: 'current', version: null, text: null },
    ...change,
  };
}
