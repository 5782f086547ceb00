import type { Random } from './random.ts';

/** Values that break assumptions: wrong types, extremes, text that looks like amounts and is none. */
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  '0',
  '-0',
  '-1',
  '1e400',
  '1e-400',
  '1e999999999',
  `9${'0'.repeat(5000)}`,
  `0.${'0'.repeat(5000)}1`,
  '0x10',
  'NaN',
  'Infinity',
  '１２３',
  ' 5',
  '5 ',
  '1,000',
  'unavailable',
  'tesSUCCESS',
  '9999999999999999e80',
  '-9999999999999999e80',
  '9223372036854775807',
  '18446744073709551616',
  'XRP',
  'xrp',
  '<b>',
  '\u202eDSU',
  '\u0000',
  '\ud800',
  'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT',
  'rNmkbZTX3gzXzxvV7MoMGt88sBJYEL8RkQ',
  'r',
  '__proto__',
  'F'.repeat(40),
  '0'.repeat(48),
  'FFFE00',
  {},
  [],
  [[]],
  { currency: 'USD', issuer: 'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT', value: '1e5' },
  { currency: 'USD', value: {} },
  { mpt_issuance_id: '0'.repeat(48), value: '5' },
  { issuer: 'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT', currency: 'XRP', value: '5' },
  'Payment',
  'CheckCash',
  'EscrowFinish',
  'EscrowCancel',
  'PaymentChannelClaim',
  'AccountDelete',
  'NFTokenAcceptOffer',
  'XChainClaim',
  'AMMBid',
  'SomethingNew',
  'AccountRoot',
  'RippleState',
  'MPToken',
  'MPTokenIssuance',
  'Escrow',
];

type Container = Record<string, unknown> | unknown[];

/** Changes one to six places of a JSON value in itself: odd values, missing and doubled fields, swapped places. */
export function mutate(root: Container, random: Random): void {
  const times = 1 + random.below(6);
  for (let time = 0; time < times; time += 1) {
    const container = anyContainer(root, random);
    const keys = Object.keys(container);
    const key = random.pick(keys);
    if (key === undefined) continue;
    const holder = container as Record<string, unknown>;
    switch (random.below(5)) {
      case 0:
      case 1:
        holder[key] = structuredClone(random.pick(ODD_VALUES));
        break;
      case 2:
        if (Array.isArray(container)) container.splice(Number(key), 1);
        else delete holder[key];
        break;
      case 3: {
        const other = random.pick(keys) ?? key;
        [holder[key], holder[other]] = [holder[other], holder[key]];
        break;
      }
      default:
        if (Array.isArray(container)) container.push(structuredClone(container[Number(key)]));
        else holder[random.pick(FIELD_NAMES) ?? key] = structuredClone(holder[key]);
    }
  }
}

const FIELD_NAMES = [
  'Account',
  'Amount',
  'Balance',
  'Destination',
  'Flags',
  'HighLimit',
  'LowLimit',
  'FinalFields',
  'PreviousFields',
  'NewFields',
  'MPTAmount',
  'Issuer',
  'delivered_amount',
  'DestinationTag',
  'Memos',
];

/** A container somewhere in the value, found by a random walk. */
function anyContainer(root: Container, random: Random): Container {
  let current = root;
  for (;;) {
    const inner = Object.values(current).filter(
      (value): value is Container =>
        typeof value === 'object' && value !== null && Object.keys(value).length > 0,
    );
    const next = random.pick(inner);
    if (next === undefined || random.below(6) === 0) return current;
    current = next;
  }
}
