import { afterAll, beforeAll, it } from 'vitest';
import { describeDesktop } from '../../../desktop-bench/requirements.ts';
import { type Harness, openHarness, untilShown } from '../../support.ts';

/** The path of somebody who never saw the app, by what is on the screen alone; docs/first-minute.md tells of it. */
describeDesktop('the first minute', () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await openHarness({ watchShop: false });
  });
  afterAll(() => harness?.close());

  it('leads from the first start to a test alert without leaving the path', async () => {
    const { app, shop } = harness;
    const page = await app.page();
    // The address field has the focus: paste, and go on by keyboard.
    await page.getByRole('textbox', { name: 'Address' }).waitFor();
    await page.getByRole('button', { name: 'Try the demo' }).waitFor();
    await page.getByRole('textbox', { name: 'Address' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.insertText(`  ${shop}\n`);
    await page.keyboard.press('Enter');
    // The next screen says that it watches, and offers to hear it.
    await page.getByRole('heading', { name: 'No payments yet' }).waitFor();
    await page.getByRole('button', { name: 'Send test notification' }).click();
    await untilShown(app, 'Notifications are working');
    await page.getByText(/^Test sent\. Didn’t see it\? Check system settings\.$/).waitFor();
  });
});
