import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HASH, hostileFacts, pageIn } from '../../desktop/receipt/receipt-page-samples.ts';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { proofSummary, windowFixtures } from '../harness/fixtures.ts';
import { soon } from '../harness/until.ts';
import { WindowHarness } from '../harness/window-harness.ts';

const readQr = createRequire(import.meta.url)('jsqr') as (
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
) => { readonly data: string } | null;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describeDesktop('the proof of a payment', () => {
  let harness: WindowHarness;
  beforeAll(async () => {
    harness = await WindowHarness.start();
  });
  afterAll(() => harness?.stop());

  /** The newest payment's page. `isProvable`: its proof works. */
  async function open(main = new FakeMain(), isProvable = true) {
    const [first] = main.payments;
    if (first === undefined) throw new Error('no payment');
    if (isProvable) main.proofs.set(first.id, proofSummary());
    const { page, complaints, close } = await harness.open(main);
    await page.locator('.payment').first().click();
    const detail = page.getByRole('article');
    const proof = detail.getByRole('region', { name: 'Proof' });
    const button = (name: string) => proof.getByRole('button', { name, exact: true });
    return { main, page, detail, proof, button, complaints, close, id: first.id };
  }

  it('begins only after its cost was said, by keyboard alone, and shows who signed', async () => {
    const { main, page, proof, button, detail, complaints, close, id } = await open();
    await button('Prove this payment').press('Enter');
    await proof
      .getByRole('status')
      .getByText('This takes about 156 requests to the servers you use. The list of validators is fetched')
      .waitFor();
    expect(main.asked('proofs:cost')).toEqual([{ id }]);
    expect(main.asked('proofs:prove')).toEqual([]);
    await soon(() => button('Prove').evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await proof.getByText('Proved: signed by 31 of 35 validators').waitFor();
    await page.getByText('The payment is proved.').waitFor();
    await proof
      .getByText('They signed ledger 99,800,101, which follows from the payment’s ledger.')
      .waitFor();
    await proof
      .getByText('List of validators by Ripple, number 83, in force until 18 January 2027')
      .waitFor();
    await proof.getByText('Who signed').press('Enter');
    const signers = proof.getByRole('listitem');
    await soon(() => signers.count()).toBe(26);
    expect(await signers.last().innerText()).toBe('6 that name no domain');
    // The list and the servers' entry say the same.
    expect(await detail.locator('.entry', { hasText: 'Servers' }).innerText()).toContain(
      'Proved: signed by 31 of 35 validators',
    );
    await page.getByRole('button', { name: 'Back' }).click();
    const row = page.locator('.payment').first();
    await row.getByRole('img', { name: 'Proved by the validators’ signatures' }).waitFor();
    expect(await row.getByRole('img', { name: 'Confirmed by 2 servers' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('tells each step once to those who hear it, counts silently, and can be canceled', async () => {
    const main = new FakeMain();
    main.slowProof = true;
    const { proof, button, close, id } = await open(main);
    await button('Prove this payment').click();
    await button('Prove').click();
    const status = proof.getByRole('status');
    await status.getByText('Checking the ledgers since the payment…').waitFor();
    const bar = proof.getByRole('progressbar', { name: 'Checking the ledgers since the payment…' });
    expect(await bar.evaluate((one) => (one as HTMLProgressElement).position)).toBeCloseTo(40 / 120);
    await proof.getByText('Ledger 40 of 120…').waitFor();
    expect(await status.innerText()).toBe('Checking the ledgers since the payment…');
    await main.patch({ proving: { of: { payment: id }, step: 'ledger', done: 0, count: 0 } });
    await status.getByText('Checking the payment’s ledger…').waitFor();
    expect(await proof.getByRole('progressbar').count()).toBe(0);
    await button('Cancel').click();
    await button('Prove this payment').waitFor();
    expect(main.asked('proofs:cancel')).toEqual([null]);
    expect(await proof.getByRole('alert').count()).toBe(0);
    await close();
  });

  it('that fails says why, and is offered again', async () => {
    const { proof, button, close } = await open(new FakeMain(), false);
    await button('Prove this payment').click();
    await button('Prove').click();
    await proof
      .getByRole('alert')
      .getByText('Not proved. Only 3 of 5 validators signed the ledger; 4 are needed.')
      .waitFor();
    await button('Prove this payment').waitFor();
    await close();
  });

  it('of another payment shows nowhere but there, and its end is told to a reader who has gone on', async () => {
    const main = new FakeMain();
    main.slowProof = true;
    const { page, proof, button, close } = await open(main, false);
    await button('Prove this payment').click();
    await button('Prove').click();
    await proof.getByRole('progressbar').waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.locator('.payment').nth(2).click();
    await button('Prove this payment').waitFor();
    expect(await proof.getByRole('progressbar').count()).toBe(0);
    main.finishProof();
    await page.locator('.message').getByText('Not proved. Only 3 of 5 validators signed').waitFor();
    await close();
  });

  it('is not offered for what is too old, with what can be had instead', async () => {
    const main = new FakeMain();
    main.proofCost = { headers: 6000, requests: 6036, isTooFar: true };
    const { proof, button, close } = await open(main);
    await button('Prove this payment').click();
    await proof.getByText('A second server’s word is what can be had.').waitFor();
    expect(await proof.getByRole('button').count()).toBe(0);
    await close();
  });

  it('says that the cost is not known yet, while no ledger was heard of', async () => {
    const main = new FakeMain();
    main.proofCost = { headers: null, requests: null, isTooFar: false };
    const { proof, button, close } = await open(main);
    await button('Prove this payment').click();
    await proof.getByText('How many requests this takes isn’t known yet.').waitFor();
    await button('Prove').waitFor();
    await close();
  });

  it('is saved as a receipt and as a page to print, and the file can be shown', async () => {
    const window = await windowFixtures['payment-proved'](harness, {});
    const { page, main } = window;
    await page.getByRole('button', { name: 'Save receipt' }).click();
    await page.getByText('Receipt saved to /home/alice/receipt.json').waitFor();
    await page.getByRole('button', { name: 'Save printable page' }).click();
    await page.getByText('Printable page saved to /home/alice/receipt.html').waitFor();
    expect(main.asked('proofs:save-receipt').map(({ form }) => form)).toEqual(['receipt', 'page']);
    await page.getByRole('button', { name: 'Show in folder' }).click();
    await soon(() => main.asked('export:show-in-folder').length).toBe(1);
    await window.close();
  });

  it('that refutes is said in the list and in the detail alike, aloud, and never as a matter among servers', async () => {
    const window = await windowFixtures['payments-refuted'](harness, {});
    const { page } = window;
    const row = page.locator('.payment').nth(1);
    expect(await row.innerText()).toContain('Refuted by validators');
    await row.click();
    const detail = page.getByRole('article');
    await detail.getByText('The validators’ signatures refute this payment').waitFor();
    expect(await detail.locator('.entry', { hasText: 'Servers' }).innerText()).toContain(
      'Refuted by validators',
    );
    expect(await detail.getByRole('region', { name: 'Proof' }).count()).toBe(0);
    expect(await page.locator('body').innerText()).not.toContain('Servers disagree');
    await window.close();
  });

  it('that ends a dispute says by whose word', async () => {
    const window = await windowFixtures['payments-disputed'](harness, {});
    const { page, main } = window;
    const id = main.payments[1]?.id ?? 0;
    main.proofs.set(id, proofSummary());
    await page.locator('.payment').nth(1).click();
    await page.getByRole('button', { name: 'Prove this payment' }).click();
    await page.getByRole('button', { name: 'Prove', exact: true }).click();
    const detail = page.getByRole('article');
    await detail
      .getByText('One server said otherwise. The validators’ signatures prove the payment.')
      .waitFor();
    expect(await detail.innerText()).not.toContain('Servers disagree');
    await window.close();
  });

  it('printed, is readable by everybody on any width, and asks nobody for anything, whatever strangers wrote', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chime-page-'));
    const path = join(folder, 'receipt.html');
    writeFileSync(path, await pageIn('en', hostileFacts()));
    const { page, complaints, close } = await harness.open(new FakeMain());
    const requests: string[] = [];
    const dialogs: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('dialog', (dialog) => dialogs.push(dialog.message()));
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(pathToFileURL(path).href);
    await page.getByText('<script>alert(1)</script><img').waitFor();
    expect(requests).toEqual([pathToFileURL(path).href]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    // The style is the one that the page's own policy names.
    expect(await page.locator('.amount').evaluate((one) => getComputedStyle(one).fontSize)).toBe('30px');
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const axe = (window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe;
      return (await axe.run()).violations.map(({ id }) => id);
    });
    expect(violations).toEqual([]);
    expect(dialogs).toEqual([]);
    expect(complaints).toEqual([]);
    const qr = await page.getByRole('img', { name: 'QR code of the transaction’s hash' }).screenshot();
    const { data, width, height } = PNG.sync.read(qr);
    expect(readQr(new Uint8ClampedArray(data), width, height)?.data).toBe(HASH);
    await close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['de', 'Diese Zahlung beweisen', 'Beweisen', 'Bewiesen: 31 von 35 Validatoren haben signiert'],
    ['es', 'Demostrar este pago', 'Demostrar', 'Demostrado: firmado por 31 de 35 validadores'],
    ['ja', 'この入金を証明', '証明する', '証明済み：35のバリデータのうち31が署名'],
  ] as const)('speaks %s', async (locale, offer, begin, proved) => {
    const main = new FakeMain({ locale });
    main.proofs.set(main.payments[0]?.id ?? 0, proofSummary());
    const { page, close } = await harness.open(main);
    await page.locator('.payment').first().click();
    await page.getByRole('button', { name: offer }).click();
    await page.getByRole('button', { name: begin, exact: true }).click();
    await page.locator('.proof').getByText(proved).waitFor();
    await close();
  });
});
