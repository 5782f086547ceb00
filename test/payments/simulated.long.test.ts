import { describe, expect, test } from 'vitest';
import type { Asset } from '../../electron/contract/index.ts';
import { assetKey } from '../../electron/payments/amounts/asset.ts';
import { readCredits } from '../../electron/payments/classify/read-credits.ts';
import { accountTxRow, isoTime, ledgerRow, streamFrame } from '../../electron/simulator/api/render.ts';
import type { Ledger } from '../../electron/simulator/ledger-source.ts';
import type { JsonObject, ValidatedTransaction } from '../../electron/xrpl/protocol/transaction.ts';
import {
  parseAccountTxRow,
  parseLedgerTransaction,
  parseStreamTransaction,
} from '../../electron/xrpl/protocol/wire-transaction.ts';
import { createSimulatedNetwork, type SimulatedNetwork } from '../simulator/index.ts';
import { createRandom, type Random } from './support/random.ts';

/**
 * What the recorded scenario does not contain, generated on the simulated ledger: orders, magnitudes, several credits
 * in one ledger, odd currency codes, memos of every kind. What the network booked is the truth.
 */

const XRP: Asset = { currency: 'XRP' };
const PEOPLE = ['Shop', 'Alice', 'Bob', 'Carol'] as const;
const ISSUERS = ['Bank', 'Mint'] as const;
const EVERYBODY = [...PEOPLE, ...ISSUERS, 'Dealer', 'Artist', 'Hub', 'Market maker'];
const CODES = [
  'USD',
  'xrp',
  '<b>',
  '$$$',
  '000',
  '&lt',
  '524C555344000000000000000000000000000000',
  `${'0'.repeat(39)}1`,
];
const MEMOS = [
  undefined,
  [],
  [{ data: 'thanks' }],
  [{ data: '=1+1', type: 'text/csv' }],
  [{ data: '\u202egnihtemos', format: '\u0000' }],
  [{ data: '👩‍👩‍👧 ✓' }, { type: 'x'.repeat(300) }],
  [{ data: '<script>alert(1)</script>' }, {}],
];

class Traffic {
  readonly network: SimulatedNetwork;
  readonly random: Random;
  readonly mpt: Asset;
  readonly #funded = new Set<string>();

  constructor(seed: number) {
    this.random = createRandom(seed);
    this.network = createSimulatedNetwork({ seed });
    for (const name of EVERYBODY) this.network.addAccount(name, '100000000');
    this.mpt = this.network.addMpt(this.network.address('Mint'));
  }

  /** Gives an account enough of a token to spend, from its issuer: a payment like any other. */
  fund(holder: string, asset: Asset): Asset {
    const key = `${holder} ${assetKey(asset)}`;
    if (assetKey(asset) === 'XRP' || this.#funded.has(key)) return asset;
    this.#funded.add(key);
    const from = 'issuer' in asset ? asset.issuer : this.network.address('Mint');
    this.network.pay({ from, to: holder, asset, amount: '1000000000' });
    return asset;
  }

  person(): string {
    return this.random.pick(PEOPLE) ?? 'Shop';
  }

  two(): readonly [string, string] {
    const from = this.person();
    for (;;) {
      const to = this.person();
      if (to !== from) return [from, to];
    }
  }

  issued(): Asset {
    const issuer = this.network.address(this.random.pick(ISSUERS) ?? 'Bank');
    return { currency: this.random.pick(CODES) ?? 'USD', issuer };
  }

  asset(): Asset {
    const kind = this.random.below(4);
    return kind === 0 ? this.issued() : kind === 1 ? this.mpt : XRP;
  }

  /** From one unit to thousands of them, with as many digits as the asset has. */
  amountOf(asset: Asset): string {
    const whole = this.random.below(10 ** (1 + this.random.below(4)));
    if ('mptIssuanceId' in asset) return String(whole + 1);
    const places = 'issuer' in asset ? this.random.below(15) : this.random.below(7);
    const digits = Array.from({ length: places }, () => this.random.below(10)).join('');
    return `${whole + (places === 0 ? 1 : 0)}.${digits}1`.replace(/^(\d+)\.(\d{6})\d+$/, (all, front, six) =>
      'issuer' in asset ? all : `${front}.${six.slice(0, 5)}1`,
    );
  }

  /** One transaction of any sort into the open ledger. */
  act(): void {
    const { network, random } = this;
    const [from, to] = this.two();
    const asset = this.fund(from, this.asset());
    const amount = this.amountOf(asset);
    const memos = random.pick(MEMOS);
    const common = {
      ...(memos === undefined ? {} : { memos }),
      ...(random.below(3) === 0 ? { destinationTag: random.below(3) } : {}),
    };
    const xrp = this.amountOf(XRP);
    switch (random.below(16)) {
      case 0:
      case 1:
        network.pay({ from, to, asset, amount, ...common });
        return;
      case 2:
        network.pay({ from, to, asset, amount, partialOf: `${amount.split('.')[0] ?? '0'}99999`, ...common });
        return;
      case 3: {
        const send = { asset: this.fund(from, this.issued()), amount: '7.25' };
        network.pay({ from, to, asset: XRP, amount: xrp, send, ...common });
        return;
      }
      case 4:
        network.cashCheck({ from, to, asset, amount, ...common });
        return;
      case 5:
        network.finishEscrow({ from, to: random.below(3) === 0 ? from : to, amount: xrp, by: this.person() });
        return;
      case 6:
        network.cancelEscrow({ from, to, amount: xrp, by: this.person() });
        return;
      case 7:
        network.claimChannel({ from, to, amount: xrp, by: random.below(2) === 0 ? from : to });
        return;
      case 8: {
        const channel = network.createChannel({ from, to, amount: '50' });
        network.claimChannel({ from, to, amount: '20', channel });
        network.closeChannel({ channel });
        return;
      }
      case 9:
        network.exchange({
          maker: from,
          taker: to,
          gets: { asset: this.fund(from, this.issued()), amount: '12.5' },
          pays: { asset: XRP, amount: xrp },
        });
        return;
      case 10:
        network.payThroughOwnOffer({
          from,
          account: to,
          gets: { asset: this.fund(to, this.issued()), amount: '5' },
          xrp,
          ...common,
        });
        return;
      case 11:
        network.payByUnknownType({ from, to, amount: xrp, ...common });
        return;
      case 12: {
        const broker = random.below(2) === 0 ? {} : { broker: { account: 'Dealer', fee: '0.25' } };
        const issuer = random.below(2) === 0 ? {} : { issuer: { account: 'Artist', transferFee: 10_000 } };
        network.sellNft({ seller: from, buyer: to, price: '10.5', ...broker, ...issuer });
        return;
      }
      case 13:
        this.fund(from, { currency: 'USD', issuer: network.address('Bank') });
        this.fund('Hub', { currency: 'USD', issuer: network.address('Mint') });
        network.rippleThrough({
          from,
          to,
          through: 'Hub',
          currency: 'USD',
          amount: '3.25',
          issuers: ['Bank', 'Mint'],
        });
        return;
      case 14: {
        const issuer = 'Bank';
        this.fund(to, { currency: 'USD', issuer: network.address(issuer) });
        network.clawBack({ issuer, holder: to, currency: 'USD', amount: '1.5' });
        return;
      }
      default:
        network.fail({ from, to, amount: '1', ...common });
    }
  }
}

type Form = readonly [
  name: string,
  read: (ledger: Ledger, network: number) => readonly (ValidatedTransaction | null)[],
];

const FORMS: readonly Form[] = ([1, 2] as const).flatMap((version): readonly Form[] => [
  [
    `stream v${version}`,
    (ledger, id) =>
      ledger.transactions.map((one) =>
        parseStreamTransaction(JSON.parse(streamFrame(one, ledger, id, version)) as JsonObject),
      ),
  ],
  [
    `account_tx v${version}`,
    (ledger, id) =>
      ledger.transactions.map((one) => parseAccountTxRow(accountTxRow(one, ledger, id, version))),
  ],
  [
    `ledger v${version}`,
    (ledger) =>
      ledger.transactions.map((one) =>
        parseLedgerTransaction(ledgerRow(one, ledger, version), ledger.index, isoTime(ledger.closeTime)),
      ),
  ],
]);

describe.each([1, 2, 3, 4, 5, 6])('seed %i', (seed) => {
  const traffic = new Traffic(seed);
  const ledgers: Ledger[] = [];
  for (let round = 0; round < 60; round += 1) {
    const count = 1 + traffic.random.below(8);
    for (let each = 0; each < count; each += 1) traffic.act();
    ledgers.push(traffic.network.close());
  }

  test.each(FORMS)('%s: every account got what the network booked', (_, read) => {
    const { network } = traffic;
    const transactions = ledgers.flatMap((ledger) => read(ledger, network.networkId));
    expect(transactions.length).toBeGreaterThan(150);
    for (const name of EVERYBODY) {
      const account = network.address(name);
      const computed = transactions.flatMap((transaction) => {
        if (transaction === null) throw new Error('A transaction was not understood.');
        const credits = readCredits(transaction, account);
        return (credits?.credits ?? []).map(
          ({ asset, amount }) => `${transaction.hash} ${credits?.kind} ${amount} ${assetKey(asset)}`,
        );
      });
      const booked = network
        .truth(account)
        .map(({ hash, kind, amount, asset }) => `${hash} ${kind} ${amount} ${assetKey(asset)}`);
      expect(computed.sort(), name).toEqual(booked.sort());
      if (PEOPLE.some((person) => person === name)) expect(computed.length).toBeGreaterThan(20);
    }
  });

  test('several credits came in one ledger', () => {
    const perLedger = ledgers.map(
      (ledger) =>
        traffic.network
          .truth(traffic.network.address('Shop'))
          .filter((one) => one.ledgerIndex === ledger.index).length,
    );
    expect(Math.max(...perLedger)).toBeGreaterThan(1);
  });
});
