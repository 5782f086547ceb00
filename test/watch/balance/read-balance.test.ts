import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBalance } from '../../../electron/watch/balance/read-balance.ts';
import { RequestError } from '../../../electron/xrpl/protocol/request-error.ts';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import {
  createSimulatedNetwork,
  RawClient,
  type SimulatedServer,
  startSimulatedServer,
} from '../../simulator/index.ts';

const network = createSimulatedNetwork({ seed: 'balances' });
const shop = network.addAccount('Shop', '1250.000001');
const bank = network.addAccount('Bank');
const hub = network.addAccount('Hub', '5000');
const usd = { currency: 'USD', issuer: bank };
let server: SimulatedServer;
let raw: RawClient;

beforeAll(async () => {
  server = await startSimulatedServer(network);
  raw = await RawClient.connect(server.url);
});
afterAll(async () => {
  raw.terminate();
  await server.stop();
});

const asked: JsonObject[] = [];

/** Asks the simulated server; `change` puts other things into its answers. */
function client(change: (command: string, result: JsonObject) => JsonObject = (_, result) => result) {
  asked.length = 0;
  return {
    async request(command: string, parameters: JsonObject): Promise<JsonObject> {
      asked.push({ command, ...parameters });
      const answer = await raw.request({ command, api_version: 2, ...parameters });
      if (typeof answer.error === 'string')
        throw new RequestError('server', answer.error, { serverError: answer.error });
      return change(command, answer.result as JsonObject);
    },
  };
}

const only = (name: string, change: JsonObject) =>
  client((command, result) => (command === name ? { ...result, ...change } : result));

describe('what an account holds', () => {
  it('is its XRP and its tokens, exactly, in one validated ledger', async () => {
    network.addHolding(shop, usd);
    network.addHolding(shop, { currency: 'EUR', issuer: bank });
    network.pay({ from: bank, to: shop, amount: '1234567890.123456', asset: usd });
    network.close();
    expect(await readBalance(client(), shop)).toEqual({
      ...{ state: 'known', ledgerIndex: network.lastLedger, owed: 0, isComplete: true },
      amounts: [
        { asset: { currency: 'XRP' }, amount: '1250.000001' },
        { asset: usd, amount: '1234567890.123456' },
      ],
    });
    expect(asked).toEqual([
      { command: 'account_info', account: shop, ledger_index: 'validated' },
      { command: 'account_lines', account: shop, ledger_index: network.lastLedger, limit: 400 },
      {
        command: 'account_objects',
        account: shop,
        ledger_index: network.lastLedger,
        type: 'mptoken',
        limit: 400,
      },
    ]);
  });

  it('is its MPTs, too, as whole units, and none that it could hold', async () => {
    const [gold, silver] = [network.addMpt(bank, 'GLD'), network.addMpt(bank)];
    const till = network.addAccount('Till', '10');
    network.addHolding(till, silver);
    network.addHolding(till, gold);
    network.pay({ from: bank, to: till, amount: '9007199254740993', asset: gold });
    network.close();
    expect(await readBalance(client(), till)).toMatchObject({
      amounts: [{ amount: '10' }, { asset: gold, amount: '9007199254740993' }],
      isComplete: true,
    });
    const { mptIssuanceId } = gold as { readonly mptIssuanceId: string };
    const token = { LedgerEntryType: 'MPToken', Account: till, MPTokenIssuanceID: mptIssuanceId };
    const account_objects = [
      { ...token, MPTAmount: '5' },
      { ...token, MPTAmount: 5 },
      { ...token, MPTAmount: '-5' },
      { ...token, Account: bank, MPTAmount: '5' },
      { ...token, LedgerEntryType: 'Check', MPTAmount: '5' },
      { ...token, MPTokenIssuanceID: 'gold', MPTAmount: '5' },
      null,
    ];
    for (const each of account_objects.slice(1)) {
      const answer = { account_objects: [account_objects[0] ?? null, each] };
      expect(await readBalance(only('account_objects', answer), till)).toMatchObject({
        amounts: [{ amount: '10' }, { asset: gold, amount: '5' }],
        isComplete: false,
      });
    }
  });

  it('says nothing of MPTs where the server does not know them, and fails where it is asked too much', async () => {
    const answering = (serverError: string) => {
      const { request } = client();
      return {
        request: (command: string, parameters: JsonObject) =>
          command === 'account_objects'
            ? Promise.reject(new RequestError('server', serverError, { serverError }))
            : request(command, parameters),
      };
    };
    for (const unknown of ['invalidParams', 'unknownCmd']) {
      expect(await readBalance(answering(unknown), shop)).toMatchObject({ state: 'known', isComplete: true });
    }
    await expect(readBalance(answering('slowDown'), shop)).rejects.toMatchObject({ serverError: 'slowDown' });
  });

  it('is not what it owes: lines of a token that it issued are only counted', async () => {
    const balance = await readBalance(client(), bank);
    expect(balance).toMatchObject({ state: 'known', owed: 1, isComplete: true });
    expect(balance.state === 'known' && balance.amounts.map(({ asset }) => asset)).toEqual([
      { currency: 'XRP' },
    ]);
  });

  it('is nothing where there is no such account', async () => {
    expect(await readBalance(client(), network.address('Nobody'))).toEqual({ state: 'no-account' });
  });

  it('is followed over pages, and no further than a bound', async () => {
    for (let index = 0; index < 1_300; index++) {
      const currency = index.toString(16).toUpperCase().padStart(40, 'A');
      network.addHolding(hub, { currency, issuer: bank });
      if (index === 900) network.close();
      if (index === 900) expect(await readBalance(client(), hub)).toMatchObject({ isComplete: true });
    }
    expect(asked.filter(({ command }) => command === 'account_lines')).toHaveLength(3);
    network.close();
    expect(await readBalance(client(), hub)).toMatchObject({ state: 'known', isComplete: false });
    expect(asked.filter(({ command }) => command === 'account_lines')).toHaveLength(3);
  });

  it('is refused where the server refuses', async () => {
    const refuses = { request: () => Promise.reject(new RequestError('not-connected', 'no')) };
    await expect(readBalance(refuses, shop)).rejects.toMatchObject({ code: 'not-connected' });
  });

  it.each<[string, string, JsonObject]>([
    ['not validated', 'account_info', { validated: false }],
    ['of another account', 'account_info', { account_data: { Account: bank, Balance: '1' } }],
    ['a balance that is a number', 'account_info', { account_data: { Account: shop, Balance: 1 } }],
    ['a negative balance', 'account_info', { account_data: { Account: shop, Balance: '-1' } }],
    [
      'more XRP than there are',
      'account_info',
      { account_data: { Account: shop, Balance: '100000000000000001' } },
    ],
    ['without a ledger', 'account_info', { ledger_index: null }],
    ['lines of another ledger', 'account_lines', { ledger_index: 7 }],
    ['lines of a ledger with another hash', 'account_lines', { ledger_hash: 'AB'.repeat(32) }],
    ['lines of another account', 'account_lines', { account: bank }],
    ['lines that are no list', 'account_lines', { lines: {} }],
    ['more lines than a page has', 'account_lines', { lines: Array.from({ length: 401 }, () => ({})) }],
    ['MPTs of another ledger', 'account_objects', { ledger_index: 7 }],
    ['MPTs of another account', 'account_objects', { account: bank }],
    ['MPTs that are no list', 'account_objects', { account_objects: {} }],
    [
      'more MPTs than a page has',
      'account_objects',
      { account_objects: Array.from({ length: 401 }, () => ({})) },
    ],
    ['a marker of MPTs of another form', 'account_objects', { marker: { ledger: 1 } }],
    ['a marker of another form', 'account_lines', { marker: { ledger: 1 } }],
    ['an endless marker', 'account_lines', { marker: 'A'.repeat(5_000) }],
  ])('is not taken from an answer that is %s', async (_name, command, change) => {
    await expect(readBalance(only(command, change), shop)).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('is said to be incomplete where a line cannot be understood', async () => {
    const lines = [
      { account: bank, currency: 'USD', balance: '5' },
      { account: bank, currency: 'XRP', balance: '1000000' },
      { account: 'nobody', currency: 'EUR', balance: '5' },
      { account: bank, currency: 'GBP', balance: 5 },
      { account: bank, currency: 'JPY', balance: '1e999999999' },
      null,
    ];
    expect(await readBalance(only('account_lines', { lines }), shop)).toMatchObject({
      amounts: [{ asset: { currency: 'XRP' } }, { asset: usd, amount: '5' }],
      isComplete: false,
    });
  });
});
