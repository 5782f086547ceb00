import { afterAll, beforeAll, expect, it } from 'vitest';
import { notificationId } from '../../../../electron/alerts/sinks/notification/notification-id.ts';
import { describeDesktop } from '../../../desktop-bench/requirements.ts';
import { PATIENCE_MS } from '../../../desktop-bench/until.ts';
import { ask, type Harness, openHarness, until, untilLive, untilShown } from '../../support.ts';

describeDesktop('a click on a notification that outlived the app', () => {
  let harness: Harness;
  let argument = '';
  let hash = '';

  beforeAll(async () => {
    harness = await openHarness();
    await untilLive(harness);
    hash = harness.network.pay({ from: 'Alice', to: harness.shop, amount: '25' }).hash;
    await untilShown(harness.app, '+25 XRP to Shop');
    const page = await harness.app.page();
    const rows = await until(async () => {
      const found = await ask(page, 'payments:query', { offset: 0, limit: 10 });
      return found.rows.length > 0 ? found.rows : null;
    }, 'the payment');
    const [row] = rows;
    argument = `type=click&tag=${notificationId({ id: row?.id ?? 0, hash })}`;
  });
  afterAll(() => harness?.close());

  const untilOpen = async () => {
    await until(() => harness.app.windowVisible(), 'the window');
    await (await harness.app.page()).getByText(hash).first().waitFor({ timeout: PATIENCE_MS });
  };

  it('starts it with the payment open, after a crash', async () => {
    await harness.app.kill();
    await harness.app.restart([argument]);
    await untilOpen();
  });

  it('opens the payment where it runs again, even hidden', async () => {
    await harness.app.quit();
    await harness.app.restart(['--hidden']);
    expect(await harness.app.windowVisible()).toBe(false);
    await harness.app.evaluate(({ app }, words) => {
      app.emit('second-instance', {}, ['chime', words ?? ''], '/', null);
    }, argument);
    await untilOpen();
  });

  it('opens the list where the payment is another one by now', async () => {
    await harness.app.quit();
    await harness.app.restart([argument.replace(/.$/, (last) => (last === '0' ? '1' : '0'))]);
    await until(() => harness.app.windowVisible(), 'the window');
    const page = await harness.app.page();
    await page
      .locator('.payment-list li button', { hasText: '25' })
      .first()
      .waitFor({ timeout: PATIENCE_MS });
    expect(await page.getByText(hash).count()).toBe(0);
  });
});
