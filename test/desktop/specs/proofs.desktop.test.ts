import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ledgerTimeOf } from '../../../electron/xrpl/protocol/ledger-time.ts';
import type { DesktopApp } from '../../desktop-bench/desktop-app.ts';
import { launchDesktop } from '../../desktop-bench/launch-desktop.ts';
import { AppProcess } from '../../desktop-bench/process.ts';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { PATIENCE_MS } from '../../desktop-bench/until.ts';
import { createSimulatedNetwork, type SimulatedServer, startSimulatedServer } from '../../simulator/index.ts';
import { councilOf } from '../../verify/simulated/simulated-evidence.ts';
import { ask, soon, untilLive, untilShown } from '../support.ts';

const TEN_DAYS_S = 864_000;
const project = join(import.meta.dirname, '../../..');

describeDesktop('what validators signed', () => {
  // No list is published for it but the one of this test.
  const network = createSimulatedNetwork({ seed: 7, networkId: 2, clock: Date.now, validators: 5 });
  const council = councilOf(network);
  const shop = network.addAccount('Shop');
  const folder = mkdtempSync(join(tmpdir(), 'chime-proofs-'));
  let fetched = 0;
  const site = createServer((_request, response) => {
    fetched += 1;
    response.end(JSON.stringify(council.list({ expiration: ledgerTimeOf(Date.now()) + TEN_DAYS_S })));
  });
  let app: DesktopApp;
  let servers: readonly SimulatedServer[] = [];
  let stopClosing: () => void = () => undefined;

  beforeAll(async () => {
    servers = await Promise.all([1, 2].map(() => startSimulatedServer(network)));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    stopClosing = network.run(250);
    app = await launchDesktop({
      network: 'devnet',
      servers: servers.map(({ url }) => url),
      args: [`--watch=${shop}=Shop`],
    });
    await untilLive({ app });
    const { port } = site.address() as AddressInfo;
    const publisher = { key: council.publisher.key, site: `http://127.0.0.1:${port}/` };
    const change = { publishers: { devnet: [publisher] }, criticalAboveXrp: '100' };
    expect(await ask(await app.page(), 'settings:update', change)).toEqual({ ok: true, value: null });
  });
  afterAll(async () => {
    await app?.close();
    stopClosing();
    site.close();
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  const inUse = async () => {
    const { networks } = await ask(await app.page(), 'app:snapshot', null);
    const url = networks[0]?.servers.find((server) => server.inUse)?.url;
    const server = servers.find((one) => one.url === url);
    if (server === undefined) throw new Error('no server is in use');
    return server;
  };

  /** The page of a payment, opened from the list. */
  async function open(amount: string) {
    const page = await app.page();
    const back = page.getByRole('button', { name: 'Back' });
    if (await back.isVisible()) await back.click();
    await page
      .locator('.payment', { hasText: `${amount} XRP` })
      .first()
      .click();
    return page.getByRole('article');
  }

  it('proves a payment from a click on, and saves a receipt that the installed app verifies', async () => {
    network.pay({ from: 'Alice', to: shop, amount: '25' });
    await untilShown(app, '+25 XRP to Shop');
    const detail = await open('25');
    await detail.getByRole('button', { name: 'Prove this payment' }).click();
    expect(fetched).toBe(0);
    await detail.getByRole('button', { name: 'Prove', exact: true }).click();
    await detail.getByText('Proved: signed by 5 of 5 validators').first().waitFor({ timeout: PATIENCE_MS });
    expect(fetched).toBe(1);

    const path = join(folder, 'receipt.json');
    await app.answerDialog({ path });
    await detail.getByRole('button', { name: 'Save receipt' }).click();
    await (await app.page()).getByText('Receipt saved').waitFor({ timeout: PATIENCE_MS });
    const verify = async (...args: readonly string[]) => {
      const run = new AppProcess(project, ['--no-sandbox', 'verify', path, ...args], { HOME: folder });
      return { status: await run.ended(), output: run.output };
    };
    expect(await verify('--publisher', council.publisher.key)).toEqual({
      status: 0,
      output: expect.stringMatching(/Proved: .*signed by 5 of 5 validators \(4 are needed\)/),
    });
    const printed = join(folder, 'receipt.html');
    await app.answerDialog({ path: printed });
    await detail.getByRole('button', { name: 'Save printable page' }).click();
    await (await app.page()).getByText('Printable page saved').waitFor({ timeout: PATIENCE_MS });
    const html = readFileSync(printed, 'utf8');
    expect(html).toContain('<bdi>25 XRP</bdi>');
    expect(html).toContain(`<code>${shop}</code>`);
    // The label is the user's own: whoever gets the page does not learn it.
    expect(html).not.toMatch(/\bShop\b/);
    // Without a word for its publisher it proves nothing.
    expect(await verify()).toMatchObject({ status: 1, output: expect.stringContaining('Not proved.') });
  });

  it('proves large payments before their alert', async () => {
    const page = await app.page();
    expect(await ask(page, 'settings:update', { proveLarge: true })).toEqual({ ok: true, value: null });
    network.pay({ from: 'Alice', to: shop, amount: '250' });
    const alert = await untilShown(app, '+250 XRP to Shop');
    expect(alert.body).toContain('Proved: signed by 5 of 5 validators');
    // While that is wanted, the end of the list is told.
    const end = page.locator('.notice', { hasText: `The list of validators by ${council.publisher.key}` });
    await end.getByText(/is in force until .+ only, and no newer one has been published/u).waitFor();
    expect(await ask(page, 'settings:update', { proveLarge: false })).toEqual({ ok: true, value: null });
    await end.waitFor({ state: 'detached', timeout: PATIENCE_MS });
    expect(await ask(page, 'settings:update', { proveLarge: true })).toEqual({ ok: true, value: null });
    await end.waitFor({ timeout: PATIENCE_MS });
    expect(fetched).toBe(1);
  });

  it('proves that no ledger of a period was skipped, and shows it in Health', async () => {
    const page = await app.page();
    const proved = await ask(page, 'proofs:prove-period', { network: 'devnet', ledgers: 20 });
    if (!proved.ok || proved.value === 'canceled') throw new Error('not proved');
    const { from, to } = proved.value;
    expect([to - from, proved.value.votes]).toEqual([19, 5]);
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('tab', { name: 'Health' }).click();
    const named = (ledger: number) => ledger.toLocaleString('en');
    await page.getByText(`No ledger was skipped: signed from ${named(from)} to ${named(to)}`).waitFor();
    await page.getByText(/number 1, with 5 validators, .*It ends soon/u).waitFor();
    await page.getByRole('tab', { name: 'Payments' }).click();
  });

  it('refutes an invented payment: it is told aloud, out of the sums, and its server is named', async () => {
    const page = await app.page();
    const liar = await inUse();
    Object.assign(liar.faults, { lie: 'invented', liesIn: 'stream' });
    network.pay({ from: 'Alice', to: shop, amount: '252' });
    // The true payment is told beside it, proved.
    const bodies = () =>
      app.notifications
        .shown()
        .filter(({ summary, urgency }) => summary === '+252 XRP to Shop' && urgency === 'CRITICAL')
        .map(({ body }) => body.split('\n').at(-1) ?? '')
        .toSorted();
    await soon(bodies).toEqual(['Proved: signed by 5 of 5 validators', 'Refuted by validators']);
    await page.locator('.payment', { hasText: 'Refuted by validators' }).waitFor({ timeout: PATIENCE_MS });
    await page.locator('.notice', { hasText: liar.url }).waitFor({ timeout: PATIENCE_MS });
    await soon(async () => (await inUse()).url).not.toBe(liar.url);
    liar.faults.reset();
    const [account] = (await ask(page, 'app:snapshot', null)).accounts;
    expect(account?.totals.map(({ amount }) => amount)).toEqual(['527']);
  });

  it('are not taken from a forger: it is named, and nothing is proved', async () => {
    const page = await app.page();
    expect(await ask(page, 'settings:update', { proveLarge: false })).toEqual({ ok: true, value: null });
    network.pay({ from: 'Alice', to: shop, amount: '26' });
    await untilShown(app, '+26 XRP to Shop');
    const forger = await inUse();
    for (const server of servers) server.faults.proofLie = 'extra-leaf';
    const detail = await open('26');
    await detail.getByRole('button', { name: 'Prove this payment' }).click();
    await detail.getByRole('button', { name: 'Prove', exact: true }).click();
    const refusal = detail.getByRole('alert');
    await refusal.getByText('Not proved. A server gave transactions that aren’t those of ledger').waitFor({
      timeout: PATIENCE_MS,
    });
    await page.locator('.notice', { hasText: forger.url }).waitFor({ timeout: PATIENCE_MS });
  });
});
