import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { windowFixtures } from '../harness/fixtures.ts';
import { type OpenWindow, WINDOW_SIZE, WindowHarness } from '../harness/window-harness.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly rule: string;
  readonly target: string;
  readonly why: string;
}

/** Everything axe finds, best practices included. */
async function findings(page: Page): Promise<readonly Finding[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(): Promise<AxeResult> } }).axe;
    interface AxeResult {
      readonly violations: readonly {
        readonly id: string;
        readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
      }[];
    }
    const { violations } = await axe.run();
    // What is in an open menu is no part of the page that a landmark could hold.
    const isMenu = (target: string) =>
      target.startsWith('div[data-radix-popper-content-wrapper') &&
      document.querySelector(`${target} > [role="menu"]`) !== null;
    return violations
      .flatMap((violation) =>
        violation.nodes.map((node) => ({
          rule: violation.id,
          target: node.target.join(' '),
          why: node.failureSummary ?? '',
        })),
      )
      .filter(({ rule, target }) => rule !== 'region' || !isMenu(target));
  });
}

describeDesktop('accessibility of every view', () => {
  let harness: WindowHarness;
  beforeAll(async () => {
    harness = await WindowHarness.start();
  });
  afterAll(() => harness?.stop());

  for (const name of [
    'payments-busy',
    'preferences',
    'health-offline',
    'forwarding',
    'forwarding-form',
  ] as const) {
    it(`${name} keeps its controls, states and selection visible in the system’s high contrast`, async () => {
      const window = await windowFixtures[name](harness, { forcedColors: 'active' });
      await window.settled();
      const lost = await window.page.evaluate(() => {
        const ground = getComputedStyle(document.body).backgroundColor;
        const drawn = [
          ...document.querySelectorAll<HTMLElement | SVGElement>('button, input, select, .tab, .switch, svg'),
        ];
        return drawn
          .filter((element) => {
            const { color, stroke, backgroundColor, borderTopColor, borderBottomColor } =
              getComputedStyle(element);
            return [color, stroke, backgroundColor, borderTopColor, borderBottomColor].every(
              (value) => value === ground || value === 'none' || value === 'rgba(0, 0, 0, 0)',
            );
          })
          .map((element) => element.outerHTML.slice(0, 120));
      });
      expect(lost).toEqual([]);
      const tabs = await window.page
        .getByRole('tab')
        .evaluateAll((all) =>
          all.map(
            (tab) => [tab.getAttribute('aria-selected'), getComputedStyle(tab).borderBottomColor] as const,
          ),
        );
      const chosen = tabs.find(([selected]) => selected === 'true')?.[1];
      for (const [selected, colour] of tabs) if (selected === 'false') expect(colour).not.toBe(chosen);
      await window.close();
    });
  }

  it('axe does find what is wrong (the check itself works)', async () => {
    const window = await windowFixtures['payments-busy'](harness, {});
    await window.page.evaluate(() =>
      document.querySelector('[aria-label="Filters"]')?.removeAttribute('aria-label'),
    );
    await window.page.evaluate(() =>
      document.querySelector('.filter-line [title]')?.removeAttribute('title'),
    );
    expect((await findings(window.page)).map((finding) => finding.rule)).toContain('button-name');
    await window.close();
  });

  // A view is opened once; what is looked at is the same page in another theme, at another size.
  for (const [name, open] of Object.entries(windowFixtures)) {
    describe(name, () => {
      let window: OpenWindow;
      beforeAll(async () => {
        window = await open(harness, { colorScheme: 'light' });
        await window.settled();
      });
      afterAll(() => window?.close());

      for (const colorScheme of ['light', 'dark'] as const) {
        it(`axe finds nothing in ${name}, ${colorScheme}`, async () => {
          await window.page.emulateMedia({ colorScheme });
          await window.settled();
          expect(await findings(window.page)).toEqual([]);
          expect(window.complaints).toEqual([]);
        });
      }

      it(`${name} has no sideways scrolling, and nothing cut off, in the narrowest window and at 200 % text`, async () => {
        await window.page.setViewportSize({ ...WINDOW_SIZE, width: 320 });
        expect(await overflowing(window.page)).toEqual([]);
        await window.page.setViewportSize({ ...WINDOW_SIZE, width: 360 });
        await setTextSize(window.page, '200%');
        await window.settled();
        expect(await overflowing(window.page)).toEqual([]);
      });

      it(`${name} mirrors for right-to-left without sideways scrolling`, async () => {
        await window.page.setViewportSize(WINDOW_SIZE);
        await setTextSize(window.page, '');
        await window.settled();
        // No language of ours is written from the right yet: the direction is turned where the window sets it.
        await window.page.evaluate(() => {
          for (const element of document.querySelectorAll<HTMLElement>('html, [dir="ltr"]:not(pre)')) {
            element.dir = 'rtl';
          }
        });
        const heading = await window.page.evaluate(() => {
          const first = [...document.querySelectorAll('.state, .blank-slate')][0];
          return first === undefined ? 'rtl' : getComputedStyle(first).direction;
        });
        expect(heading).toBe('rtl');
        expect(await overflowing(window.page)).toEqual([]);
      });
    });
  }
});

/** Size of the root's text, which all other sizes follow; the browser's own when empty. */
async function setTextSize(page: Page, size: string): Promise<void> {
  await page.evaluate((given) => {
    document.documentElement.style.fontSize = given;
  }, size);
}

/** Elements that stick out of the window sideways. */
async function overflowing(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrollsItself = (element: Element): boolean =>
      element.closest('pre, .sr-only, [data-radix-popper-content-wrapper]') !== null;
    return [...document.querySelectorAll('body *')]
      .filter((element) => !scrollsItself(element))
      .filter((element) => {
        const box = element.getBoundingClientRect();
        if (box.width === 0 || box.height === 0) return false;
        // What is cut off with an ellipsis may be wider inside its box.
        const cut = element.parentElement?.closest(
          '.cut, .sink-name, .sink-target, .payment-from, .payment-account, .payment-memo, .account-label, h1',
        );
        return (box.right > width + 1 || box.left < -1) && (cut === null || cut === undefined);
      })
      .map((element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`);
  });
}
