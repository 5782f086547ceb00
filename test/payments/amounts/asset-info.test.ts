import { describe, expect, test, vi } from 'vitest';
import type { Asset } from '../../../electron/contract/index.ts';
import { assetKey } from '../../../electron/payments/amounts/asset.ts';
import {
  type AssetInfoRequest,
  assetInfoRequest,
  readAssetInfo,
} from '../../../electron/payments/amounts/asset-info.ts';
import { AssetInfoBook } from '../../../electron/payments/amounts/asset-info-book.ts';
import { formatAmount } from '../../../electron/payments/amounts/format.ts';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { ISSUER, issued, MPT } from '../support/payments.ts';
import { addressOf } from '../support/recorded.ts';

const gold: Asset = { mptIssuanceId: MPT };
const lpToken = issued('03930D02208264E2E40EC1B0C09E4DB96EE197B1');
/** The issuance's entry as the recorded metadata has it. */
const goldAnswer: JsonObject = {
  node: {
    LedgerEntryType: 'MPTokenIssuance',
    AssetScale: 2,
    Issuer: addressOf('MPTI'),
    MPTokenMetadata: '7B227469636B6572223A22474C44227D',
    OutstandingAmount: '1100000',
    Sequence: 4,
  },
};
const poolAnswer: JsonObject = {
  amm: {
    account: ISSUER,
    amount: '10000000',
    amount2: { currency: 'USD', issuer: addressOf('G1'), value: '5' },
    lp_token: { currency: '03930D02208264E2E40EC1B0C09E4DB96EE197B1', issuer: ISSUER, value: '7071' },
  },
};

test('only MPTs and LP tokens need asking', () => {
  expect(assetInfoRequest({ currency: 'XRP' })).toBeNull();
  expect(assetInfoRequest(issued('USD'))).toBeNull();
  expect(assetInfoRequest(issued('524C555344000000000000000000000000000000'))).toBeNull();
  expect(assetInfoRequest(gold)).toEqual({
    command: 'ledger_entry',
    parameters: { mpt_issuance: MPT, ledger_index: 'validated' },
  });
  expect(assetInfoRequest(lpToken)).toEqual({
    command: 'amm_info',
    parameters: { amm_account: ISSUER, ledger_index: 'validated' },
  });
});

test('answers are read; garbage holds nothing', () => {
  expect(readAssetInfo(gold, goldAnswer)).toMatchObject({ type: 'mpt', ticker: 'GLD', assetScale: 2 });
  expect(readAssetInfo(lpToken, poolAnswer)).toEqual({
    type: 'pool',
    assets: [{ currency: 'XRP' }, { currency: 'USD', issuer: addressOf('G1') }],
  });
  const mixed = { amm: { amount: { mpt_issuance_id: MPT, value: '9223372036854775807' }, amount2: '5' } };
  expect(readAssetInfo(lpToken, mixed)).toEqual({ type: 'pool', assets: [gold, { currency: 'XRP' }] });
  for (const garbage of [
    {},
    { node: 5 },
    { node: { LedgerEntryType: 'Offer' } },
    { amm: { amount: '5' } },
    { amm: [] },
  ]) {
    expect(readAssetInfo(gold, garbage)).toBeNull();
    expect(readAssetInfo(lpToken, garbage)).toBeNull();
  }
});

/** All that was promised has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the book', () => {
  function scene(answers: Record<string, JsonObject | Error | undefined>) {
    const asked: AssetInfoRequest[] = [];
    const learned: string[] = [];
    let time = 0;
    const book = new AssetInfoBook({
      ask: async (request) => {
        asked.push(request);
        const answer = answers[request.command];
        if (answer === undefined || answer instanceof Error) throw answer ?? new Error('offline');
        return answer;
      },
      now: () => time,
      onLearned: (asset) => learned.push(assetKey(asset)),
    });
    return { book, asked, learned, settle: settled, pass: (ms: number) => (time += ms), answers };
  }

  test('asks once for each asset, and knows it from then on', async () => {
    const { book, asked, learned, settle } = scene({ ledger_entry: goldAnswer, amm_info: poolAnswer });
    expect(formatAmount({ asset: gold, amount: '12345' }, 'en', book.get(gold))).toBe('12,345 MPT');
    for (let again = 0; again < 5; again += 1) book.get(gold);
    book.get(lpToken);
    book.get({ currency: 'XRP' });
    await settle();
    expect(formatAmount({ asset: gold, amount: '12345' }, 'en', book.get(gold))).toBe('123.45 GLD');
    expect(formatAmount({ asset: lpToken, amount: '7' }, 'en', book.get(lpToken))).toBe('7 LP XRP/USD');
    expect(asked.map(({ command }) => command)).toEqual(['ledger_entry', 'amm_info']);
    expect(learned).toEqual([assetKey(gold), assetKey(lpToken)]);
  });

  test('a failed look-up rests ten minutes, and is tried again when the asset is shown', async () => {
    const { book, asked, settle, pass, answers } = scene({});
    book.get(gold);
    await settle();
    pass(599_999);
    book.get(gold);
    await settle();
    expect(asked).toHaveLength(1);
    answers.ledger_entry = goldAnswer;
    pass(1);
    book.get(gold);
    await settle();
    expect(asked).toHaveLength(2);
    expect(book.get(gold)).toMatchObject({ ticker: 'GLD' });
  });

  test('an answer without information is remembered', async () => {
    const { book, asked, settle } = scene({ ledger_entry: {} });
    book.get(gold);
    await settle();
    expect(book.get(gold)).toBeNull();
    await settle();
    expect(asked).toHaveLength(1);
  });

  test('what was known earlier is not asked again', async () => {
    const asked: unknown[] = [];
    const info = readAssetInfo(gold, goldAnswer);
    const ask = async (request: AssetInfoRequest) => {
      asked.push(request);
      return {};
    };
    const book = new AssetInfoBook({ ask, now: () => 0, known: [[assetKey(gold), info]] });
    expect(book.get(gold)).toBe(info);
    expect(asked).toEqual([]);
  });

  test('one at a time, and never more than a hundred waiting, however many tokens strangers send', async () => {
    let open = 0;
    let most = 0;
    let asked = 0;
    const book = new AssetInfoBook({
      ask: async () => {
        asked += 1;
        open += 1;
        most = Math.max(most, open);
        await Promise.resolve();
        open -= 1;
        return goldAnswer;
      },
      now: () => 0,
    });
    for (let index = 0; index < 5000; index += 1) {
      book.get({ mptIssuanceId: index.toString(16).toUpperCase().padStart(48, '0') });
    }
    await vi.waitFor(() => expect(asked).toBe(100), { timeout: 25_000 });
    await settled();
    expect(asked).toBe(100);
    expect(most).toBe(1);
  });
});
