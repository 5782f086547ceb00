import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { IpcChannel, IpcRequests } from '../../electron/contract/index.ts';
import type {
  DesktopApp,
  LaunchOptions,
  MenuEntry,
  ShownNotification,
} from '../desktop-bench/desktop-app.ts';
import { launchDesktop } from '../desktop-bench/launch-desktop.ts';
import { PATIENCE_MS, until } from '../desktop-bench/until.ts';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../simulator/index.ts';

export { until } from '../desktop-bench/until.ts';

/** The app on the bench, beside a simulated network whose ledgers close by themselves. */
export interface Harness {
  readonly app: DesktopApp;
  readonly network: SimulatedNetwork;
  readonly server: SimulatedServer;
  /** A funded account to watch. */
  readonly shop: string;
  close(): Promise<void>;
}

const LEDGER_MS = 250;

export async function openHarness(
  options: LaunchOptions & { readonly watchShop?: boolean } = {},
): Promise<Harness> {
  const network = createSimulatedNetwork({ seed: 7, networkId: 0, startLedger: 1000, clock: Date.now });
  const shop = network.addAccount('Shop');
  const server = await startSimulatedServer(network);
  const stopTimer = network.run(LEDGER_MS, () => undefined);
  const watch = options.watchShop === false ? [] : [`--watch=${shop}=Shop`];
  const app = await launchDesktop({
    ...options,
    servers: [server.url],
    args: [...watch, ...(options.args ?? [])],
  });
  return {
    app,
    network,
    server,
    shop,
    async close() {
      await app.close();
      stopTimer();
      await server.stop();
    },
  };
}

/** One request over the app's own bridge, from the page. */
export async function ask<C extends IpcChannel>(
  page: Page,
  channel: C,
  request: IpcRequests[C]['request'],
): Promise<IpcRequests[C]['response']> {
  const call = `window.chime.invoke(${JSON.stringify(channel)}, ${JSON.stringify(request)})`;
  return (await page.evaluate(call)) as IpcRequests[C]['response'];
}

export async function untilLive({ app }: Pick<Harness, 'app'>): Promise<void> {
  await until(
    async () => (await app.tray.view()).menu.some(({ label }) => label.startsWith('Live on')),
    async () => `the live state, not ${JSON.stringify((await app.tray.view()).menu[0])}\n${app.output()}`,
  );
}

/** The notification whose title is this, once it is displayed. */
export function untilShown(app: DesktopApp, title: string): Promise<ShownNotification> {
  return until(
    () => app.notifications.shown().find(({ summary }) => summary === title),
    () => `the notification "${title}" among ${JSON.stringify(app.notifications.shown())}\n${app.output()}`,
  );
}

/** All labels of a menu, submenus included, as "Parent > Child". */
export function labelsOf(menu: readonly MenuEntry[], prefix = ''): readonly string[] {
  return menu.flatMap(({ label, submenu }) =>
    label === ''
      ? []
      : [`${prefix}${label}`, ...(submenu === null ? [] : labelsOf(submenu, `${prefix}${label} > `))],
  );
}

/** The tray menu's labels, once they satisfy the condition. */
export async function untilMenu(
  app: DesktopApp,
  condition: (labels: readonly string[]) => boolean,
): Promise<readonly string[]> {
  let labels: readonly string[] = [];
  return until(
    async () => {
      labels = labelsOf((await app.tray.view()).menu);
      return condition(labels) ? labels : null;
    },
    () => `a tray menu other than ${JSON.stringify(labels)}\n${app.output()}`,
  );
}

/** A row of the window's payment list with this text. */
export async function untilRow(page: Page, text: string): Promise<void> {
  const row = page.locator('.payment-list li button', { hasText: text }).first();
  await row.waitFor({ timeout: PATIENCE_MS });
}

/** Looks again and again until what is expected is seen: `await soon(() => app.windowVisible()).toBe(true)`. */
export const soon = <T>(look: () => T | Promise<T>) =>
  expect.poll(look, { timeout: PATIENCE_MS, interval: 25 });

/** Titles of the notifications displayed since a moment, in their order. */
export function titlesSince(app: DesktopApp, before: number): readonly string[] {
  return app.notifications
    .shown()
    .slice(before)
    .map(({ summary }) => summary);
}
