import { beforeAll, describe, expect, it } from 'vitest';
import { Decimal } from '../../../electron/payments/amounts/decimal.ts';
import { hexOf } from '../../../electron/verify/bytes/encoded.ts';
import { readHeader } from '../../../electron/verify/ledger/ledger-header.ts';
import { TransactionTree, transactionIdOf } from '../../../electron/verify/ledger/transaction-tree.ts';
import { checkEvidence } from '../../../electron/verify/receipt/evidence.ts';
import { allCreditsOf, transactionOf } from '../../../electron/verify/receipt/proved-transaction.ts';
import { Refused } from '../../../electron/verify/refused.ts';
import { type Manifest, readManifest } from '../../../electron/verify/validators/manifest.ts';
import {
  checkSignature,
  readValidation,
  type SignedValidation,
} from '../../../electron/verify/validators/validation.ts';
import { type SignedList, signedListsOf } from '../../../electron/verify/validators/validator-list.ts';
import {
  loadBinaryLedgers,
  loadKeys,
  loadList,
  loadMessages,
  loadProofTruth,
  type ProofRecording,
  type ProofTruth,
} from '../../recordings/proof-recordings.ts';

const PUBLISHER = 'EDF06D1DAC964F00A93AC54D2D010E9D7A224779A570720D47E96FF33C4E662AD4';
const believed = new Set([PUBLISHER]);
const ledgers = loadBinaryLedgers();
const truth = loadProofTruth();
const { validators } = loadKeys();

/** What a client that was there from the beginning knows besides the list. */
const LISTS: Readonly<Record<ProofRecording, readonly SignedList[]>> = {
  'main-v2': listsOf('seq1-v1'),
  'flag-ledger-v2': listsOf('seq1+2-v2'),
  'fault-4of5': listsOf('seq1+2-v2'),
  'fault-3of5': listsOf('seq1+2-v2'),
  'fault-rotate-V2': listsOf('seq4+9-v2'),
  'fault-revoked': listsOf('seq4+9-v2'),
  'fault-list-expired': [...listsOf('seq10-v1-short-expiry'), ...listsOf('seq11-v1')],
};

/** Manifests that came before the recording began. */
const EARLIER: Readonly<Record<ProofRecording, readonly (readonly [name: string, which: string])[]>> = {
  'main-v2': [],
  'flag-ledger-v2': [],
  'fault-4of5': [],
  'fault-3of5': [],
  'fault-rotate-V2': [],
  'fault-revoked': [
    ['V2', '2'],
    ['V3', '2'],
  ],
  'fault-list-expired': [
    ['V2', '2'],
    ['V3', '2'],
    ['V5', 'revoked'],
  ],
};

describe('a network of validators, recorded', () => {
  const validations = new Map<ProofRecording, readonly SignedValidation[]>();

  beforeAll(() => {
    for (const name of Object.keys(LISTS) as ProofRecording[]) validations.set(name, validationsOf(name));
  }, 120_000);

  it('has only validations that are signed', () => {
    expect([...validations.values()].flat()).toHaveLength(1277);
  });

  it('holds payments of every fate', () => {
    expect(truth.filter(({ by_list: { proved } }) => proved).length).toBeGreaterThan(200);
    expect(truth.filter(({ by_list: { proved } }) => !proved).length).toBeGreaterThan(5);
    expect(truth.filter((payment) => isProvedLater(payment)).length).toBeGreaterThan(5);
  });

  it.each(Object.keys(LISTS) as ProofRecording[])(
    '%s: each payment is proved by whom it was',
    async (name) => {
      for (const payment of truth.filter(({ recording }) => recording === name)) {
        const { by_list: known, proved_through_ledger: through } = payment;
        const own = await proofOf(payment, payment.ledger_index, validations.get(name) ?? []);
        expect(own, `${payment.hash} by its own ledger`).toEqual(
          known.proved
            ? { votes: known.signed, listed: known.listed }
            : expect.stringMatching(/votes|expired/u),
        );
        if (through === null || through === payment.ledger_index) continue;
        const later = await proofOf(payment, through, validations.get(name) ?? []);
        expect(later, `${payment.hash} by ledger ${through}`).toMatchObject({ votes: expect.any(Number) });
      }
    },
  );
});

function isProvedLater({ proved_through_ledger: through, ledger_index }: ProofTruth): boolean {
  return through !== null && through > ledger_index;
}

it('what a proved transaction brought is read from the proved bytes', async () => {
  let compared = 0;
  for (const { hash, ledger_index, to_address: account, delivered } of truth.filter(isPlainXrp)) {
    const found = ledgers
      .get(ledger_index)
      ?.transactions.find(({ transaction }) => hexOf(transactionIdOf(transaction)) === hash);
    const header = ledgers.get(ledger_index)?.header;
    if (found === undefined || header === undefined) throw new Error(`${hash} was not recorded`);
    const transaction = await transactionOf({ ...found, hash, ledger: readHeader(header) });
    const credits = transaction && allCreditsOf(transaction).find((one) => one.account === account)?.credits;
    expect(credits, hash).toEqual([{ asset: { currency: 'XRP' }, amount: xrpOf(String(delivered)) }]);
    compared += 1;
  }
  expect(compared).toBeGreaterThan(50);
});

function isPlainXrp({ delivered }: ProofTruth): boolean {
  return typeof delivered === 'string';
}

function xrpOf(drops: string): string {
  return new Decimal(drops).shiftedBy(-6).toFixed();
}

/** Votes and size of the list, or why it is not proved. */
async function proofOf(
  { recording, hash, ledger_index: index }: ProofTruth,
  through: number,
  validations: readonly SignedValidation[],
): Promise<unknown> {
  const chain = Array.from({ length: through - index + 1 }, (_, at) => ledgers.get(index + at));
  const headers = chain.map((ledger) => ledger?.header ?? Buffer.alloc(0));
  const transactions = chain[0]?.transactions ?? [];
  const id = Buffer.from(hash, 'hex');
  const tree = TransactionTree.of(transactions);
  const found = transactions.find((blobs) => hexOf(transactionIdOf(blobs.transaction)) === hash);
  if (found === undefined) throw new Error(`${hash} was not recorded`);
  const evidence = {
    ...found,
    headers,
    path: tree.pathTo(id, index),
    list: listAt(recording, index),
    manifests: manifestsOf(recording, index).map(({ bytes }) => Buffer.from(bytes)),
    validations: validations
      .filter(({ ledgerIndex }) => ledgerIndex === through)
      .map(({ bytes }) => Buffer.from(bytes)),
  };
  try {
    const { votes, listed } = await checkEvidence(evidence, believed);
    return { votes: votes.length, listed };
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

/** The list that is in force when a ledger closes, as its publisher says it. */
function listAt(recording: ProofRecording, index: number): SignedList {
  const closeTime = ledgers.get(index)?.header.readUInt32BE(112) ?? 0;
  const inForce = LISTS[recording].find(({ blob }) => {
    const { effective = 0, expiration } = JSON.parse(Buffer.from(blob, 'base64').toString()) as {
      readonly effective?: number;
      readonly expiration: number;
    };
    return effective <= closeTime && closeTime < expiration;
  });
  if (inForce === undefined) throw new Error(`no list at ledger ${index}`);
  return inForce;
}

/** The manifests newer than the lists' that a client of the stream knows when a ledger is validated. */
function manifestsOf(recording: ProofRecording, index: number): readonly Manifest[] {
  const messages = loadMessages(recording, ['manifestReceived', 'ledgerClosed']);
  const until = messages.findIndex(
    ({ type, ledger_index }) => type === 'ledgerClosed' && ledger_index === index,
  );
  const streamed = messages
    .slice(0, until < 0 ? messages.length : until)
    .flatMap(({ manifest }) =>
      typeof manifest === 'string' ? [readManifest(Buffer.from(manifest, 'hex'))] : [],
    );
  return [...EARLIER[recording].map(([name, which]) => knownManifest(name, which)), ...streamed];
}

function knownManifest(name: string, which: string): Manifest {
  const hex = validators[name]?.manifests[which];
  if (hex === undefined) throw new Error(`no manifest ${which} of ${name}`);
  return readManifest(Buffer.from(hex, 'hex'));
}

function validationsOf(recording: ProofRecording): readonly SignedValidation[] {
  return loadMessages(recording, ['validationReceived']).map(({ data }) =>
    checkSignature(readValidation(Buffer.from(String(data), 'hex'))),
  );
}

function listsOf(...names: readonly Parameters<typeof loadList>[0][]): readonly SignedList[] {
  return names.flatMap((name) => signedListsOf(loadList(name)));
}
