import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOTICE_ACTIONS, type PaymentAction } from '../../../../electron/alerts/sinks/notification/notice.ts';
import { notificationId } from '../../../../electron/alerts/sinks/notification/notification-id.ts';
import { describeDesktop } from '../../../desktop-bench/requirements.ts';
import { PATIENCE_MS } from '../../../desktop-bench/until.ts';
import { ask, type Harness, openHarness, soon, until, untilLive, untilShown } from '../../support.ts';

describeDesktop('a click on a notification that outlived the app', () => {
  let harness: Harness;
  let argument = '';
  let hash = '';
  let id = 0;

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
    id = rows[0]?.id ?? 0;
    argument = `type=click&tag=${notificationId({ id, hash })}`;
  });
  afterAll(() => harness?.close());

  const untilOpen = async () => {
    await until(() => harness.app.windowVisible(), 'the window');
    await (await harness.app.page()).getByText(hash).first().waitFor({ timeout: PATIENCE_MS });
  };

  /** What Windows hands over when this button of the notification is pressed. */
  const pressed = (action: PaymentAction) =>
    argument.replace('type=click', `type=action&action=${NOTICE_ACTIONS.payment.indexOf(action)}`);
  const isRead = async (page: Page) => {
    const detail = await ask(page, 'payments:detail', { id });
    return detail.ok && detail.value.payment.read;
  };
  const mutedSenders = async (page: Page) =>
    (await ask(page, 'app:snapshot', null)).accounts.flatMap((account) => account.mutedSenders);

  it('starts it without its window where a button says what to do', async () => {
    const { app, network } = harness;
    await app.kill();
    await app.restart([pressed('mark-read')]);
    const page = await app.page();
    await soon(() => isRead(page)).toBe(true);
    expect(await app.windowVisible()).toBe(false);
    expect(await mutedSenders(page)).toEqual([]);

    await app.kill();
    await app.restart([pressed('mute-sender')]);
    const next = await app.page();
    await soon(() => mutedSenders(next)).toEqual([network.address('Alice')]);
    expect(await app.windowVisible()).toBe(false);
  });

  it('does what a button says where it runs again, and stays hidden', async () => {
    const { app } = harness;
    await app.evaluate(({ app }, words) => {
      app.emit('second-instance', {}, ['chime', words ?? ''], '/', null);
    }, pressed('open-explorer'));
    const opened = () => app.evaluate((_electron, _argument, bench) => bench.record.opened);
    await soon(opened).toEqual([expect.stringContaining(hash)]);
    expect(await app.windowVisible()).toBe(false);
  });

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
