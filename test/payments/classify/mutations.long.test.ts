import { expect, test } from 'vitest';
import { CREDIT_KINDS, DEFAULT_ALERT_KINDS, HIDDEN_AMOUNT } from '../../../electron/contract/index.ts';
import { decideAlert } from '../../../electron/payments/alert-decision.ts';
import { assetKey } from '../../../electron/payments/amounts/asset.ts';
import type { AccountCredits } from '../../../electron/payments/classify/classify.types.ts';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { describePayment, describeSummary } from '../../../electron/payments/text/describe.ts';
import type { ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';
import { parseAccountTxRow } from '../../../electron/xrpl/protocol/wire-transaction.ts';
import { accountsIn } from '../support/all-accounts.ts';
import { assetFromKey } from '../support/asset-from-key.ts';
import { mutate } from '../support/mutate.ts';
import { newTypes } from '../support/new-types.ts';
import { exported, paymentsOf, SHOP, watched } from '../support/payments.ts';
import { createRandom } from '../support/random.ts';
import { allRecorded } from '../support/recorded.ts';

const KINDS: ReadonlySet<string> = new Set(CREDIT_KINDS);
const POSITIVE_DECIMAL = /^(?:[1-9]\d*|0)(?:\.\d*[1-9])?$/;

/** What is wrong with credits read from a mangled transaction; empty when nothing is. */
function faults(credits: AccountCredits): readonly string[] {
  const wrong: string[] = [];
  if (!KINDS.has(credits.kind)) wrong.push(`kind ${credits.kind}`);
  if (credits.credits.length === 0) wrong.push('no credits');
  for (const { asset, amount } of credits.credits) {
    if (amount === HIDDEN_AMOUNT && 'mptIssuanceId' in asset) continue;
    if (!POSITIVE_DECIMAL.test(amount) || amount === '0' || amount.length > 400)
      wrong.push(`amount ${amount}`);
    const key = assetKey(asset);
    const again = assetFromKey(key);
    if (again === null || assetKey(again) !== key) wrong.push(`asset ${key}`);
  }
  if (credits.from !== null && !/^r[1-9A-HJ-NP-Za-km-z]{24,34}$/.test(credits.from)) wrong.push('from');
  for (const tag of [credits.destinationTag, credits.sourceTag]) {
    if (tag !== null && (!Number.isInteger(tag) || tag < 0 || tag > 4_294_967_295)) wrong.push(`tag ${tag}`);
  }
  return wrong;
}

/** Everything that follows for a payment: none of it may throw either. */
function tellAll(transaction: ValidatedTransaction, account: string, credits: AccountCredits) {
  const payments = paymentsOf(transaction, account, credits);
  const texts = payments.map((payment) => describePayment(payment, { label: 'Shop', locale: 'en' }));
  const summary = describeSummary(payments, { locale: 'de', labelOf: () => 'Shop', away: true });
  for (const payment of payments) {
    decideAlert(payment, [watched({ address: account })], { kinds: DEFAULT_ALERT_KINDS });
  }
  JSON.parse(exported('json', payments));
  return {
    titles: [...texts, summary].map(({ title }) => title).join('\n'),
    rest: [...texts.map(({ body }) => body), exported('csv', payments)].join('\n'),
  };
}

test('100,000 mutated real transactions neither throw nor yield anything but exact positive amounts', () => {
  const seed = 20_261_121;
  const random = createRandom(seed);
  const originals = allRecorded()
    .filter(({ result }) => result === 'tesSUCCESS')
    .map((transaction) => ({ text: JSON.stringify(transaction), accounts: accountsIn(transaction) }));
  const problems: string[] = [];
  let credited = 0;
  for (let round = 0; round < 100_000 && problems.length < 20; round += 1) {
    const original = random.pick(originals) ?? { text: '{}', accounts: [] };
    const mangled = JSON.parse(original.text) as ValidatedTransaction;
    const { tx, meta } = mangled;
    mutate(
      random.below(4) === 0 ? (tx as Record<string, unknown>) : (meta as Record<string, unknown>),
      random,
    );
    const account = random.pick(original.accounts) ?? SHOP;
    try {
      const credits = readCredits(mangled, account);
      if (credits === null) continue;
      credited += 1;
      for (const fault of faults(credits)) problems.push(`round ${round}: ${fault}`);
      const { titles, rest } = tellAll(mangled, account, credits);
      if (/NaN|Infinity|undefined/.test(titles)) problems.push(`round ${round}: titles ${titles}`);
      if (/\p{Bidi_Control}/u.test(titles + rest)) problems.push(`round ${round}: says ${titles}${rest}`);
    } catch (error) {
      problems.push(`round ${round}: ${String(error)}`);
    }
  }
  expect(problems, `seed ${seed}`).toEqual([]);
  expect(credited, 'credits still read, so that the test has a subject').toBeGreaterThan(15_000);
}, 60_000);

test('20,000 mutated transactions of types that no recording has do no more harm', () => {
  const seed = 31;
  const random = createRandom(seed);
  const originals = newTypes().map((transaction) => JSON.stringify(transaction));
  const problems: string[] = [];
  const seen = new Set<string>();
  for (let round = 0; round < 20_000 && problems.length < 20; round += 1) {
    const mangled = JSON.parse(random.pick(originals) ?? '{}') as ValidatedTransaction;
    mutate((random.below(3) === 0 ? mangled.tx : mangled.meta) as Record<string, unknown>, random);
    try {
      const credits = readCredits(mangled, SHOP);
      if (credits === null) continue;
      if (credits.credits.some(({ amount }) => amount === HIDDEN_AMOUNT)) seen.add(HIDDEN_AMOUNT);
      seen.add(credits.kind);
      for (const fault of faults(credits)) problems.push(`round ${round}: ${fault}`);
      const { titles } = tellAll(mangled, SHOP, credits);
      if (/NaN|Infinity|undefined/.test(titles)) problems.push(`round ${round}: titles ${titles}`);
    } catch (error) {
      problems.push(`round ${round}: ${String(error)}`);
    }
  }
  expect(problems, `seed ${seed}`).toEqual([]);
  expect([...seen]).toEqual(
    expect.arrayContaining([HIDDEN_AMOUNT, 'payment', 'exchange', 'other', 'refund']),
  );
}, 60_000);

test('20,000 mutated rows of account_tx are refused by the parser or read without a fault', () => {
  const random = createRandom(7);
  const originals = allRecorded().map(({ hash, ledgerIndex, tx, meta }) =>
    JSON.stringify({ hash, ledger_index: ledgerIndex, tx_json: tx, meta, validated: true }),
  );
  const problems: string[] = [];
  let read = 0;
  for (let round = 0; round < 20_000; round += 1) {
    const row = JSON.parse(random.pick(originals) ?? '{}') as Record<string, unknown>;
    mutate(row, random);
    try {
      const transaction = parseAccountTxRow(row);
      const credits = transaction === null ? null : readCredits(transaction, SHOP);
      if (credits === null) continue;
      read += 1;
      for (const fault of faults(credits)) problems.push(`round ${round}: ${fault}`);
    } catch (error) {
      problems.push(`round ${round}: ${String(error)}`);
    }
  }
  expect(problems).toEqual([]);
  expect(read).toBeGreaterThan(1500);
});

test('whatever stands in place of a transaction, nothing is thrown', () => {
  for (const odd of [
    null,
    undefined,
    5,
    'text',
    [],
    {},
    { AffectedNodes: 5 },
    { AffectedNodes: [null, 5, []] },
  ]) {
    const base = { hash: '', ledgerIndex: 0, closeTime: null, transactionIndex: 0, result: 'tesSUCCESS' };
    expect(readCredits({ ...base, tx: odd, meta: odd } as unknown as ValidatedTransaction, SHOP)).toBeNull();
    const deep = {
      AffectedNodes: [{ ModifiedNode: odd }, { CreatedNode: { LedgerEntryType: odd, NewFields: odd } }],
    };
    expect(readCredits({ ...base, tx: {}, meta: deep } as unknown as ValidatedTransaction, SHOP)).toBeNull();
  }
});
