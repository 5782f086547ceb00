import { expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { ask, openHarness, soon, titlesSince, until, untilLive, untilMenu, untilShown } from '../support.ts';

describeDesktop('the state in the tray', () => {
  it('says that history is incomplete while no server holds it, and is live when that was accepted', async () => {
    const harness = await openHarness();
    const { app, network, server, shop } = harness;
    try {
      await untilLive(harness);
      await soon(async () => (await app.tray.view()).image).toMatch(/tray-live-/);
      await app.quit();
      network.pay({ from: 'Alice', to: shop, amount: '25' });
      const ledger = network.lastLedger;
      await until(() => network.lastLedger > ledger + 4, 'some ledgers');
      // As a real server after a restart: it holds its newest ledger and nothing before.
      await server.restart('none');
      await app.restart();
      await untilMenu(app, (labels) => labels.some((label) => label.includes('couldn’t be examined yet')));
      await soon(async () => (await app.tray.view()).image).toMatch(/tray-incomplete-/);

      const page = await app.page();
      const [account] = (await ask(page, 'app:snapshot', null)).accounts;
      const [gap] = account?.gaps ?? [];
      expect(gap).toMatchObject({ network: 'mainnet', account: shop, accepted: false });
      expect(gap?.range[0]).toBeLessThanOrEqual(ledger + 1);
      expect(await ask(page, 'gaps:retry', { network: 'mainnet', account: shop })).toMatchObject({
        ok: true,
      });
      for (const { network: on, account: of, range } of account?.gaps ?? []) {
        expect(await ask(page, 'gaps:accept', { network: on, account: of, range })).toMatchObject({
          ok: true,
        });
      }
      await untilLive(harness);
      // Nothing that nobody could examine was alerted: the first alert is for what comes now.
      network.pay({ from: 'Alice', to: shop, amount: '26' });
      await untilShown(app, '+26 XRP to Shop');
      expect(titlesSince(app, 0)).toEqual(['+26 XRP to Shop']);
    } finally {
      await harness.close();
    }
  });
});
