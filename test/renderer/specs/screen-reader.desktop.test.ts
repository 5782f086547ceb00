import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { NOW, row } from '../harness/fixture-data.ts';
import { windowFixtures } from '../harness/fixtures.ts';
import { soon } from '../harness/until.ts';
import { type OpenWindow, WindowHarness } from '../harness/window-harness.ts';

/** A node of the tree that screen readers are given. */
interface Told {
  readonly role: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface AxNode {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

/** What Chromium tells screen readers of the page, in reading order. */
async function told(window: OpenWindow): Promise<readonly Told[]> {
  const session = await window.page.context().newCDPSession(window.page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as {
    readonly nodes: readonly AxNode[];
  };
  await session.detach();
  return nodes
    .filter((node) => !node.ignored)
    .map((node) => ({
      role: node.role?.value ?? '',
      name: node.name?.value ?? '',
      properties: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
    }));
}

/** What the region for arrivals holds. */
async function spoken(window: OpenWindow): Promise<string> {
  return window.page.locator('[role="log"]').innerText();
}

const arriving = (id: number, amountText: string) =>
  row(id, {
    amountText,
    read: false,
    fromText: 'Alice Chen',
    recordedAt: new Date(NOW - 1_000).toISOString(),
  });

describeDesktop('what screen readers are told', () => {
  let harness: WindowHarness;
  beforeAll(async () => {
    harness = await WindowHarness.start();
  });
  afterAll(() => harness?.stop());

  for (const name of [
    'payments-busy',
    'payment-detail',
    'accounts',
    'account-page',
    'health-offline',
    'preferences',
    'first-run',
  ] as const) {
    it(`${name}: every control has a name, headings begin at one and skip none`, async () => {
      const window = await windowFixtures[name](harness, {});
      await window.settled();
      const tree = await told(window);
      const nameless = tree.filter(
        (node) =>
          node.properties.focusable === true &&
          node.name === '' &&
          !['RootWebArea', 'tabpanel'].includes(node.role),
      );
      expect(nameless).toEqual([]);
      const levels = tree
        .filter((node) => node.role === 'heading')
        .map((node) => Number(node.properties.level));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      for (const [index, level] of levels.entries()) {
        expect(level - (levels[index - 1] ?? 0), `heading ${index} of ${levels.join()}`).toBeLessThanOrEqual(
          1,
        );
      }
      await window.close();
    });
  }

  it('a row tells the first memo that can be read, and none in privacy mode', async () => {
    const main = new FakeMain();
    const memos = [null, '<b>Rent</b> "$(id)"', 'second'].map((data) => ({
      ...{ type: null, format: null },
      ...{ data, dataHex: data === null ? 'FF00' : null },
    }));
    main.payments = [row(3, { memos, fromText: 'Alice Chen' }), row(2)];
    const window = await harness.open(main);
    const rows = async () =>
      (await told(window))
        .filter(({ role, name }) => role === 'button' && name.includes('25 XRP'))
        .map(({ name }) => name.replaceAll(/\s+/g, ' '));
    await soon(async () => (await rows())[0]).toContain('from Alice Chen Memo: “<b>Rent</b> "$(id)"”');
    expect((await rows()).filter((name) => /Memo|FF00|second/.test(name))).toHaveLength(1);
    await window.main.patch({ settings: { ...main.snapshot.settings, privacyMode: true } });
    await soon(async () => (await rows()).filter((name) => name.includes('Memo'))).toEqual([]);
    await window.close();
  });

  it('the tab tells how many payments are unread', async () => {
    const window = await harness.open(new FakeMain({ unread: 120 }));
    const tab = window.page.getByRole('tab', { name: 'Payments' });
    await soon(() => tab.getAttribute('aria-description')).toBe('99+ unread');
    await window.main.patch({ unread: 0 });
    await soon(() => tab.getAttribute('aria-description')).toBe(null);
    await window.close();
  });

  it('a payment that arrives is told politely and once, in whatever view', async () => {
    const window = await harness.open(new FakeMain());
    await window.page.getByRole('tab', { name: 'Accounts' }).click();
    await window.main.push('payments:arrived', { rows: [arriving(2_000, '7.5 XRP')], more: false });
    await soon(() => spoken(window)).toBe('1 new payment: 7.5 XRP, Savings, from Alice Chen');
    const log = async () => (await told(window)).find((node) => node.role === 'log');
    await soon(async () => (await log())?.properties.live).toBe('polite');
    // The same row again, because its sender got a name: no second announcement comes before the next arrival's.
    await window.page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver((changes) => {
        for (const change of changes) for (const node of change.addedNodes) said.push(node.textContent ?? '');
      }).observe(document.querySelector('[role="log"]') as Element, { childList: true });
    });
    await window.main.push('payments:arrived', { rows: [arriving(2_000, '7.5 XRP')], more: false });
    await window.main.push('payments:arrived', { rows: [arriving(2_001, '8 XRP')], more: false });
    await soon(() => spoken(window)).toBe('1 new payment: 8 XRP, Savings, from Alice Chen');
    expect(await window.page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([
      '1 new payment: 8 XRP, Savings, from Alice Chen',
    ]);
    await window.close();
  });

  it('a burst is told in one sentence, and rows that only changed are not told', async () => {
    const window = await harness.open(new FakeMain());
    const old = row(900, { read: false, recordedAt: new Date(NOW - 3_600_000).toISOString() });
    await window.main.push('payments:arrived', { rows: [old], more: false });
    const burst = Array.from({ length: 12 }, (_, index) => arriving(2_012 - index, '1 XRP'));
    await window.main.push('payments:arrived', { rows: burst, more: false });
    await soon(() => spoken(window)).toBe('12 new payments');
    await window.close();
  });
});
