import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { closeHarnesses, harness, summaries } from '../support/server-harness.ts';

afterEach(closeHarnesses);

describe('servers that are behind or incomplete', () => {
  it('stale: ledgers stop, its own age grows, and afterwards it goes on with the newest', async () => {
    const { server, network, payAndClose, subscriber } = await harness();
    const raw = await subscriber();
    server.faults.stale = true;
    payAndClose();
    network.closeMany(20);
    expect(await raw.silentFor(30)).toBe(true);
    const { result } = (await raw.request({ command: 'server_info' })) as { result: { info: JsonObject } };
    expect(result.info.validated_ledger).toMatchObject({ seq: 1000, age: 84 });
    server.faults.stale = false;
    payAndClose();
    expect((await summaries(raw, 1))[0]).toBe('ledgerClosed 1022');
  });

  it('lag: runs some ledgers behind', async () => {
    const { server, network, subscriber, payAndClose } = await harness();
    server.faults.lag = 2;
    const raw = await subscriber();
    const hash = payAndClose();
    network.closeMany(2);
    expect(await summaries(raw, 2)).toEqual(['ledgerClosed 1001', `transaction ${hash}`]);
    expect(await raw.silentFor(30)).toBe(true);
  });

  it('skipping: indexes are missing from the stream, not from account_tx', async () => {
    const { server, shop, subscriber, payAndClose } = await harness();
    const raw = await subscriber();
    server.faults.skipLedgers = 2;
    const hashes = [payAndClose(), payAndClose(), payAndClose()];
    expect(await summaries(raw, 2)).toEqual(['ledgerClosed 1003', `transaction ${hashes[2]}`]);
    const { result } = (await raw.request({
      command: 'account_tx',
      account: shop,
      api_version: 2,
      forward: true,
    })) as {
      result: { transactions: JsonObject[] };
    };
    expect(result.transactions.map(({ hash }) => hash)).toEqual(hashes);
  });

  it('holes: account_tx reaches back to the hole only, and says so nowhere but in its range', async () => {
    const { server, shop, client, payAndClose } = await harness();
    for (let i = 0; i < 10; i++) payAndClose();
    server.faults.holes = [[1003, 1005]];
    const raw = await client();
    const { result } = (await raw.request({
      command: 'account_tx',
      account: shop,
      ledger_index_min: 1001,
      ledger_index_max: 1010,
    })) as {
      result: { ledger_index_min: number; ledger_index_max: number; transactions: unknown[] };
    };
    expect([result.ledger_index_min, result.ledger_index_max, result.transactions.length]).toEqual([
      1006, 1010, 5,
    ]);
    const v2 = await raw.request({
      command: 'account_tx',
      api_version: 2,
      account: shop,
      ledger_index_min: 1001,
      ledger_index_max: 1010,
    });
    expect(v2.error).toBe('lgrIdxMalformed');
    const info = (await raw.request({ command: 'server_info' })) as { result: { info: JsonObject } };
    expect(info.result.info.complete_ledgers).toBe('1000-1002,1006-1010');
    expect((await raw.request({ command: 'ledger', ledger_index: 1004 })).error).toBe('lgrNotFound');
  });

  it('no history after a restart: its last ledger alone', async () => {
    const { server, shop, client, payAndClose } = await harness();
    for (let i = 0; i < 5; i++) payAndClose();
    await server.restart('none');
    const raw = await client();
    const before = await raw.request({
      command: 'account_tx',
      account: shop,
      ledger_index_min: 1001,
      ledger_index_max: 1003,
    });
    expect(before.error).toBe('lgrIdxsInvalid');
    const { result } = (await raw.request({ command: 'account_tx', account: shop })) as {
      result: JsonObject;
    };
    expect([result.ledger_index_min, result.ledger_index_max]).toEqual([1005, 1005]);
  });

  it('a short history moves along', async () => {
    const { server, network, client } = await harness({ history: 3 });
    network.closeMany(10);
    const { result } = (await (await client()).request({ command: 'server_info' })) as {
      result: { info: JsonObject };
    };
    expect(result.info.complete_ledgers).toBe('1008-1010');
    expect(server.view.firstHeld).toBe(1008);
  });

  it('account_tx behind the stream', async () => {
    const { server, shop, subscriber, payAndClose } = await harness();
    const raw = await subscriber();
    server.faults.accountTxLag = 1;
    payAndClose();
    await summaries(raw, 2);
    const { result } = (await raw.request({ command: 'account_tx', account: shop })) as {
      result: JsonObject;
    };
    expect([result.ledger_index_max, result.transactions]).toEqual([1000, []]);
  });

  it('not synchronised: as recorded', async () => {
    const { server, shop, client } = await harness();
    server.faults.unsynced = true;
    const raw = await client();
    const subscribed = await raw.request({ command: 'subscribe', accounts: [shop], streams: ['ledger'] });
    expect(subscribed).toMatchObject({ status: 'success', result: {} });
    expect((await raw.request({ command: 'account_tx', account: shop })).error).toBe('lgrIdxsInvalid');
    expect((await raw.request({ command: 'account_tx', account: shop, api_version: 2 })).error).toBe(
      'notSynced',
    );
    expect((await raw.request({ command: 'fee' })).error).toBe('noNetwork');
    const { result } = (await raw.request({ command: 'server_info' })) as { result: { info: JsonObject } };
    expect(result.info).toMatchObject({ complete_ledgers: 'empty', server_state: 'disconnected' });
    expect(result.info.validated_ledger).toBeUndefined();
  });

  it('amendment blocked, another network, an age of its own', async () => {
    const { server, client } = await harness();
    Object.assign(server.faults, { amendmentBlocked: true, networkId: 21337, age: 600 });
    const { result } = (await (await client()).request({ command: 'server_info' })) as {
      result: { info: JsonObject };
    };
    expect(result.info).toMatchObject({
      amendment_blocked: true,
      network_id: 21337,
      validated_ledger: { age: 600 },
    });
  });
});

describe('frames that are wrong', () => {
  it('duplicates', async () => {
    const { server, subscriber, payAndClose } = await harness();
    const raw = await subscriber();
    server.faults.duplicate = true;
    const hash = payAndClose();
    expect(await summaries(raw, 4)).toEqual([
      'ledgerClosed 1001',
      'ledgerClosed 1001',
      `transaction ${hash}`,
      `transaction ${hash}`,
    ]);
  });

  it('reordering: the same frames in another order', async () => {
    const { server, network, shop, subscriber } = await harness();
    const raw = await subscriber();
    server.faults.reorder = true;
    const hashes = Array.from(
      { length: 8 },
      () => network.pay({ from: 'Alice', to: shop, amount: '1' }).hash,
    );
    network.close();
    const inOrder = ['ledgerClosed 1001', ...hashes.map((hash) => `transaction ${hash}`)];
    const received = await summaries(raw, 9);
    expect(received).not.toEqual(inOrder);
    expect(received.toSorted()).toEqual(inOrder.toSorted());
  });

  it('garbage, binary and huge frames', async () => {
    const { server, client } = await harness();
    const raw = await client();
    server.sendRaw('{"type":"ledgerClo');
    expect(await raw.next()).toBe('{"type":"ledgerClo');
    server.sendRaw(Buffer.from([1, 2, 3]));
    await raw.next();
    expect(raw.binaryFrames).toBe(1);
    server.sendRaw('x'.repeat(5_000_000));
    expect(await raw.next()).toHaveLength(5_000_000);
  });
});

describe('requests that are refused', () => {
  it('with an error of choice, by command', async () => {
    const { server, shop, client } = await harness();
    const raw = await client();
    server.faults.errors = { account_tx: 'slowDown' };
    expect(await raw.request({ command: 'account_tx', account: shop })).toMatchObject({
      error: 'slowDown',
      error_code: 10,
    });
    expect((await raw.request({ command: 'ping' })).status).toBe('success');
    server.faults.errors = { '*': 'tooBusy' };
    expect((await raw.request({ command: 'ping' })).error).toBe('tooBusy');
  });

  it('empty pages with a marker come before each real page, and lose nothing', async () => {
    const { server, shop, client, payAndClose } = await harness();
    const hashes = Array.from({ length: 5 }, () => payAndClose());
    server.faults.emptyPages = true;
    const raw = await client();
    const pages: number[] = [];
    const seen: unknown[] = [];
    let marker: JsonObject | undefined;
    do {
      const { result } = (await raw.request({
        command: 'account_tx',
        api_version: 2,
        account: shop,
        forward: true,
        limit: 2,
        ...(marker === undefined ? {} : { marker }),
      })) as { result: { transactions: JsonObject[]; marker?: JsonObject } };
      pages.push(result.transactions.length);
      seen.push(...result.transactions.map(({ hash }) => hash));
      marker = result.marker;
    } while (marker !== undefined);
    expect(pages).toEqual([0, 2, 0, 2, 0, 1]);
    expect(seen).toEqual(hashes);
  });

  it('a marker that was forgotten looks like the end', async () => {
    const { server, shop, client, payAndClose } = await harness();
    for (let i = 0; i < 3; i++) payAndClose();
    const raw = await client();
    const page = { command: 'account_tx', account: shop, limit: 2 };
    const first = (await raw.request(page)) as { result: { marker: JsonObject } };
    server.faults.forgetMarkers = true;
    const second = (await raw.request({ ...page, marker: first.result.marker })) as { result: JsonObject };
    expect(second.result.transactions).toEqual([]);
    expect(second.result.marker).toBeUndefined();
  });
});

describe('answers that come wrongly', () => {
  it('out of order', async () => {
    const { server, client } = await harness();
    server.faults.reverseAnswers = 3;
    const raw = await client();
    for (const id of [1, 2, 3]) raw.send({ id, command: 'ping' });
    const ids = [];
    for (let i = 0; i < 3; i++) ids.push((await raw.nextJson()).id);
    expect(ids).toEqual([3, 2, 1]);
  });

  it('twice', async () => {
    const { server, client } = await harness();
    server.faults.duplicateAnswers = true;
    const raw = await client();
    raw.send({ id: 1, command: 'ping' });
    expect([(await raw.nextJson()).id, (await raw.nextJson()).id]).toEqual([1, 1]);
  });

  it('with the rows of a page in any order', async () => {
    const { server, shop, client, payAndClose } = await harness();
    const hashes = Array.from({ length: 20 }, () => payAndClose());
    server.faults.shuffleRows = true;
    const { result } = (await (
      await client()
    ).request({
      command: 'account_tx',
      api_version: 2,
      account: shop,
      forward: true,
    })) as { result: { transactions: JsonObject[] } };
    const received = result.transactions.map(({ hash }) => String(hash));
    expect(received).not.toEqual(hashes);
    expect(received.toSorted()).toEqual(hashes.toSorted());
  });

  it('with complete_ledgers as one likes, or without', async () => {
    const { server, client } = await harness();
    const raw = await client();
    const claimed = async (): Promise<unknown> => {
      const { result } = (await raw.request({ command: 'server_info' })) as { result: { info: JsonObject } };
      return result.info.complete_ledgers;
    };
    expect(await claimed()).toBe('1000');
    server.faults.completeLedgers = '1-5,900-1000';
    expect(await claimed()).toBe('1-5,900-1000');
    server.faults.completeLedgers = 'missing';
    expect(await claimed()).toBeUndefined();
  });

  it('cut off in the middle of a frame', async () => {
    const { server, client } = await harness();
    const raw = await client();
    server.cutMidFrame();
    expect((await raw.closed).code).toBe(1006);
    expect(raw.frames).toEqual([]);
  });
});
