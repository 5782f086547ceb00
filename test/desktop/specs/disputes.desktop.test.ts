import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DesktopApp } from '../../desktop-bench/desktop-app.ts';
import { launchDesktop } from '../../desktop-bench/launch-desktop.ts';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { PATIENCE_MS } from '../../desktop-bench/until.ts';
import { createSimulatedNetwork, type SimulatedServer, startSimulatedServer } from '../../simulator/index.ts';
import { ask, soon, untilLive, untilShown } from '../support.ts';

describeDesktop('what a second server says', () => {
  const network = createSimulatedNetwork({ seed: 7, networkId: 0, startLedger: 1000, clock: Date.now });
  const shop = network.addAccount('Shop');
  let app: DesktopApp;
  let servers: readonly SimulatedServer[] = [];
  let stopClosing: () => void = () => undefined;

  beforeAll(async () => {
    servers = await Promise.all([1, 2, 3].map(() => startSimulatedServer(network)));
    stopClosing = network.run(250, () => undefined);
    app = await launchDesktop({ servers: servers.map(({ url }) => url), args: [`--watch=${shop}=Shop`] });
    await untilLive({ app });
  });
  afterAll(async () => {
    await app?.close();
    stopClosing();
    await Promise.all(servers.map((server) => server.stop()));
  });

  const inUse = async () =>
    (await ask(await app.page(), 'app:snapshot', null)).networks[0]?.servers.find((server) => server.inUse)
      ?.url;
  const rowsOf = async (amount: string) => {
    const page = await ask(await app.page(), 'payments:query', { offset: 0, limit: 50 });
    return page.rows.filter((row) => row.amount === amount);
  };

  it('is asked of nobody until chosen while an own server stands first, and then of a large payment before its alert', async () => {
    const page = await app.page();
    const change = { criticalAboveXrp: '100' };
    expect(await ask(page, 'settings:update', change)).toEqual({ ok: true, value: null });
    network.pay({ from: 'Alice', to: shop, amount: '150' });
    const unasked = await untilShown(app, '+150 XRP to Shop');
    expect(unasked.body).toContain('Seen on your server');

    expect(await ask(page, 'settings:update', { secondOpinion: 'always' })).toEqual({
      ok: true,
      value: null,
    });
    network.pay({ from: 'Alice', to: shop, amount: '250' });
    const asked = await untilShown(app, '+250 XRP to Shop');
    expect(asked.body).toContain('Confirmed by 2 servers');
    const row = page.locator('.payment', { hasText: '250 XRP' });
    await row.getByRole('img', { name: 'Confirmed by 2 servers' }).waitFor({ timeout: PATIENCE_MS });
  });

  it('denies an invented payment: it is marked, out of the sums, told aloud, and whoever said so is named and left', async () => {
    const page = await app.page();
    const [liar] = servers;
    expect(await inUse()).toBe(liar?.url);
    if (liar !== undefined) liar.faults.lie = 'invented';
    network.pay({ from: 'Alice', to: shop, amount: '26' });
    // An ordinary payment does not wait.
    await untilShown(app, '+26 XRP to Shop');
    const dispute = await untilShown(app, 'Servers disagree about a payment of 26 XRP');
    expect(dispute.body).toBe('To Shop. It isn’t counted until other servers decide.');

    const disputed = page.locator('.payment', { hasText: 'Servers disagree' });
    await disputed.waitFor({ timeout: PATIENCE_MS });
    const words = `${liar?.url} gave a false statement about a payment of 26 XRP to Shop`;
    await page.locator('.notice', { hasText: words }).waitFor({ timeout: PATIENCE_MS });
    await soon(inUse).not.toBe(liar?.url);
    // The true payment is found on the others.
    await soon(async () => (await rowsOf('26')).map(({ trust }) => trust).toSorted()).toEqual([
      ...['confirmed', 'disputed'],
    ]);
    const [account] = (await ask(page, 'app:snapshot', null)).accounts;
    expect(account?.totals.map(({ amount }) => amount)).toEqual(['426']);

    await page.locator('.notice').click();
    await page.getByRole('button', { name: 'Open payment' }).click();
    const detail = page.getByRole('article');
    await detail
      .getByText('Other servers say otherwise about this payment')
      .waitFor({ timeout: PATIENCE_MS });
    expect(await detail.getByText('Has no such payment').count()).toBe(2);
    expect(await detail.getByText('Recorded from here: 26 XRP').count()).toBe(1);
  });
});
