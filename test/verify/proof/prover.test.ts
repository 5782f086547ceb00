import { expect, it } from 'vitest';
import { claimOf, proving } from './prover-harness.ts';

it('proves a payment from a server’s word alone', async () => {
  const { network, shop, prover, forged, ledgerAfter } = await proving();
  const listening = prover.listen();
  const paid = network.pay({ from: 'Alice', to: shop, amount: '25' });
  await ledgerAfter(paid.ledgerIndex + 1);
  const { proof, evidence } = await prover.prove(claimOf(shop, paid, '25'));
  expect(proof).toMatchObject({ hash: paid.hash, listed: 5 });
  expect(evidence.headers.length).toBeLessThan(4);
  expect(forged).toEqual([]);
  listening();
});
