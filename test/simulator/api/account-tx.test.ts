import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { createTraffic } from '../index.ts';
import { closeHarnesses, harness } from '../support/server-harness.ts';

afterEach(closeHarnesses);

type Page = { readonly result: { readonly transactions: JsonObject[]; readonly marker?: JsonObject } };

describe('paging through account_tx', () => {
  for (const forward of [true, false]) {
    for (const limit of [1, 3, 7, 200]) {
      it(`finds every transaction once: ${forward ? 'oldest' : 'newest'} first, ${limit} to a page`, async () => {
        const { network, shop, client } = await harness();
        const traffic = createTraffic(network, { accounts: [shop], noise: 0.3 });
        for (let i = 0; i < 60; i++) {
          // Several in one ledger, so that pages end inside ledgers.
          traffic.send();
          if (i % 5 === 4) network.close();
        }
        const raw = await client();
        const found: unknown[] = [];
        let marker: JsonObject | undefined;
        do {
          const request = { command: 'account_tx', api_version: 2, account: shop, forward, limit };
          const { result } = (await raw.request(
            marker === undefined ? request : { ...request, marker },
          )) as Page;
          expect(result.transactions.length).toBeLessThanOrEqual(limit);
          found.push(...result.transactions.map(({ hash }) => hash));
          marker = result.marker;
        } while (marker !== undefined);
        const all = network.accountTransactions(shop).map(({ hash }) => hash);
        expect(found).toEqual(forward ? all : all.toReversed());
        expect(all.length).toBeGreaterThan(40);
      });
    }
  }

  it('takes a marker that is not exactly a transaction of the account for the end', async () => {
    const { network, shop, client, payAndClose } = await harness();
    for (let i = 0; i < 6; i++) payAndClose();
    network.addAccount('Other');
    const raw = await client();
    const ask = async (more: JsonObject): Promise<Page['result']> =>
      (
        (await raw.request({
          command: 'account_tx',
          account: shop,
          forward: true,
          limit: 2,
          ...more,
        })) as Page
      ).result;
    const { marker } = await ask({});
    expect(marker).toEqual({ ledger: 1003, seq: 0 });
    expect((await ask({ marker: { ledger: 1003, seq: 0 } })).transactions).toHaveLength(2);
    for (const wrong of [
      { marker: { ledger: 1003, seq: 1 } },
      { marker: { ledger: 1099, seq: 0 } },
      { marker: { ledger: 1003, seq: 0 }, account: network.address('Other') },
      { marker: { ledger: 1003, seq: 0 }, ledger_index_min: 1005, ledger_index_max: 1006 },
    ]) {
      const answer = await ask(wrong);
      expect(answer.transactions).toEqual([]);
      expect(answer.marker).toBeUndefined();
    }
  });

  it('clamps the length of a page to what the server allows', async () => {
    const { shop, client, payAndClose } = await harness({ pageLimits: { min: 10, max: 400 } });
    for (let i = 0; i < 450; i++) payAndClose();
    const raw = await client();
    const length = async (limit?: number): Promise<number> => {
      const request = { command: 'account_tx', account: shop };
      return ((await raw.request(limit === undefined ? request : { ...request, limit })) as Page).result
        .transactions.length;
    };
    expect([await length(), await length(1), await length(300), await length(10_000)]).toEqual([
      200, 10, 300, 400,
    ]);
  });
});
