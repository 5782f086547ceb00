import { describe, expect, it } from 'vitest';
import { PROOF_LIES, type ProofLie } from '../../../electron/simulator/server/lies/proof-lies.ts';
import { checkEvidence } from '../../../electron/verify/receipt/evidence.ts';
import { evidenceOf, receiptOf } from '../../../electron/verify/receipt/receipt.ts';
import { claimOf, proving } from './prover-harness.ts';

describe('a payment', () => {
  it.each([
    ['rippled', 1],
    ['rippled', 2],
    ['clio', 1],
    ['clio', 2],
  ] as const)('is proved as soon as it is signed, on %s by version %d', async (flavour, version) => {
    const { shop, prover, forged, pay, council } = await proving({ flavour, apiVersions: [version] });
    const stop = prover.listen();
    const paid = await pay('25');
    const { proof, evidence } = await prover.prove(claimOf(shop, paid, '25'));
    expect(proof).toMatchObject({ hash: paid.hash, listed: 5, needed: 4 });
    expect(forged).toEqual([]);
    stop();
    const receipt = evidenceOf(JSON.parse(JSON.stringify(receiptOf(evidence))));
    await expect(checkEvidence(receipt, new Set([council.publisher.key]))).resolves.toMatchObject({
      hash: paid.hash,
    });
  });

  it('is proved on Clio, too, while the node behind it answers nothing: what the list says of the keys holds', async () => {
    const { shop, prover, pay, server, other } = await proving({ flavour: 'clio' });
    for (const one of [server, other]) one.faults.errors = { manifest: 'failedToForward' };
    const stop = prover.listen();
    const paid = await pay('25');
    const { proof, evidence } = await prover.prove(claimOf(shop, paid, '25'));
    expect(proof).toMatchObject({ hash: paid.hash, listed: 5 });
    expect(evidence.manifests).toEqual([]);
    expect(server.requestCounts.manifest).toBe(5);
    stop();
  });

  it('of the past is proved by a walk from a signed ledger', async () => {
    const { network, shop, prover, pay, close, asked } = await proving();
    const paid = await pay('25');
    await close(30);
    const steps: string[] = [];
    const { evidence, proof } = await prover.prove(claimOf(shop, paid, '25'), {
      newest: paid.ledgerIndex + 30,
      progress: ({ step }) => {
        steps.push(step);
        if (step === 'signatures') network.close();
      },
    });
    expect(evidence.headers.length).toBeGreaterThan(30);
    expect(proof.signedLedger.ledgerIndex).toBe(paid.ledgerIndex + evidence.headers.length - 1);
    expect(new Set(steps)).toEqual(new Set(['list', 'signatures', 'headers', 'ledger']));
    // One request for each header, and one for the whole ledger.
    expect(asked('ledger')).toBe(evidence.headers.length + 1);
  });

  it('that was recorded with another amount is refuted', async () => {
    const { shop, prover, pay } = await proving();
    const stop = prover.listen();
    const paid = await pay('25');
    await expect(prover.prove(claimOf(shop, paid, '26'))).rejects.toMatchObject({ code: 'other-result' });
    stop();
  });

  it('that the ledger does not hold is refuted', async () => {
    const { shop, prover, pay } = await proving();
    const stop = prover.listen();
    const paid = await pay('25');
    const invented = { ...claimOf(shop, paid, '25'), hash: 'AB'.repeat(32) };
    await expect(prover.prove(invented)).rejects.toMatchObject({ code: 'not-in-ledger' });
    stop();
  });

  it('too long ago is refused before anything is asked for', async () => {
    const { shop, prover, pay, asked } = await proving();
    const paid = await pay('25');
    const newest = paid.ledgerIndex + 5001;
    await expect(prover.prove(claimOf(shop, paid, '25'), { newest })).rejects.toMatchObject({
      code: 'too-far',
    });
    expect(['manifest', 'ledger'].map(asked)).toEqual([0, 0]);
  });

  it('is given up when that is wished', async () => {
    const { shop, prover, pay, council } = await proving();
    for (const name of ['V1', 'V2', 'V3']) council.silent.add(name);
    const paid = await pay('25');
    const giveUp = new AbortController();
    const proof = prover.prove(claimOf(shop, paid, '25'), {
      signal: giveUp.signal,
      progress: ({ step }) => {
        if (step === 'signatures') giveUp.abort(new Error('enough'));
      },
    });
    await expect(proof).rejects.toThrow('enough');
  });
});

/** Why a proof fails where all servers forge so; null: the forgery is seen, and the proof goes on without it. */
const REASONS: Readonly<Record<ProofLie, string>> = {
  'forged-metadata': 'ledger-forged',
  'extra-leaf': 'ledger-forged',
  'another-root': 'header-forged',
  'other-branch': 'header-forged',
  'too-few-votes': 'too-few-votes',
  'one-vote-many-times': 'too-few-votes',
  'forged-signatures': 'too-few-votes',
};

/** What was counted where too few signed. */
const VOTES: Partial<Readonly<Record<ProofLie, string>>> = {
  'too-few-votes': '2',
  'one-vote-many-times': '1',
  'forged-signatures': '0',
};

describe('servers that forge', () => {
  it.each(PROOF_LIES)('%s: refused for its own reason', async (lie) => {
    const { shop, prover, pay, server, other, impatience } = await proving();
    for (const one of [server, other]) one.faults.proofLie = lie;
    const stop = prover.listen();
    const paid = await pay('25');
    if (REASONS[lie] === 'too-few-votes') impatience();
    const votes = VOTES[lie];
    await expect(prover.prove(claimOf(shop, paid, '25'))).rejects.toMatchObject({
      code: REASONS[lie],
      ...(votes === undefined ? {} : { userMessage: { params: { votes, listed: '5', needed: '4' } } }),
    });
    stop();
  });

  it.each(['forged-metadata', 'extra-leaf', 'another-root', 'other-branch'] satisfies readonly ProofLie[])(
    '%s: the server is named, and another one proves it',
    async (lie) => {
      const { shop, prover, pay, server, forged } = await proving();
      server.faults.proofLie = lie;
      const stop = prover.listen();
      const paid = await pay('25');
      await expect(prover.prove(claimOf(shop, paid, '25'))).resolves.toMatchObject({
        proof: { hash: paid.hash },
      });
      expect(new Set(forged.map(({ server: name, code }) => `${name} ${code}`))).toEqual(
        new Set([`${server.url} ${REASONS[lie]}`]),
      );
      stop();
    },
  );

  it('signatures: the server is named', async () => {
    const { shop, prover, pay, server, forged, impatience } = await proving();
    server.faults.proofLie = 'forged-signatures';
    const stop = prover.listen();
    const paid = await pay('25');
    impatience();
    await expect(prover.prove(claimOf(shop, paid, '25'))).rejects.toThrow();
    expect(forged[0]).toMatchObject({ code: 'validation-forged' });
    stop();
  });
});

describe('validators', () => {
  it('that withdrew their key do not count, and are remembered', async () => {
    const { shop, prover, pay, council, withdrawn } = await proving({}, 'revoked');
    const stop = prover.listen();
    council.validators[0]?.revoke();
    const paid = await pay('25');
    const { proof } = await prover.prove(claimOf(shop, paid, '25'));
    expect(proof).toMatchObject({ votes: { length: 4 }, listed: 4, needed: 4 });
    expect(withdrawn).toEqual([council.validators[0]?.manifest()]);
    stop();
  });

  it('that changed their key count by the new one', async () => {
    const { shop, prover, pay, council } = await proving({}, 'rotated');
    const stop = prover.listen();
    council.validators[0]?.rotate();
    const paid = await pay('25');
    const { proof, evidence } = await prover.prove(claimOf(shop, paid, '25'));
    expect(proof).toMatchObject({ votes: { length: 5 }, listed: 5 });
    expect(evidence.manifests).toEqual([council.validators[0]?.manifest()]);
    stop();
  });
});

describe('a period', () => {
  it('is proved to leave out no ledger', async () => {
    const { network, shop, prover, pay, close } = await proving();
    const paid = await pay('25');
    await close(20);
    const to = paid.ledgerIndex + 10;
    const chain = await prover.proveChain([paid.ledgerIndex, to], {
      newest: paid.ledgerIndex + 20,
      progress: ({ step }) => step === 'signatures' && network.close(),
    });
    expect(chain).toMatchObject({ from: paid.ledgerIndex, to, list: { sequence: 1 }, signed: { listed: 5 } });
    expect(chain.hashes).toEqual(
      Array.from({ length: 11 }, (_, at) => network.ledger(paid.ledgerIndex + at)?.hash),
    );
    expect(shop).toMatch(/^r/);
  });

  it('whose servers give another branch is refused', async () => {
    const { prover, pay, server, other } = await proving();
    for (const one of [server, other]) one.faults.proofLie = 'other-branch';
    const stop = prover.listen();
    const paid = await pay('25');
    await expect(prover.proveChain([paid.ledgerIndex, paid.ledgerIndex])).rejects.toMatchObject({
      code: 'header-forged',
    });
    stop();
  });
});

describe('a budget', () => {
  it('of bytes: a ledger that is more than is taken from a server', async () => {
    const { network, shop, prover, close } = await proving({}, 'large', { maxFrameBytes: 20_000 });
    const stop = prover.listen();
    await close(1);
    const paid = network.pay({ from: 'Alice', to: shop, amount: '25' });
    for (let other = 0; other < 60; other += 1) network.pay({ from: 'Bob', to: 'Carol', amount: '3' });
    await close(1);
    await expect(prover.prove(claimOf(shop, paid, '25'))).rejects.toMatchObject({
      code: 'ledger-too-large',
    });
    stop();
  });

  it('of time: servers that answer no more', async () => {
    const { shop, prover, pay, server, other, impatience } = await proving({}, 'deaf');
    const stop = prover.listen();
    const paid = await pay('25');
    const proof = prover.prove(claimOf(shop, paid, '25'), {
      progress({ step }) {
        if (step !== 'headers') return;
        for (const one of [server, other]) one.faults.deafToRequests = true;
        impatience();
      },
    });
    await expect(proof).rejects.toMatchObject({
      code: 'too-long',
      userMessage: { params: { minutes: '30' } },
    });
    stop();
  });
});
