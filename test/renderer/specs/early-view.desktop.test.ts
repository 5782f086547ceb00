import { afterAll, beforeAll, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../bench/fake-main.ts';
import { soon } from '../bench/until.ts';
import { WindowBench } from '../bench/window-bench.ts';

describeDesktop('a view that main names early', () => {
  let bench: WindowBench;

  beforeAll(async () => {
    bench = await WindowBench.start();
  });
  afterAll(() => bench?.stop());

  it('is opened although nothing was drawn yet', async () => {
    const window = await bench.open(new FakeMain());
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
