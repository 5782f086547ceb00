import { afterAll, beforeAll, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { soon } from '../harness/until.ts';
import { WindowHarness } from '../harness/window-harness.ts';

describeDesktop('a view that main names early', () => {
  let harness: WindowHarness;

  beforeAll(async () => {
    harness = await WindowHarness.start();
  });
  afterAll(() => harness?.stop());

  it('is opened although nothing was drawn yet', async () => {
    const window = await harness.open(new FakeMain());
    // Scripts have run by DOMContentLoaded, React has drawn nothing: no earlier moment is left to main.
    await window.page.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        (globalThis as unknown as { chimePush(name: string, value: unknown): void }).chimePush('view:show', {
          view: 'preferences',
        });
      });
    });
    await window.page.reload();
    await window.settled();
    const tab = window.page.getByRole('tab', { name: 'Preferences' });
    await soon(() => tab.getAttribute('aria-selected')).toBe('true');
    await window.close();
  });
});
