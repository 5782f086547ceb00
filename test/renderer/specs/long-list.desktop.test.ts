import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { endlessRow } from '../harness/fixture-data.ts';
import { soon } from '../harness/until.ts';
import { WindowHarness } from '../harness/window-harness.ts';

const COUNT = 100_000;

/** The time a page of payments may take, in frames: 50 ms at the usual 60 a second. */
const ANSWER_FRAMES = 3;

/**
 * Scrolls by steps, one per frame, and returns how many pixels of the list's visible part were ever left without a
 * row, and how many rows on screen were only held places, per frame. The reader's hand waits while main takes longer
 * for an answer than ANSWER_FRAMES: where the machine has no time for main, that says nothing about the list.
 */
async function scrollAndWatch(page: Page, step: number, frames: number) {
  return page.evaluate(
    async ([by, count, patience]) => {
      const scroller = document.querySelector('.payment-scroller');
      if (scroller === null) throw new Error('no list');
      const bridge = (window as unknown as { chime: { invoke(...given: unknown[]): Promise<unknown> } })
        .chime;
      const { invoke } = bridge;
      const underWay = new Set<{ frames: number }>();
      bridge.invoke = (...given) => {
        const question = { frames: 0 };
        underWay.add(question);
        return invoke(...given).finally(() => underWay.delete(question));
      };
      const nextFrame = async () => {
        await new Promise(requestAnimationFrame);
        for (const question of underWay) question.frames += 1;
      };
      let blank = 0;
      let pending = 0;
      for (let frame = 0; frame < count; frame += 1) {
        while ([...underWay].some((question) => question.frames >= patience)) await nextFrame();
        scroller.scrollTop += by;
        // What is looked at is what has been painted: the frame after the one that scrolled.
        await nextFrame();
        await new Promise((done) => setTimeout(done));
        const view = scroller.getBoundingClientRect();
        const rows = [...scroller.querySelectorAll('li')]
          .map((row) => row.getBoundingClientRect())
          .filter((box) => box.bottom > view.top && box.top < view.bottom)
          .sort((a, b) => a.top - b.top);
        let reached = Math.max(
          view.top,
          document.querySelector('.payment-list')?.getBoundingClientRect().top ?? 0,
        );
        for (const box of rows) {
          blank += Math.max(0, Math.round(box.top - reached));
          reached = Math.max(reached, box.bottom);
        }
        const end = document.querySelector('.payment-list')?.getBoundingClientRect().bottom ?? 0;
        blank += Math.max(0, Math.round(Math.min(view.bottom, end) - reached));
        pending += [...scroller.querySelectorAll('.payment-pending')].filter((row) => {
          const box = row.getBoundingClientRect();
          return box.bottom > view.top && box.top < view.bottom;
        }).length;
      }
      bridge.invoke = invoke;
      return { blank, pending };
    },
    [step, frames, ANSWER_FRAMES] as const,
  );
}

describeDesktop('a list of 100,000 payments', () => {
  let harness: WindowHarness;
  beforeAll(async () => {
    harness = await WindowHarness.start();
  });
  afterAll(() => harness?.stop());

  async function openLong() {
    const main = new FakeMain();
    main.endless = COUNT;
    main.queryMs = 25;
    const window = await harness.open(main);
    await window.page.locator('.payment').first().waitFor();
    return window;
  }

  it('scrolls by wheel through thousands of rows without a blank or unfilled row', async () => {
    const { page, close } = await openLong();
    expect(await scrollAndWatch(page, 240, 300)).toEqual({ blank: 0, pending: 0 });
    await close();
  });

  it('scrolls back up without a blank row', async () => {
    const { page, close } = await openLong();
    await scrollAndWatch(page, 240, 120);
    expect((await scrollAndWatch(page, -240, 120)).blank).toBe(0);
    await close();
  });

  it('jumps anywhere: places are held at once and filled', async () => {
    const { page, main, close } = await openLong();
    await page.evaluate(() => {
      const scroller = document.querySelector('.payment-scroller');
      if (scroller !== null) scroller.scrollTop = scroller.scrollHeight / 2;
    });
    await page.waitForFunction(
      () =>
        document.querySelectorAll('.payment:not(.payment-pending)').length > 8 &&
        document.querySelectorAll('.payment-pending').length === 0,
    );
    const place = () => page.locator('.payment-list > li').nth(15).getAttribute('aria-posinset').then(Number);
    await soon(place).toBeGreaterThan(30_000);
    expect(main.asked('payments:query').length).toBeLessThan(15);
    await close();
  });

  it('reaches the last payment by End, keeps few rows in the document', async () => {
    const { page, close } = await openLong();
    await page.locator('.payment').first().focus();
    await page.keyboard.press('End');
    await page.waitForFunction(
      () => document.activeElement?.closest('li')?.getAttribute('aria-posinset') === '100000',
    );
    await soon(() => page.evaluate(() => document.activeElement?.textContent)).toContain('sender 99999');
    await soon(() => page.locator('.payment-list > li').count()).toBeLessThan(60);
    await close();
  });

  it('holds still for a reader further down while payments arrive, and shows them on request', async () => {
    const { page, main, close } = await openLong();
    await scrollAndWatch(page, 400, 30);
    const before = await restingPlace(page);
    main.endless = COUNT + 3;
    await main.push('payments:arrived', {
      rows: [0, 1, 2].map((index) => endlessRow(index, COUNT + 3)),
      more: false,
    });
    await page.getByRole('button', { name: '3 new payments' }).waitFor();
    expect(await restingPlace(page)).toBe(before);
    await page.getByRole('button', { name: '3 new payments' }).click();
    await page.waitForFunction(() => (document.querySelector('.payment-scroller')?.scrollTop ?? 1) === 0);
    await page.waitForFunction(
      () => document.querySelector('.payment-list > li')?.getAttribute('aria-setsize') === '100003',
    );
    await close();
  });

  it('takes arrivals at the top by itself, a flood of them in a few questions', async () => {
    const { page, main, settled, close } = await openLong();
    const asked = main.asked('payments:query').length;
    main.endless = COUNT + 1000;
    const pushes = Array.from({ length: 10 }, (_, push) => ({
      rows: Array.from({ length: 100 }, (_, index) => endlessRow(index, COUNT + (push + 1) * 100)),
      more: false,
    }));
    // All within one task of the page: a flood, also where the machine pauses between two messages.
    await page.evaluate((flood) => {
      const { chimePush } = globalThis as unknown as { chimePush(name: string, value: unknown): void };
      for (const value of flood) chimePush('payments:arrived', value);
    }, pushes);
    await page.waitForFunction(
      () => document.querySelector('.payment-list > li')?.getAttribute('aria-setsize') === '101000',
    );
    await settled();
    expect(main.asked('payments:query').length - asked).toBeLessThan(10);
    await close();
  });

  it('begins at the top again when it is filtered', async () => {
    const { page, close } = await openLong();
    await scrollAndWatch(page, 400, 30);
    await page.getByRole('textbox', { name: 'Search payments' }).fill('sender');
    await page.waitForFunction(() => document.querySelector('.payment-scroller')?.scrollTop === 0);
    await page.waitForFunction(() => document.body.textContent?.includes('from sender 0'));
    await close();
  });

  it('comes back to the same place from another tab', async () => {
    const { page, close } = await openLong();
    await scrollAndWatch(page, 400, 40);
    const before = await restingPlace(page);
    await page.getByRole('tab', { name: 'Health' }).click();
    await page.getByRole('heading', { name: 'Events' }).waitFor();
    await page.getByRole('tab', { name: 'Payments' }).click();
    await page.locator('.payment').first().waitFor();
    expect(await restingPlace(page)).toBe(before);
    await close();
  });
});

/** Who sent the payment of the first row wholly on screen, once every row is filled and none moves any more. */
function restingPlace(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const look = (): string => {
      const top = document.querySelector('.payment-scroller')?.getBoundingClientRect().top ?? 0;
      const rows = [...document.querySelectorAll('.payment-list > li')]
        .map((element) => ({ element, top: Math.round(element.getBoundingClientRect().top) }))
        .filter((row) => row.top >= Math.round(top))
        .sort((a, b) => a.top - b.top);
      const sender = rows[0]?.element.querySelector('.payment-from')?.textContent ?? '';
      return `${sender}\n${rows.map((row) => row.top).join()}`;
    };
    let before = '';
    for (let still = 0; still < 5; ) {
      await new Promise(requestAnimationFrame);
      const now = look();
      const filled = document.querySelector('.payment-pending') === null && !now.startsWith('\n');
      still = filled && now === before ? still + 1 : 0;
      before = now;
    }
    return before.split('\n')[0] ?? '';
  });
}
