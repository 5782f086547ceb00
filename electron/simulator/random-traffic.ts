import type { Asset } from '../contract/index.ts';
import { XRP } from './ledger/amounts.ts';
import type { Random } from './random.ts';
import type { SimulatedNetwork } from './simulated-network.ts';

const MEMOS = [
  'Invoice 2041',
  'Thank you!',
  'Rent for March',
  'Order #5177',
  'Coffee ☕',
  'Refund of deposit',
];

export interface TrafficOptions {
  /** Accounts that receive. */
  readonly accounts: readonly string[];
  /** Assets besides XRP that are sent now and then. */
  readonly assets?: readonly Asset[];
  /** The source of randomness; default: the network's own. */
  readonly random?: Random;
  /** Share of transactions that are no payments or that fail, 0..1; default 0.2. */
  readonly noise?: number;
}

export interface Traffic {
  /** Mostly something that arrives, otherwise something that only looks like it. */
  send(): void;
  /** Something that arrives at one of the accounts. */
  arrive(): void;
  /** A transaction that is no receipt, or that fails. */
  disturb(): void;
}

/** A source of transactions as an account sees them: mostly payments, and other transactions between them. */
export function createTraffic(network: SimulatedNetwork, options: TrafficOptions): Traffic {
  const random = options.random ?? network.random.fork('traffic');
  const assets = options.assets ?? [{ currency: 'USD', issuer: network.address('Bank') }];
  const senders = ['Alice', 'Bob', 'Carol', 'Dave', 'Erin'];
  for (const name of [...options.accounts, ...senders, 'Somebody else']) network.addAccount(name);
  const noise = options.noise ?? 0.2;
  const amount = (): string => {
    // Many small ones, few large ones; never more than six decimals.
    const magnitude = random.integer(0, 4);
    return (random.integer(1, 10 ** (magnitude + 2)) / 100).toString();
  };
  const payment = (from: string, to: string): void => {
    const asset = random.chance(0.7) ? XRP : random.pick(assets);
    network.pay({
      from,
      to,
      amount: amount(),
      asset,
      ...(random.chance(0.4) ? { destinationTag: random.integer(0, 99_999) } : {}),
      ...(random.chance(0.3) ? { memos: [{ data: random.pick(MEMOS) }] } : {}),
    });
  };
  const canSpend = (account: string): boolean => Number(network.balance(account)) > 25;
  const others: readonly ((from: string, to: string) => void)[] = [
    (from, to) => network.fail({ from, to, amount: amount() }),
    (from, to) => network.createCheck({ from, to, amount: amount() }),
    (from, to) => network.createEscrow({ from, to, amount: amount() }),
    (_from, to) => network.setAccount({ account: to }),
    (from, to) => {
      if (canSpend(to)) network.pay({ from: to, to: from, amount: '0.5' });
    },
    (from, to) => {
      if (!canSpend(to)) return;
      network.exchange({
        maker: to,
        taker: from,
        gets: { asset: XRP, amount: random.integer(1, 5).toString() },
        pays: { asset: random.pick(assets), amount: amount() },
      });
    },
    (from, to) => network.preauthorize({ account: from, authorized: to }),
    (from) => network.pay({ from, to: 'Somebody else', amount: amount() }),
  ];
  const receipts: readonly ((from: string, to: string) => void)[] = [
    (from, to) => network.cashCheck({ from, to, amount: amount() }),
    (from, to) => network.finishEscrow({ from, to, amount: amount() }),
    (from, to) => network.claimChannel({ from, to, amount: amount() }),
    (from, to) => network.sellNft({ seller: to, buyer: from, price: amount() }),
  ];
  const between = (act: (from: string, to: string) => void) =>
    act(random.pick(senders), random.pick(options.accounts));
  const disturb = () => between((from, to) => random.pick(others)(from, to));
  const arrive = () =>
    between((from, to) => {
      if (random.chance(0.1)) random.pick(receipts)(from, to);
      else payment(from, to);
    });
  return {
    arrive,
    disturb,
    send() {
      if (random.chance(noise)) disturb();
      else arrive();
    },
  };
}
