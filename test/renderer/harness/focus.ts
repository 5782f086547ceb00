import type { Page } from 'playwright-core';
import { PATIENCE_MS, soon } from './until.ts';

/** The accessible name of what has the focus, as far as a test needs it; '' where nothing has it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (element === null || element === document.body) return '';
    const label = element.id === '' ? null : document.querySelector(`label[for="${element.id}"]`);
    return (
      element.getAttribute('aria-label') ??
      label?.textContent ??
      element.closest('label')?.textContent ??
      element.textContent ??
      ''
    ).trim();
  });
}

/** Waits until something of this name has the focus: menus and dialogs give it away and back in tasks of their own. */
export async function focusIs(page: Page, name: string | RegExp): Promise<void> {
  const reached = soon(() => focused(page));
  await (typeof name === 'string' ? reached.toBe(name) : reached.toMatch(name));
}

/**
 * Presses Tab, and waits until something else has the focus than before. Fields for dates and times are several
 * stops in one element: there the focus may stay.
 */
export async function pressTab(page: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const before = await page.evaluateHandle(() => document.activeElement);
  await page.keyboard.press(key);
  await page.waitForFunction(
    (element) => document.activeElement !== element || element?.matches('[type="time"], [type="date"]'),
    before,
    { timeout: PATIENCE_MS },
  );
  await before.dispose();
}

/** Presses Tab (or Shift+Tab) until something of this name has the focus. */
export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await pressTab(page, key);
    if (name.test(await focused(page))) return;
  }
  throw new Error(`${key} never reached ${name}; it is at "${await focused(page)}"`);
}
