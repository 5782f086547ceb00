import { beforeEach, describe, expect, it } from 'vitest';
import { blobsOf, headerBytes, headerHash } from '../../../electron/simulator/ledger/real-ledger.ts';
import type { SimulatedTransaction } from '../../../electron/simulator/ledger/simulated-transaction.ts';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
} from '../../../electron/simulator/simulated-network.ts';
import { ListPublisher } from '../../../electron/simulator/validators/list-publisher.ts';
import { checkEvidence, type Evidence } from '../../../electron/verify/receipt/evidence.ts';
import { Refused } from '../../../electron/verify/refused.ts';
import { type SignedList, signedListsOf } from '../../../electron/verify/validators/validator-list.ts';
import { councilOf, evidenceFrom } from './simulated-evidence.ts';

let network: SimulatedNetwork;
let paid: SimulatedTransaction;
let other: SimulatedTransaction;

beforeEach(() => {
  network = createSimulatedNetwork({ seed: 'forgers', validators: 5 });
  network.close();
  paid = network.pay({ from: 'Alice', to: 'Shop', amount: '25' });
  other = network.pay({ from: 'Bob', to: 'Shop', amount: '7' });
  network.pay({ from: 'Carol', to: 'Dave', amount: '1' });
  network.closeMany(4);
});

async function outcomeOf(evidence: Evidence): Promise<string> {
  try {
    const { votes, listed } = await checkEvidence(evidence, new Set([councilOf(network).publisher.key]));
    return `${votes.length} of ${listed}`;
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

function listed(published: unknown): SignedList {
  const [list] = signedListsOf(published);
  if (list === undefined) throw new Error('no list');
  return list;
}

describe('a payment of a network that signs', () => {
  it('is proved by its own ledger and by a later one', async () => {
    expect(await outcomeOf(evidenceFrom(network, paid))).toBe('5 of 5');
    expect(await outcomeOf(evidenceFrom(network, paid, paid.ledgerIndex + 3))).toBe('5 of 5');
  });

  it('is proved by four of five, and by no fewer', async () => {
    councilOf(network).silent.add('V1');
    expect(await outcomeOf(evidenceFrom(network, paid))).toBe('4 of 5');
    const { validations, ...evidence } = evidenceFrom(network, paid);
    expect(await outcomeOf({ ...evidence, validations: validations.slice(1) })).toBe('too-few-votes');
  });
});

describe('what is forged is refused for its own reason', () => {
  it.each<[name: string, reason: string, forge: () => Evidence]>([
    [
      'forged metadata',
      'not-in-ledger',
      () => ({ ...evidenceFrom(network, paid), metadata: blobsOf(other).metadata }),
    ],
    [
      'an extra leaf',
      'not-in-ledger',
      () => {
        const forger = createSimulatedNetwork({ seed: 'forger', validators: 5 });
        const invented = forger.pay({ from: 'Mallory', to: 'Shop', amount: '1000000' });
        forger.close();
        const { path, transaction, metadata } = evidenceFrom(forger, invented);
        return { ...evidenceFrom(network, paid), path, transaction, metadata };
      },
    ],
    [
      'another root in the header, which nobody signed',
      'too-few-votes',
      () => {
        const forger = createSimulatedNetwork({ seed: 'forger', validators: 5 });
        const invented = forger.pay({ from: 'Mallory', to: 'Shop', amount: '1000000' });
        forger.close();
        const { path, transaction, metadata } = evidenceFrom(forger, invented);
        const own = network.ledger(paid.ledgerIndex);
        const root = forger.ledger(invented.ledgerIndex)?.transactionHash;
        if (own === undefined || root === undefined) throw new Error('no ledger');
        const header = headerBytes({
          index: own.index,
          totalCoins: own.totalCoins,
          parentHash: own.parentHash,
          accountHash: own.accountHash,
          parentCloseTime: own.parentCloseTime,
          closeTime: own.closeTime,
          transactionHash: root,
        });
        return { ...evidenceFrom(network, paid), path, transaction, metadata, headers: [header] };
      },
    ],
    [
      'one vote many times',
      'too-few-votes',
      () => {
        const { validations, ...evidence } = evidenceFrom(network, paid);
        const [first] = validations;
        return {
          ...evidence,
          validations: first === undefined ? [] : Array.from({ length: 9 }, () => first),
        };
      },
    ],
    [
      'partial validations',
      'too-few-votes',
      () => {
        for (const name of ['V1', 'V2']) councilOf(network).partial.add(name);
        const later = network.pay({ from: 'Alice', to: 'Shop', amount: '25' });
        network.close();
        return evidenceFrom(network, later);
      },
    ],
    [
      'a validation of another ledger',
      'too-few-votes',
      () => ({
        ...evidenceFrom(network, paid),
        validations: evidenceFrom(network, paid, paid.ledgerIndex + 1).validations,
      }),
    ],
    [
      'a signature that is not the key’s',
      'validation-forged',
      () => {
        const { validations, ...evidence } = evidenceFrom(network, paid);
        const changed = validations.map((bytes, at) => {
          const copy = Buffer.from(bytes);
          // In the signing time.
          if (at === 2) copy[13] = (copy[13] ?? 0) ^ 1;
          return copy;
        });
        return { ...evidence, validations: changed };
      },
    ],
    [
      'validators that nobody listed',
      'too-few-votes',
      () => {
        const forger = createSimulatedNetwork({ seed: 'forger', validators: 5 });
        const own = network.ledger(paid.ledgerIndex);
        if (own === undefined) throw new Error('no ledger');
        return {
          ...evidenceFrom(network, paid),
          validations: councilOf(forger)
            .validationsOf(own)
            .map(({ bytes }) => bytes),
        };
      },
    ],
    [
      'a key that was rotated away',
      'too-few-votes',
      () => {
        const evidence = evidenceFrom(network, paid);
        const [first, second] = councilOf(network).validators;
        first?.rotate();
        second?.rotate();
        const manifests = [first, second].flatMap((one) => (one === undefined ? [] : [one.manifest()]));
        return { ...evidence, manifests };
      },
    ],
    [
      'masters that are revoked',
      'too-few-votes',
      () => {
        const evidence = evidenceFrom(network, paid);
        const validations = evidence.validations.slice(0, 3);
        const [last] = councilOf(network).validators.slice(-1);
        last?.revoke();
        return { ...evidence, validations, manifests: last === undefined ? [] : [last.manifest()] };
      },
    ],
    [
      'a list that expired before the ledger',
      'list-expired',
      () => ({
        ...evidenceFrom(network, paid),
        list: listed(
          councilOf(network).list({ expiration: network.ledger(paid.ledgerIndex)?.closeTime ?? 0 }),
        ),
      }),
    ],
    [
      'a list that is not in force yet',
      'list-not-in-force',
      () => ({
        ...evidenceFrom(network, paid),
        list: listed(
          councilOf(network).list({ effective: (network.ledger(paid.ledgerIndex)?.closeTime ?? 0) + 1 }),
        ),
      }),
    ],
    [
      'a list by another publisher',
      'publisher-unknown',
      () => {
        const forger = createSimulatedNetwork({ seed: 'forger', validators: 5 });
        return { ...evidenceFrom(network, paid), list: listed(councilOf(forger).list()) };
      },
    ],
    [
      'a list that another publisher signed in this one’s name',
      'list-forged',
      () => {
        const forger = new ListPublisher('forger');
        const { validators } = councilOf(network);
        const forged = forger.list({ sequence: 2, expiration: 0xffff_ffff, validators });
        return {
          ...evidenceFrom(network, paid),
          list: listed({ ...forged, public_key: councilOf(network).publisher.key }),
        };
      },
    ],
    [
      'a list that somebody changed after it was signed',
      'list-forged',
      () => {
        const { blob } = councilOf(network).list({ sequence: 2 });
        return { ...evidenceFrom(network, paid), list: listed({ ...councilOf(network).list(), blob }) };
      },
    ],
    [
      'a list that expired between the ledger and the signed one',
      'list-expired',
      () => ({
        ...evidenceFrom(network, paid, paid.ledgerIndex + 3),
        list: listed(
          councilOf(network).list({ expiration: network.ledger(paid.ledgerIndex + 3)?.closeTime ?? 0 }),
        ),
      }),
    ],
    [
      'a list that came into force between the ledger and the signed one',
      'list-not-in-force',
      () => ({
        ...evidenceFrom(network, paid, paid.ledgerIndex + 3),
        list: listed(
          councilOf(network).list({ effective: network.ledger(paid.ledgerIndex + 3)?.closeTime ?? 0 }),
        ),
      }),
    ],
    [
      'a signed header of another index, which names the ledger as its parent',
      'chain-broken',
      () => {
        const own = network.ledger(paid.ledgerIndex);
        if (own === undefined) throw new Error('no ledger');
        const next = {
          index: own.index + 5,
          totalCoins: own.totalCoins,
          parentHash: own.hash,
          transactionHash: '0'.repeat(64),
          accountHash: own.accountHash,
          parentCloseTime: own.closeTime,
          closeTime: own.closeTime + 4,
        };
        const { headers, ...evidence } = evidenceFrom(network, paid);
        const validations = councilOf(network)
          .validationsOf({ ...next, hash: headerHash(next) })
          .map(({ bytes }) => bytes);
        return { ...evidence, validations, headers: [...headers, headerBytes(next)] };
      },
    ],
    [
      'a header that is missing in the chain',
      'chain-broken',
      () => {
        const { headers, ...evidence } = evidenceFrom(network, paid, paid.ledgerIndex + 3);
        return { ...evidence, headers: headers.filter((_, at) => at !== 1) };
      },
    ],
    [
      'a descendant of another branch',
      'chain-broken',
      () => {
        const branch = createSimulatedNetwork({ seed: 'forgers', validators: 5 });
        branch.close();
        branch.pay({ from: 'Alice', to: 'Shop', amount: '26' });
        branch.closeMany(4);
        const { headers, ...evidence } = evidenceFrom(network, paid, paid.ledgerIndex + 1);
        const foreign = branch.ledger(paid.ledgerIndex + 1);
        if (foreign === undefined) throw new Error('no ledger');
        return { ...evidence, headers: [...headers.slice(0, 1), headerBytes(foreign)] };
      },
    ],
  ])('%s: %s', async (_name, reason, forge) => {
    expect(await outcomeOf(evidenceFrom(network, paid))).toMatch(/of 5/u);
    expect(await outcomeOf(forge())).toBe(reason);
  });
});
