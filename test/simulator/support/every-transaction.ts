import type { Asset } from '../../../electron/contract/index.ts';
import { XRP } from '../../../electron/simulator/ledger/amounts.ts';
import type { SimulatedNetwork } from '../../../electron/simulator/simulated-network.ts';

/** One transaction of every sort that the simulation knows, each in a ledger of its own: labels by hash. */
export function everyTransaction(network: SimulatedNetwork): Map<string, string> {
  const w = network.addAccount('W');
  const usd: Asset = { currency: 'USD', issuer: network.addAccount('Bank') };
  const own: Asset = { currency: 'OWN', issuer: w };
  const mpt = network.addMpt('Mpt issuer');
  const labels = new Map<string, string>();
  const done = (label: string, transaction: { readonly hash: string }): void => {
    labels.set(transaction.hash, label);
    network.close();
  };
  const alice = { from: 'Alice', to: w };
  done('xrp', network.pay({ ...alice, amount: '25.000001', destinationTag: 0, memos: [{ data: 'hi' }] }));
  done('creates', network.pay({ from: 'Alice', to: network.address('New'), amount: '20' }));
  done('issued, direct', network.pay({ from: 'Bank', to: w, amount: '100', asset: usd }));
  done('issued, through the issuer', network.pay({ ...alice, amount: '0.1', asset: usd }));
  done('own token comes home', network.pay({ ...alice, amount: '7', asset: own }));
  done('own token goes out', network.pay({ from: w, to: 'Alice', amount: '7', asset: own }));
  done('issued, partial', network.pay({ ...alice, amount: '3', asset: usd, partialOf: '1000' }));
  done(
    'cross-currency',
    network.pay({ ...alice, amount: '5', asset: usd, send: { asset: XRP, amount: '9.5' } }),
  );
  done(
    'self-conversion',
    network.pay({ from: w, to: w, amount: '5', asset: usd, send: { asset: XRP, amount: '9.5' } }),
  );
  done('mpt, direct', network.pay({ from: 'Mpt issuer', to: w, amount: '100000', asset: mpt }));
  done('mpt, partial', network.pay({ ...alice, amount: '100', asset: mpt, partialOf: '100000' }));
  done('fails', network.fail({ ...alice, amount: '1' }));
  done('own fails', network.fail({ from: w, to: 'Alice', amount: '1' }));
  done('account-delete', network.deleteAccount({ account: 'Dave', to: w }));
  const check = network.createCheck({ ...alice, amount: '8' });
  done('check created', check);
  done('check cashed', network.cashCheck({ ...alice, amount: '8', check }));
  done('check cashed, issued', network.cashCheck({ ...alice, amount: '8', asset: usd }));
  const escrow = network.createEscrow({ ...alice, amount: '30' });
  done('escrow created', escrow);
  done('escrow finished by another', network.finishEscrow({ ...alice, amount: '30', escrow, by: 'Bob' }));
  done('escrow to itself', network.finishEscrow({ from: w, to: w, amount: '3' }));
  done('escrow cancelled', network.cancelEscrow({ from: w, to: 'Alice', amount: '4' }));
  const channel = network.createChannel({ ...alice, amount: '50' });
  done('channel created', channel);
  done('channel claimed', network.claimChannel({ ...alice, amount: '10', channel }));
  done('channel closed', network.closeChannel({ channel }));
  done('nft sold', network.sellNft({ seller: w, buyer: 'Bob', price: '100' }));
  done(
    'nft brokered',
    network.sellNft({
      seller: 'Alice',
      buyer: 'Bob',
      price: '70',
      issuer: { account: 'Carol', transferFee: 10_000 },
      broker: { account: w, fee: '10' },
    }),
  );
  done(
    'offer rests',
    network.createOffer({
      account: w,
      gets: { asset: XRP, amount: '20' },
      pays: { asset: usd, amount: '10' },
    }),
  );
  done(
    'offer eaten',
    network.exchange({
      maker: w,
      taker: 'Bob',
      gets: { asset: usd, amount: '10' },
      pays: { asset: XRP, amount: '19.8' },
    }),
  );
  done(
    'own offer pays',
    network.payThroughOwnOffer({ from: 'Alice', account: w, gets: { asset: usd, amount: '5' }, xrp: '9.9' }),
  );
  done(
    'ripples through',
    network.rippleThrough({
      from: 'Alice',
      to: 'Bob',
      through: w,
      currency: 'EUR',
      amount: '6',
      issuers: ['Bank 1', 'Bank 2'],
    }),
  );
  done('unknown type', network.payByUnknownType({ ...alice, amount: '11' }));
  done('bridge', network.claimFromBridge({ account: w, amount: '12' }));
  done('batch', network.payInBatch({ ...alice, amount: '13' }));
  done('account set', network.setAccount({ account: w }));
  done('trust set', network.setTrust({ account: w, issuer: 'Bank 3', currency: 'GBP' }));
  done('freeze', network.freezeLine({ issuer: 'Bank', holder: w, currency: 'USD' }));
  done('preauth', network.preauthorize({ account: 'Alice', authorized: w }));
  done('clawback', network.clawBack({ issuer: 'Bank', holder: w, currency: 'USD', amount: '1' }));
  done('regular key', network.setRegularKey({ account: 'Erin', key: w }));
  done('written through the key', network.pay({ from: 'Erin', to: 'Bob', amount: '1' }));
  done('lost below precision', network.pay({ ...alice, amount: '0.0000000000000000001', asset: usd }));
  return labels;
}
