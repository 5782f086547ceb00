import { expect, it } from 'vitest';
import { createSimulatedNetwork } from '../../../electron/simulator/simulated-network.ts';
import { checkEvidence, type Evidence } from '../../../electron/verify/receipt/evidence.ts';
import { evidenceOf, receiptOf } from '../../../electron/verify/receipt/receipt.ts';
import { Refused } from '../../../electron/verify/refused.ts';
import type { BelievedPublishers } from '../../../electron/verify/validators/validator-list.ts';
import { isLongForm } from '../../long-form.ts';
import { randomFrom } from '../../xrpl/support/random.ts';
import { councilOf, evidenceFrom } from '../simulated/simulated-evidence.ts';
import { PARTS, pick, withOneBitFlipped } from './one-bit.ts';
import { loadVectors, publisherOf } from './vectors.ts';

const FLIPS = isLongForm ? 100_000 : 2000;

interface Subject {
  readonly name: string;
  readonly evidence: Evidence;
  readonly believed: BelievedPublishers;
}

const xpops = loadVectors().map(
  (vector): Subject => ({
    name: vector.name,
    evidence: evidenceOf(vector.xpop),
    believed: publisherOf(vector),
  }),
);
const subjects: Readonly<Record<string, readonly Subject[]>> = { xpops, own: [ownForm()] };

/** A receipt in the app's own form: a payment among others, headers up to a signed one, and a key that is newer than the list. */
function ownForm(): Subject {
  const network = createSimulatedNetwork({ seed: 'one bit', validators: 5 });
  const council = councilOf(network);
  const published = council.list();
  for (let other = 0; other < 40; other += 1) network.pay({ from: 'Bob', to: 'Carol', amount: '2' });
  const paid = network.pay({ from: 'Alice', to: 'Shop', amount: '25' });
  network.closeMany(2);
  const [rotated] = council.validators;
  if (rotated === undefined) throw new Error('no validator');
  rotated.rotate();
  network.close();
  const evidence = {
    ...evidenceFrom(network, paid, network.lastLedger, published),
    manifests: [rotated.manifest()],
  };
  return {
    name: 'own form',
    evidence: evidenceOf(JSON.parse(JSON.stringify(receiptOf(evidence)))),
    believed: new Set([council.publisher.key]),
  };
}

it('receipts of both forms are proofs as they are', async () => {
  for (const { name, evidence, believed } of Object.values(subjects).flat())
    expect(await refusalOf(evidence, believed), name).toBeNull();
  const [own] = subjects.own ?? [];
  expect(own?.evidence).toMatchObject({ headers: { length: 3 }, manifests: { length: 1 } });
  expect(own?.evidence.path.length).toBeGreaterThan(1);
});

it(`receipts of both forms prove nothing when one bit of them is another one: ${FLIPS} times`, {
  timeout: 3_600_000,
}, async () => {
  const random = randomFrom(20_261_129);
  const accepted: string[] = [];
  const flips = new Map<string, number>();
  let done = 0;
  while (done < FLIPS) {
    const [form, of] = pick(Object.entries(subjects), random);
    const { name, evidence, believed } = pick(of, random);
    const part = pick(PARTS, random);
    const changed = withOneBitFlipped(part, evidence, random);
    if (changed === null) continue;
    done += 1;
    flips.set(`${form} ${part}`, (flips.get(`${form} ${part}`) ?? 0) + 1);
    if ((await refusalOf(changed, believed)) === null) accepted.push(`${name}: ${part}`);
  }
  expect(accepted).toEqual([]);
  // XPOPs have no manifests beside those in their list.
  expect([...flips.keys()].toSorted()).toEqual(
    ['own', 'xpops']
      .flatMap((form) => PARTS.map((part) => `${form} ${part}`))
      .filter((one) => one !== 'xpops manifest')
      .toSorted(),
  );
  // Few of the XPOPs have more than one transaction in their ledger, and so branches beside the way.
  expect(Math.min(...flips.values())).toBeGreaterThan(FLIPS / 200);
});

/** The code of the refusal; null where it is a proof. */
async function refusalOf(evidence: Evidence, believed: BelievedPublishers): Promise<string | null> {
  try {
    await checkEvidence(evidence, believed);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}
