import { describe, expect, test } from 'vitest';
import { type Asset, HIDDEN_AMOUNT, LANGUAGES, type Payment } from '../../../electron/contract/index.ts';
import { assetKey } from '../../../electron/payments/amounts/asset.ts';
import {
  describePayment,
  describeSummary,
  kindText,
  type SummaryOptions,
} from '../../../electron/payments/text/describe.ts';
import { ALICE, ISSUER, issued, MPT, payment, SHOP } from '../support/payments.ts';

const english = { label: 'Savings', locale: 'en' };

describe('one payment', () => {
  test.each([
    ['en', '+25 XRP to Savings', 'from r49Ad…zATa · tag 5'],
    ['en-GB', '+25 XRP to Savings', 'from r49Ad…zATa · tag 5'],
    ['de', '+25 XRP an Savings', 'von r49Ad…zATa · Tag 5'],
    ['de-AT', '+25 XRP an Savings', 'von r49Ad…zATa · Tag 5'],
    ['es', '+25 XRP en Savings', 'de r49Ad…zATa · etiqueta 5'],
    ['ja', 'Savings に +25 XRP', '送金元 r49Ad…zATa · タグ5'],
    ['sv', '+25 XRP to Savings', 'from r49Ad…zATa · tag 5'],
  ])('%s', (locale, title, body) => {
    expect(describePayment(payment({ destinationTag: 5 }), { label: 'Savings', locale })).toEqual({
      title,
      body,
    });
  });

  test('a contact goes by its name, a tag of 0 is a tag, a part payment says so', () => {
    const partial = payment({ destinationTag: 0, partialOf: { asset: { currency: 'XRP' }, amount: '1000' } });
    expect(describePayment(partial, { ...english, contactName: 'Alice' })).toEqual({
      title: '+25 XRP to Savings',
      body: 'from Alice · tag 0 · partial payment',
    });
  });

  test('other kinds are named; an unknown type by its own name', () => {
    expect(describePayment(payment({ kind: 'escrow' }), english).body).toBe(
      'escrow finished · from r49Ad…zATa',
    );
    expect(describePayment(payment({ kind: 'other', transactionType: 'LoanSet' }), english).body).toBe(
      'LoanSet · from r49Ad…zATa',
    );
    expect(kindText({ kind: 'other', transactionType: '\u202e<b>' }, 'en')).toBe('⟨U+202E⟩<b>');
    expect(kindText({ kind: 'other', transactionType: '' }, 'de')).toBe('Sonstiges');
  });

  test('nobody is named where nobody paid, nor the account itself', () => {
    expect(describePayment(payment({ from: null }), english).body).toBe('');
    expect(describePayment(payment({ kind: 'refund', from: SHOP }), english).body).toBe('refund');
  });

  test('a misleading name is reported, and not repeated', () => {
    expect(describePayment(payment({ asset: issued('xrp') }), english)).toEqual({
      title: '+25 0x787270 to Savings',
      body: 'from r49Ad…zATa · misleading token name',
    });
  });

  test.each([
    ['en', '“Rent <b>May</b>”'],
    ['de', '„Rent <b>May</b>“'],
    ['es', '«Rent <b>May</b>»'],
    ['ja', '「Rent <b>May</b>」'],
  ])('the memo has a line of its own, in quotation marks (%s)', (locale, line) => {
    const memos = [null, 'Rent <b>May</b>', 'other'].map((data) => ({
      ...{ type: null, format: null },
      ...{ data, dataHex: data === null ? 'FF' : null },
    }));
    const lines = describePayment(payment({ memos }), { label: 'Savings', locale }).body.split('\n');
    expect(lines).toEqual([expect.stringContaining('r49Ad…zATa'), line]);
    expect(describePayment(payment({ memos, from: null }), { label: 'Savings', locale }).body).toBe(line);
  });

  test('private texts give away neither amount nor sender', () => {
    for (const locale of LANGUAGES) {
      const memos = [{ type: null, format: null, data: '5 XRP', dataHex: null }];
      const { title, body } = describePayment(payment({ destinationTag: 5, memos }), {
        label: 'Savings',
        locale,
        isPrivate: true,
      });
      expect(title).toContain('Savings');
      expect(title + body).not.toMatch(/25|XRP|r49|5/);
    }
  });

  test.each([
    ['mainnet', 'en', ''],
    ['testnet', 'en', ' · Testnet'],
    ['devnet', 'es', ' · Devnet'],
    ['21338', 'en', ' · network 21338'],
    ['21338', 'de', ' · Netzwerk 21338'],
  ] as const)('what came on %s is not taken for real money (%s)', (network, locale, expected) => {
    const { body } = describePayment(payment({ network }), { label: 'Savings', locale });
    expect(body.slice(body.indexOf('zATa') + 4)).toBe(expected);
  });

  test('labels and names cannot break out of their place', () => {
    const { title, body } = describePayment(payment(), {
      locale: 'en',
      label: '{amount}\n\u202eevil',
      contactName: `{tag}${'x'.repeat(500)}`,
    });
    expect(title).toBe('+25 XRP to {amount} ⟨U+202E⟩evil');
    expect(body.length).toBeLessThan(80);
    expect(body).toContain('{tag}');
  });

  test('MPTs go by their ticker and scale', () => {
    const gold = payment({ asset: { mptIssuanceId: MPT }, amount: '12345' });
    const info = { type: 'mpt', issuer: null, ticker: 'GLD', name: null, assetScale: 2 } as const;
    expect(describePayment(gold, { ...english, info }).title).toBe('+123.45 GLD to Savings');
    expect(describePayment(gold, english).title).toBe('+12,345 MPT to Savings');
  });
});

describe('summaries', () => {
  const usd = (amount: string) => payment({ asset: issued('USD'), amount });
  const options = { locale: 'en', labelOf: () => 'Savings', away: true };

  test('add up exactly by asset, XRP first', () => {
    const seven = [
      usd('20'),
      payment({ amount: '100.1' }),
      usd('30'),
      ...['20', '1.4', '1.3', '0.2'].map((amount) => payment({ amount })),
    ];
    expect(describeSummary(seven, options)).toEqual({
      title: '7 payments while you were away: 123 XRP, 50 USD to Savings',
      body: 'Largest: 100.1 XRP from r49Ad…zATa',
    });
    expect(describeSummary(seven, { ...options, away: false }).title).toBe(
      '7 payments: 123 XRP, 50 USD to Savings',
    );
    expect(describeSummary(seven, { ...options, locale: 'de' }).title).toBe(
      '7 Zahlungen während Ihrer Abwesenheit: 123 XRP, 50 USD an Savings',
    );
    expect(describeSummary(seven, { ...options, locale: 'es' }).title).toBe(
      '7 pagos mientras no estabas: 123 XRP, 50 USD en Savings',
    );
    expect(describeSummary(seven, { ...options, locale: 'ja' }).title).toBe(
      '不在中の入金7件：Savings に 123 XRP, 50 USD',
    );
  });

  describe('name the largest payment', () => {
    const body = (payments: readonly Payment[], change: Partial<SummaryOptions> = {}) =>
      describeSummary(payments, { ...options, ...change }).body;
    const xrp = (amount: string, change: Partial<Payment> = {}) => payment({ amount, ...change });

    test('the largest XRP, whatever number a token has', () => {
      const many = [usd('1000000'), xrp('9.9'), usd('2'), xrp('99.9', { from: ISSUER }), usd('3')];
      expect(body(many)).toBe('Largest: 99.9 XRP from rpvdL…Dexr');
    });

    test('without XRP the largest of the asset of most payments: tokens are not compared', () => {
      const jpy = payment({ asset: issued('JPY'), amount: '1000000' });
      expect(body([jpy, usd('1.5'), usd('1.25')])).toBe('Largest: 1.5 USD from r49Ad…zATa');
      // By issuer, too.
      const others = payment({ asset: issued('USD', ALICE), amount: '7' });
      expect(body([others, usd('1.5'), usd('1.25')])).toBe('Largest: 1.5 USD from r49Ad…zATa');
    });

    test('by the contact’s name, or without a sender', () => {
      const contactNameOf = ({ from }: Payment) => (from === ALICE ? 'Alice' : null);
      expect(body([xrp('1'), xrp('99.9')], { contactNameOf })).toBe('Largest: 99.9 XRP from Alice');
      expect(body([xrp('1'), xrp('99.9', { from: null })])).toBe('Largest: 99.9 XRP');
      expect(body([xrp('1'), xrp('99.9')], { contactNameOf: () => 'a\n\u202eb' })).toBe(
        'Largest: 99.9 XRP from a ⟨U+202E⟩b',
      );
    });

    test.each([
      ['de', 'Größte Zahlung: 99,9 XRP von Alice'],
      ['es', 'El mayor: 99,9 XRP de Alice'],
      ['ja', '最高額：99.9 XRP（送金元 Alice）'],
    ])('in %s', (locale, expected) => {
      expect(body([xrp('1'), xrp('99.9')], { locale, contactNameOf: () => 'Alice' })).toBe(expected);
    });

    test('of mainnet where there is one; else its network is said', () => {
      const tested = xrp('5000', { network: 'testnet', from: null });
      expect(body([tested, usd('2')])).toBe('Largest: 2 USD from r49Ad…zATa');
      expect(body([tested, tested])).toBe('Largest: 5,000 XRP (Testnet)');
    });

    test('not of one alone, not by an amount that is secret, never in privacy mode', () => {
      expect(body([xrp('5')])).toBe('');
      const hidden = payment({ asset: { mptIssuanceId: MPT }, amount: HIDDEN_AMOUNT });
      expect(body([hidden, hidden])).toBe('');
      expect(body([hidden, hidden, usd('2')])).toBe('Largest: 2 USD from r49Ad…zATa');
      expect(body([xrp('5'), xrp('6')], { isPrivate: true })).toBe('');
    });
  });

  test('one is one', () => {
    expect(describeSummary([payment()], options).title).toBe(
      '1 payment while you were away: 25 XRP to Savings',
    );
    expect(describeSummary([payment()], { ...options, locale: 'de' }).title).toMatch(/^1 Zahlung während/);
  });

  test('the same code of two issuers stays two sums', () => {
    const two = [usd('1'), payment({ asset: issued('USD', ALICE), amount: '2' })];
    expect(describeSummary(two, options).title).toBe(
      '2 payments while you were away: 1 USD, 2 USD to Savings',
    );
  });

  test('what came on test networks is not added to what came on mainnet', () => {
    const test = (amount: string, network: '21338' | 'testnet' = 'testnet') => payment({ amount, network });
    const mixed = [test('1000'), payment({ amount: '25' }), test('3', '21338'), usd('4'), test('1')];
    const asked: string[] = [];
    const infoOf = (asset: Asset, network: string) => {
      asked.push(`${assetKey(asset)} ${network}`);
      return null;
    };
    expect(describeSummary(mixed, { ...options, infoOf }).title).toBe(
      '5 payments while you were away: 25 XRP, 4 USD, 1,001 XRP (Testnet), 3 XRP (network 21338) to Savings',
    );
    expect([...new Set(asked)]).toEqual(['XRP mainnet', `USD.${ISSUER} mainnet`, 'XRP testnet', 'XRP 21338']);
    expect(describeSummary([test('1000'), test('2')], options).title).toBe(
      '2 payments while you were away: 1,002 XRP (Testnet) to Savings',
    );
  });

  test('many assets and accounts are counted, not listed', () => {
    const many = Array.from({ length: 1234 }, (_, index) =>
      payment({ asset: issued(`A${String(index % 8)}B`), amount: '1', destinationTag: index }),
    );
    const { title } = describeSummary(many, {
      ...options,
      labelOf: (one) => `Shop ${(one.destinationTag ?? 0) % 5}`,
    });
    expect(title).toBe(
      '1,234 payments while you were away: 155 A0B, 155 A1B, 154 A2B, 5 more assets to Shop 0, Shop 1, and 3 more accounts',
    );
  });

  test('private summaries count only', () => {
    expect(describeSummary([payment(), payment()], { ...options, isPrivate: true })).toEqual({
      title: '2 payments',
      body: '',
    });
  });
});
