import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { closeHarnesses, harness, summaries } from '../support/server-harness.ts';

afterEach(closeHarnesses);

const BAD = 'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6La';

/** Number of messages that name this transaction, after a moment of silence. */
async function copiesOf(hash: string, frames: readonly string[]): Promise<number> {
  return frames.filter((frame) => frame.includes(`"hash":"${hash}"`)).length;
}

describe('subscriptions, as the recordings of a real server show them', () => {
  it('an account subscribed twice comes once, and one unsubscribe ends it', async () => {
    const { shop, client, payAndClose } = await harness();
    const raw = await client();
    for (let i = 0; i < 2; i++) {
      await raw.request({ command: 'subscribe', api_version: 2, accounts: [shop, shop] });
    }
    const hash = payAndClose();
    expect(await summaries(raw, 1)).toEqual([`transaction ${hash}`]);
    await raw.request({ command: 'unsubscribe', api_version: 2, accounts: [shop] });
    payAndClose();
    expect(await raw.silentFor(30)).toBe(true);
  });

  it('accounts and the transactions stream on one connection give a transaction twice', async () => {
    const { shop, client, payAndClose } = await harness();
    const raw = await client();
    await raw.request({ command: 'subscribe', api_version: 2, accounts: [shop], streams: ['transactions'] });
    const hash = payAndClose();
    expect(await copiesOf(hash, [await raw.next(), await raw.next()])).toBe(2);
  });

  it('one bad address fails the whole list, and what was subscribed before stays', async () => {
    const { network, shop, client, payAndClose } = await harness();
    const raw = await client();
    const other = network.addAccount('Other');
    await raw.request({ command: 'subscribe', api_version: 2, accounts: [shop] });
    const failed = await raw.request({ command: 'subscribe', api_version: 2, accounts: [BAD, other] });
    expect(failed).toMatchObject({ status: 'error', error: 'actMalformed', error_code: 35 });
    network.pay({ from: 'Alice', to: other, amount: '1' });
    const hash = payAndClose();
    expect(await summaries(raw, 1)).toEqual([`transaction ${hash}`]);
  });

  it('is not atomic: a stream named beside a bad account is on', async () => {
    const { client, network } = await harness();
    const raw = await client();
    const failed = await raw.request({ command: 'subscribe', streams: ['ledger'], accounts: [BAD] });
    expect(failed.error).toBe('actMalformed');
    network.close();
    expect(await summaries(raw, 1)).toEqual(['ledgerClosed 1001']);
  });

  it('takes an unfunded account, and shows the payment that creates it', async () => {
    const { network, client } = await harness();
    const raw = await client();
    const newcomer = network.address('Newcomer');
    await raw.request({ command: 'subscribe', api_version: 2, accounts: [newcomer] });
    const { hash } = network.pay({ from: 'Alice', to: newcomer, amount: '20' });
    network.close();
    expect(await summaries(raw, 1)).toEqual([`transaction ${hash}`]);
  });

  for (const [flavour, key] of [
    ['rippled', 'tx_json'],
    ['clio', 'transaction'],
  ] as const) {
    it(`the ${flavour === 'clio' ? 'first' : 'last'} subscribe rules the shape of messages on ${flavour}`, async () => {
      const { shop, client, payAndClose } = await harness({ flavour });
      const raw = await client();
      await raw.request({ command: 'subscribe', api_version: 1, accounts: [shop] });
      await raw.request({ command: 'subscribe', api_version: 2, streams: ['ledger'] });
      payAndClose();
      await raw.next();
      expect(Object.keys(await raw.nextJson())).toContain(key);
    });
  }

  it('accounts_proposed shows a transaction before it is validated, and again after', async () => {
    const { shop, client, payAndClose } = await harness();
    const raw = await client();
    await raw.request({
      command: 'subscribe',
      api_version: 2,
      accounts: [shop],
      accounts_proposed: [shop],
      streams: ['ledger'],
    });
    const hash = payAndClose();
    expect(await raw.nextJson()).toMatchObject({
      hash,
      status: 'proposed',
      validated: false,
      ledger_current_index: 1001,
    });
    expect(await summaries(raw, 2)).toEqual(['ledgerClosed 1001', `transaction ${hash}`]);
    expect(await raw.silentFor(20)).toBe(true);
  });

  it('keeps the connections apart', async () => {
    const { network, subscriber, client } = await harness();
    const [one, two] = [await subscriber(), await client()];
    network.close();
    expect(await summaries(one, 1)).toEqual(['ledgerClosed 1001']);
    expect(await two.silentFor(20)).toBe(true);
  });
});

describe('flavours and versions', () => {
  it('Clio: no server_state, network_id as text, warning 2001 on everything', async () => {
    const { client } = await harness({ flavour: 'clio' });
    const raw = await client();
    const state = await raw.request({ command: 'server_state' });
    expect(state).toMatchObject({ error: 'unknownCmd', warnings: [{ id: 2001 }] });
    const info = (await raw.request({ command: 'server_info' })) as { result: { info: JsonObject } };
    expect(info).toMatchObject({ warnings: [{ id: 2001 }], result: { info: { network_id: '0' } } });
  });

  it('an older server speaks version 1 alone', async () => {
    const { client } = await harness({ apiVersions: [1] });
    const raw = await client();
    expect((await raw.request({ command: 'ping', api_version: 2 })).error).toBe('invalid_API_version');
    expect((await raw.request({ command: 'ping', api_version: 1 })).status).toBe('success');
    expect((await raw.request({ command: 'ping' })).status).toBe('success');
  });
});
