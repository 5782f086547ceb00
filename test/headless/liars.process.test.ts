import { describe, expect, it } from 'vitest';
import type { Lie } from '../../electron/simulator/server/lies/lies.ts';
import { openPaymentStore } from '../../electron/store/database/payment-store.ts';
import type { HeadlessProcess } from './headless-process.ts';
import { type World, watching } from './liar-world.ts';

/** Many servers in turn take seconds, but a minute on a machine that has other things to do. */
const BUSY_MS = 150_000;

const said = ({ watcher }: World, code: string) =>
  watcher.lines.filter((line) => line.code === code).map(({ message }) => String(message));

/** What arrived, as the network has it and as the watcher told it. */
function truth({ network }: World): readonly string[] {
  return ['Shop', 'Till'].flatMap((name) => {
    const account = network.address(name);
    return network.truth(account).map(({ hash, amount }) => `${account} ${hash} ${amount}`);
  });
}

const told = ({ watcher }: World) =>
  watcher.payments().map(({ account, hash, amount }) => `${account} ${hash} ${amount}`);

/** What the data folder says of the only payment, once nobody has it open. */
function stored({ folder, network }: World) {
  const store = openPaymentStore(folder);
  try {
    const { rows } = store.query({ offset: 0, limit: 9 });
    return {
      levels: rows.map(({ trust }) => trust),
      received: store.totals('mainnet', network.address('Shop'), null),
      said: store.statements(rows[0]?.id ?? 0).map(({ server, says, ledgerHashCheck }) => ({
        ...{ server, says, ledgerHashCheck },
      })),
    };
  } finally {
    store.close();
  }
}

describe.concurrent('a server whose words contradict each other', () => {
  it('is named and left, and every payment is told once, as it was', async (test) => {
    const words = Object.entries({
      'other-hash': 'the hash isn’t the transaction’s',
      'other-destination': 'the hash isn’t the transaction’s',
      'other-result': 'two results that differ',
      'other-amount': 'not what the payment itself says',
      'other-currency': 'not what the payment itself says',
      emptied: 'not what the payment itself says',
      'too-much-xrp': 'more XRP than exists',
      'many-assets': 'several assets in one payment',
      'other-ledger': 'another ledger than it announced',
      'other-time': 'another ledger than it announced',
      'same-place': 'two transactions in one place',
      expired: 'a ledger after its last possible one',
      replayed: 'it said otherwise before|a ledger after its last possible one',
    } satisfies Partial<Record<Lie, string>>) as [Lie, string][];
    const world = await watching(test, [...words.map(([lie]) => ({ lie })), null]);
    const { network, servers, watcher } = world;
    const named = (n: number) =>
      said(world, 'untrue-statement').find((text) => text.startsWith(`${servers[n]?.url} `)) ?? '';
    world.inEveryLedger(() => {
      network.pay({ from: 'Alice', to: 'Shop', amount: '25' });
      network.pay({ from: 'Alice', to: 'Shop', amount: '7' });
    });
    await watcher.until(() => words.every((_, n) => named(n) !== ''), 'all names', BUSY_MS);
    world.inEveryLedger(() => {});
    for (const [n, [lie, why]] of words.entries())
      expect(named(n), lie).toMatch(new RegExp(`sent a payment that can’t be true \\((${why})\\)`));
    expect(named(words.length), 'the honest one').toBe('');
    await watcher.until(() => told(world).length >= truth(world).length, 'every payment');
    expect(told(world).toSorted()).toEqual(truth(world).toSorted());
  });
});

describe.concurrent('with a second opinion, a server whose words agree with each other', () => {
  const opinion = ['--second-opinion'];
  const trusts = ({ watcher }: World) => watcher.lines.filter(({ type }) => type === 'trust');
  const levelOf = (world: World, hash: unknown) =>
    trusts(world).findLast((line) => line.hash === hash)?.trust ?? 'seen';
  const hashes = ({ watcher }: World) => watcher.payments().map(({ hash }) => String(hash));
  const trueHashes = ({ network }: World) =>
    ['Shop', 'Till'].flatMap((name) => network.truth(network.address(name)).map(({ hash }) => hash));
  const convicted = (world: World, n: number) =>
    said(world, 'servers-disagree').some((text) =>
      text.startsWith(`${world.servers[n]?.url} gave a false statement`),
    );

  it('is named by two others, and nothing that it invented or altered is left undisputed', async (test) => {
    const lies: readonly Lie[] = ['paid', 'early', 'other-amount', 'false-ledger', 'invented'];
    const world = await watching(test, [...lies.map((lie) => ({ lie })), null, null], opinion);
    const { network, watcher } = world;
    network.addAccount('Bank');
    const asset = { currency: 'USD', issuer: network.address('Bank') };
    world.inEveryLedger(() => {
      network.pay({ from: 'Bank', to: 'Shop', amount: '25', asset });
      network.fail({ from: 'Alice', to: 'Till', amount: '9' });
    });
    await watcher.until(() => lies.every((_, n) => convicted(world, n)), 'every liar is named', BUSY_MS);
    world.inEveryLedger(() => {});
    const inTime = () => trueHashes(world).every((hash) => hashes(world).includes(hash));
    await watcher.until(inTime, 'every true payment');
    expect(new Set(hashes(world)).size, 'each is told once').toBe(hashes(world).length);
    const truly = new Set(truth(world));
    const untrue = watcher
      .payments()
      .filter(({ account, hash, amount }) => !truly.has(`${account} ${hash} ${amount}`));
    expect(untrue.length).toBeGreaterThan(0);
    const isDisputed = () => untrue.every(({ hash }) => levelOf(world, hash) === 'disputed');
    await watcher.until(isDisputed, 'all that is untrue is disputed');
    for (const honest of [lies.length, lies.length + 1]) expect(convicted(world, honest)).toBe(false);
  });

  it('is not believed in what it said before: what it withheld is told once, true ones are confirmed', async (test) => {
    const world = await watching(test, [{ lie: 'withheld' }, null, null], opinion);
    const { network, servers, watcher } = world;
    network.pay({ from: 'Alice', to: 'Shop', amount: '24' });
    const isProven = () => {
      const [withheld] = network.truth(network.address('Shop'));
      const coverage = watcher.lines.findLast(({ type }) => type === 'coverage');
      return withheld !== undefined && Number(coverage?.through) >= withheld.ledgerIndex;
    };
    await watcher.until(isProven, 'a ledger without its payment');
    expect(watcher.payments()).toEqual([]);
    for (const server of servers.slice(0, 1)) server.faults.lie = 'invented';
    network.pay({ from: 'Alice', to: 'Shop', amount: '25' });
    await watcher.until(() => convicted(world, 0), 'the liar is named');
    const isLeft = () => {
      const status = watcher.lines.findLast(({ type }) => type === 'connection');
      return status?.state === 'connected' && status.server !== servers[0]?.url;
    };
    await watcher.until(isLeft, 'another server');
    const { hash } = network.pay({ from: 'Alice', to: 'Shop', amount: '26' });
    await watcher.until(() => levelOf(world, hash) === 'confirmed', 'a confirmation');
    const by = trusts(world).find((line) => line.hash === hash)?.servers;
    expect([by].flat().toSorted()).toEqual([servers[1]?.url, servers[2]?.url].toSorted());
    const inTime = () => trueHashes(world).every((one) => hashes(world).includes(one));
    await watcher.until(inTime, 'what was withheld');
    const invented = trusts(world).find((line) => line.trust === 'disputed')?.hash;
    expect(hashes(world).toSorted()).toEqual([...trueHashes(world), String(invented)].toSorted());
  });

  it('and denies what is true is named, whatever is confirmed stays, and ledgers in a wrong order cost nothing', async (test) => {
    const denies = { lie: 'withheld', liesIn: 'history' } as const;
    const world = await watching(test, [{ lie: 'ledgers-swapped' }, denies, null], opinion);
    const { network, watcher } = world;
    const { hash } = network.pay({ from: 'Alice', to: 'Shop', amount: '25' });
    await watcher.until(() => levelOf(world, hash) === 'confirmed', 'a confirmation');
    await watcher.until(() => convicted(world, 1), 'who denied it is named');
    expect(convicted(world, 0)).toBe(false);
    expect(hashes(world)).toEqual([hash]);
  });

  it('a dispute is in no sum, is kept with both words over a restart, and ends by a third server’s', async (test) => {
    const world = await watching(test, [null, { lie: 'withheld' }], opinion);
    const { network, servers, watcher } = world;
    network.pay({ from: 'Alice', to: 'Shop', amount: '25' });
    const ofLevel = (run: HeadlessProcess, level: string) =>
      run.lines.find(({ type, trust }) => type === 'trust' && trust === level);
    await watcher.until(() => ofLevel(watcher, 'disputed') !== undefined, 'a dispute');
    expect(await watcher.stop()).toBe(0);
    const [a, b] = servers.map(({ url }) => url);
    const recorded = { server: a, says: 'recorded', ledgerHashCheck: null };
    const against = { server: b, says: 'disagrees', ledgerHashCheck: null };
    expect(stored(world)).toEqual({
      ...{ levels: ['disputed'], received: { count: 0, sums: [] }, said: [recorded, against] },
    });
    await world.addServer();
    const again = await world.watchAgain();
    await again.until(() => ofLevel(again, 'confirmed') !== undefined, 'its end');
    const c = servers[2]?.url;
    expect(ofLevel(again, 'confirmed')).toMatchObject({ account: network.address('Shop'), servers: [a, c] });
    expect(again.payments()).toEqual([]);
    expect(await again.stop()).toBe(0);
    expect(stored(world)).toEqual({
      levels: ['confirmed'],
      received: { count: 1, sums: [{ asset: { currency: 'XRP' }, amount: '25' }] },
      said: [recorded, against, { server: c, says: 'agrees', ledgerHashCheck: 'same' }],
    });
  });

  it('and leaves a payment out of its history is found by the account’s last change; the payment is told once', async (test) => {
    const since = ['--since', '1'];
    const world = await watching(
      test,
      [{ lie: 'withheld' }, null, null],
      [...opinion, ...since],
      (network) => {
        network.pay({ from: 'Alice', to: 'Shop', amount: '25' });
        network.closeMany(4);
      },
    );
    const { servers, watcher } = world;
    await watcher.until(() => hashes(world).length > 0, 'what was withheld');
    const [liar, second] = servers.map(({ url }) => url);
    expect(said(world, 'history-differs')[0]).toContain(`${second} has a payment that ${liar} doesn’t have`);
    const status = () => watcher.lines.findLast(({ type }) => type === 'connection');
    await watcher.until(() => status()?.state === 'connected' && status()?.server !== liar, 'another server');
    const isChecked = () => {
      const coverage = watcher.lines.findLast(
        ({ type, account }) => type === 'coverage' && account === world.network.address('Shop'),
      );
      const { checked = 0 } = (coverage?.spotChecks ?? {}) as { readonly checked?: number };
      return checked > 0;
    };
    await watcher.until(isChecked, 'the share that was checked');
    expect(hashes(world)).toEqual(trueHashes(world));
  });
});
