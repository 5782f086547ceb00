import { describe, expect, it } from 'vitest';
import type { JsonObject, ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';
import {
  parseAccountTxResult,
  parseLedgerResult,
  parseStreamMessage,
} from '../../../electron/xrpl/protocol/wire-messages.ts';
import { received, recordedFrames, results, truth } from '../support/recorded.ts';

type ByHash = ReadonlyMap<string, ValidatedTransaction>;

function byHash(transactions: readonly ValidatedTransaction[]): ByHash {
  return new Map(transactions.map((transaction) => [transaction.hash, transaction]));
}

function streamed(name: string): ByHash {
  return byHash(
    received(name).flatMap((message) => {
      const parsed = parseStreamMessage(message as JsonObject);
      expect(parsed.type).not.toBe('unreadable');
      return parsed.type === 'transaction' ? [parsed.transaction] : [];
    }),
  );
}

function paged(name: string): ByHash {
  return byHash(
    results(name).flatMap((result) => {
      const page = parseAccountTxResult(result as JsonObject);
      expect(page?.unreadable).toEqual([]);
      return page?.transactions ?? [];
    }),
  );
}

function expanded(name: string): ByHash {
  return byHash(
    results(name).flatMap((result) => {
      const ledger = parseLedgerResult(result as JsonObject);
      expect(ledger?.unreadable).toBe(0);
      return ledger?.transactions ?? [];
    }),
  );
}

/** A transaction without what only some forms say around it. */
function bare({ ledgerHash, engineResult, ...rest }: ValidatedTransaction): ValidatedTransaction {
  return rest;
}

/** Metadata without what servers add for some requests and not for others: `ledger` adds least. */
function onLedger(meta: JsonObject): JsonObject {
  const { delivered_amount, nftoken_id, nftoken_ids, offer_id, mpt_issuance_id, ...rest } = meta;
  return rest;
}

describe('the recorded scenario', () => {
  const forms: readonly (readonly [string, ByHash])[] = [
    ['stream v1', streamed('scenario-v1')],
    ['stream v2', streamed('scenario-v2')],
    ['stream without api_version', streamed('scenario-no-api_version')],
    ['account_tx v1', paged('account_tx-W-v1-fwd-limit7')],
    ['account_tx v2', paged('account_tx-W-v2-fwd-limit7')],
    ['account_tx v1, newest first', paged('account_tx-W-v1-bwd-limit7')],
    ['account_tx v2, newest first', paged('account_tx-W-v2-bwd-limit7')],
    ['account_tx v1, default pages', paged('account_tx-W-v1-nolimit')],
    ['account_tx v2, default pages', paged('account_tx-W-v2-nolimit')],
  ];
  const fromLedgers = { v1: expanded('ledgers-v1'), v2: expanded('ledgers-v2') };

  it('is the same in every ledger, by either API version', () => {
    expect(fromLedgers.v1.size).toBeGreaterThan(350);
    expect([...fromLedgers.v1.values()].map(bare)).toEqual([...fromLedgers.v2.values()].map(bare));
  });

  it('agrees with what is known of each transaction', () => {
    let compared = 0;
    for (const entry of truth()) {
      const transaction = fromLedgers.v2.get(entry.hash);
      if (!transaction) continue;
      compared += 1;
      expect(transaction).toMatchObject({
        ledgerIndex: entry.ledger_index,
        transactionIndex: entry.tx_index,
        result: entry.result,
      });
      expect(transaction.tx).toMatchObject({ TransactionType: entry.type, Account: entry.account });
    }
    expect(compared).toBeGreaterThan(350);
  });

  it.each(forms)('gives the same shape by %s as by ledger', (_name, form) => {
    expect(form.size).toBeGreaterThan(50);
    for (const [hash, transaction] of form) {
      const reference = fromLedgers.v1.get(hash);
      const streamed = forms[0]?.[1].get(hash);
      if (reference === undefined || streamed === undefined) throw new Error(`${hash} is missing`);
      expect({ ...bare(transaction), meta: onLedger(transaction.meta) }).toEqual({
        ...reference,
        meta: onLedger(reference.meta),
      });
      // Among streams and account_tx nothing at all differs but what is said around the transaction.
      expect(bare(transaction)).toEqual(bare(streamed));
      expect(transaction.engineResult ?? streamed.engineResult).toBe(transaction.result);
      expect(transaction.ledgerHash ?? streamed.ledgerHash).toBe(streamed.ledgerHash);
    }
  });

  it('tells close times and ledger indexes of every ledger', () => {
    const closed = received('scenario-v2')
      .map((message) => parseStreamMessage(message as JsonObject))
      .filter((message) => message.type === 'ledger');
    expect(closed.length).toBeGreaterThan(300);
    closed.forEach((ledger, position) => {
      expect(ledger.ledgerIndex).toBe((closed[0]?.ledgerIndex ?? 0) + position);
      expect(ledger.closeTime).toMatch(/^2026-11-21T0\d:\d\d:\d\dZ$/);
    });
  });

  it('takes no proposed transaction for a validated one', () => {
    const proposed = received('scenario-accounts_proposed-v2').filter(
      (message) => message.type === 'transaction' && message.validated === false,
    );
    expect(proposed.length).toBeGreaterThan(10);
    for (const message of proposed) {
      expect(parseStreamMessage(message as JsonObject)).toEqual({ type: 'unknown' });
    }
  });

  it('keeps markers as they are and ends pages that have none', () => {
    const pages = results('account_tx-W-v1-fwd-limit7').map((result) =>
      parseAccountTxResult(result as JsonObject),
    );
    expect(pages[0]?.marker).toEqual({ ledger: 24, seq: 0 });
    expect(pages.at(-1)?.marker).toBeNull();
    expect(pages[0]).toMatchObject({ ledgerIndexMin: 2, ledgerIndexMax: 312 });
  });
});

describe('what cannot be understood', () => {
  const [frame] = recordedFrames('scenario-v2').filter(
    ({ dir, frame: text }) => dir === 'in' && text?.includes('"type":"transaction"'),
  );
  const message = JSON.parse(frame?.frame ?? '{}') as Record<string, unknown>;

  it.each([
    ['no metadata', { meta: undefined }],
    ['binary metadata', { meta: '201C00000000' }],
    ['metadata without an index', { meta: { TransactionResult: 'tesSUCCESS' } }],
    ['no transaction', { tx_json: undefined }],
    ['a hash of the wrong length', { hash: 'AB12' }],
    ['a hash that is no text', { hash: 12 }],
    ['no validated flag', { validated: undefined }],
    ['a transaction that is a list', { tx_json: [] }],
    ['a transaction without a type', { tx_json: { Account: 'r' } }],
  ])('says so of a stream message with %s, and of which ledger', (_what, change) => {
    expect(parseStreamMessage({ ...message, ...change } as JsonObject)).toEqual({
      type: 'unreadable',
      ledgerIndex: message.ledger_index,
    });
  });

  it('does not even know the ledger where none is named', () => {
    expect(parseStreamMessage({ type: 'transaction', validated: true })).toEqual({
      type: 'unreadable',
      ledgerIndex: null,
    });
    expect(parseStreamMessage({ type: 'ledgerClosed', ledger_index: 'soon' })).toEqual({
      type: 'unreadable',
      ledgerIndex: null,
    });
  });

  it('keeps the rows of a page that can be understood and names the ledgers of the others', () => {
    const [page] = results('account_tx-W-v2-fwd-limit7') as [{ transactions: Record<string, unknown>[] }];
    const broken = {
      ...page,
      transactions: [
        page.transactions[0],
        { ...page.transactions[1], meta: null },
        { ...page.transactions[2], validated: false },
        'nonsense',
      ],
    };
    const parsed = parseAccountTxResult(broken as unknown as JsonObject);
    expect(parsed?.transactions).toHaveLength(1);
    expect(parsed?.unreadable).toEqual([
      page.transactions[1]?.ledger_index,
      page.transactions[2]?.ledger_index,
      null,
    ]);
  });

  it.each([
    ['no rows', { ledger_index_min: 1, ledger_index_max: 2 }],
    ['no range', { transactions: [] }],
    [
      'a marker that cannot be followed',
      { ledger_index_min: 1, ledger_index_max: 2, transactions: [], marker: 'x' },
    ],
    ['a negative range', { ledger_index_min: -1, ledger_index_max: -1, transactions: [] }],
  ])('refuses an answer of account_tx with %s', (_what, result) => {
    expect(parseAccountTxResult(result)).toBeNull();
  });

  it('refuses a ledger that is not validated', () => {
    const ledger = results('ledgers-v2')[20] as JsonObject;
    expect(parseLedgerResult(ledger)).not.toBeNull();
    expect(parseLedgerResult({ ...ledger, validated: false })).toBeNull();
    expect(parseLedgerResult({ ...ledger, ledger: null })).toBeNull();
  });
});
