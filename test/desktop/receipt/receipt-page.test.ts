import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Memo } from '../../../electron/contract/index.ts';
import { provedFacts } from '../../../electron/desktop/receipt/proved-facts.ts';
import { createSimulatedNetwork } from '../../../electron/simulator/simulated-network.ts';
import { hexOf } from '../../../electron/verify/bytes/encoded.ts';
import { receiptFile } from '../../../electron/verify/receipt/receipt.ts';
import { councilOf, evidenceFrom } from '../../verify/simulated/simulated-evidence.ts';
import { HASH, hostileFacts, pageIn, provedPageFacts } from './receipt-page-samples.ts';

/** Elements that the page is made of; a text of a stranger can add none. */
const ELEMENTS = new Set(
  'html head meta title style body main header div h1 p svg rect path dl dt dd h2 bdi span code time br'.split(
    ' ',
  ),
);
const elementsIn = (page: string): ReadonlySet<string> =>
  new Set([...page.matchAll(/<\/?([a-zA-Z][\w-]*)/g)].map(([, name]) => name ?? ''));
const textOf = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the printable page of a receipt', () => {
  it('says amount, parties, time, ledger and who signed', async () => {
    const text = textOf(await pageIn('en', provedPageFacts()));
    for (const said of [
      'Payment receipt',
      '1,234.5 XRP',
      'Proved: signed by 31 of 35 validators',
      'Received by rDNvpCUY7V6dTbsUmJ5Cd4abQ3SAogJFLL',
      'Destination tag 77',
      'From rN7n7otQDd6FczFgLdSqtcsAUxDkw6fzRH',
      'Memo from the sender Thank you!',
      '(2026-11-21T09:41:00Z)',
      'Ledger 99,800,000, Mainnet',
      `Transaction hash ${HASH}`,
      '31 of 35 validators; 28 are needed',
      'Signed ledger 99,800,101, which follows from the payment’s ledger',
      'Published by Ripple, number 83, in force until January 18, 2027',
      'ripple.com, validator-1.example',
      'This page only repeats what the receipt file proves.',
    ])
      expect(text).toContain(said);
  });

  it('names the signed ledger only where that is another one, and who issued a token', async () => {
    const { proof } = provedPageFacts();
    const facts = provedPageFacts({
      credits: [
        { asset: { currency: 'USD', issuer: 'rhub8VRN55s94qWKDv6jmDy1pUykJzF3wq' }, amount: '89.5' },
        { asset: { currency: 'XRP' }, amount: '1' },
      ],
      proof: { ...proof, signedLedgerIndex: proof.ledgerIndex, signedLedgerHash: proof.ledgerHash },
    });
    const text = textOf(await pageIn('en', facts));
    expect(text).not.toContain('Signed ledger');
    expect(text).toContain('89.5 USD issued by rhub8VRN55s94qWKDv6jmDy1pUykJzF3wq');
    expect(text).toContain('1 XRP');
  });

  it.each([
    [
      'de',
      'Zahlungsbeleg',
      '1.234,5 XRP',
      'Bewiesen: 31 von 35 Validatoren haben signiert',
      '18. Januar 2027',
    ],
    ['es', 'Comprobante de pago', '1234,5 XRP', 'firmado por 31 de 35 validadores', '18 de enero de 2027'],
    ['ja', '入金証明書', '1,234.5 XRP', '35のバリデータのうち31が署名', '2027年1月18日'],
  ] as const)('speaks %s', async (locale, ...said) => {
    const page = await pageIn(locale, provedPageFacts());
    expect(page).toContain(`<html lang="${locale}">`);
    for (const text of said) expect(textOf(page)).toContain(text);
  });

  it('shows texts of strangers as text: nothing of them becomes markup', async () => {
    const page = await pageIn('en', hostileFacts());
    expect([...elementsIn(page)].filter((name) => !ELEMENTS.has(name))).toEqual([]);
    expect(page).not.toMatch(/<[^>]*\son\w+=/i);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(page.match(/<\/html>/g)).toHaveLength(1);
  });

  it('loads nothing, runs nothing, links nowhere, and says so to whoever opens it', async () => {
    const page = await pageIn('en', hostileFacts());
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'"`);
    expect(page).toContain('<meta name="referrer" content="no-referrer">');
    const tags = page.match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => /\s(?:src|href|style|action|srcset|background)=/i.test(tag))).toEqual([]);
    expect(style).not.toMatch(/@import|url\(/);
  });

  it('leaves out memos that are no text', async () => {
    const memo: Memo = { type: null, format: null, data: null, dataHex: 'DEADBEEF' };
    const text = textOf(await pageIn('en', provedPageFacts({ memos: [memo] })));
    expect(text).not.toContain('Memo');
    expect(text).not.toContain('DEADBEEF');
  });
});

describe('what the page is made of', () => {
  const network = createSimulatedNetwork({ seed: 'receipt page', validators: 5 });
  const shop = network.addAccount('Shop');
  network.close();
  const paid = network.pay({ from: 'Alice', to: shop, amount: '25' });
  network.closeMany(2);
  const receipt = JSON.stringify(receiptFile(evidenceFrom(network, paid, paid.ledgerIndex + 1)));
  const publisher = councilOf(network).publisher.key;
  const options = { publisher, provedAt: '2026-11-21T09:41:00Z', pause: async () => undefined };

  it('is read from the proved bytes alone', async () => {
    const { ledgerIndex, hash } = paid;
    const facts = await provedFacts(receipt, shop, options);
    expect(facts).toMatchObject({
      ...{ account: shop, hash, credits: [{ asset: { currency: 'XRP' }, amount: '25' }] },
      proof: { ledgerIndex, signedLedgerIndex: ledgerIndex + 1, listed: 5, form: 'own' },
    });
    const text = textOf(await pageIn('en', facts));
    expect(text).toContain(`Received by ${shop}`);
    expect(text).toContain('25 XRP Proved: signed by 5 of 5 validators');
  });

  it('is nothing for who received nothing, for a publisher that is not believed, and where a byte is forged', async () => {
    await expect(provedFacts(receipt, network.addAccount('Nobody'), options)).rejects.toMatchObject({
      code: 'unreadable',
    });
    await expect(provedFacts(receipt, shop, { ...options, publisher: 'ED00' })).rejects.toMatchObject({
      code: 'publisher-unknown',
    });
    const { metadata } = evidenceFrom(network, paid);
    const forged = receipt.replace(hexOf(metadata), `${hexOf(metadata).slice(0, -2)}E0`);
    await expect(provedFacts(forged, shop, options)).rejects.toMatchObject({ code: 'not-in-ledger' });
  });
});
