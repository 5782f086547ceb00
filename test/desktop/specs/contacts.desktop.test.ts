import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DesktopApp } from '../../desktop-bench/desktop-app.ts';
import { launchBench } from '../../desktop-bench/launch.ts';
import { contactsIn, pageContactsIn, watchedBy } from '../../desktop-bench/network-watch.ts';
import { describeBench } from '../../desktop-bench/requirements.ts';
import { startHeadless } from '../../headless/headless-process.ts';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../../simulator/index.ts';
import { councilOf } from '../../verify/simulated/simulated-evidence.ts';
import { ask, soon, untilLive, untilRow } from '../support.ts';

/** What guardWebContents sets on every page; the session's Chromium has one for all. */
const WEBRTC_POLICY = 'disable_non_proxied_udp';

describeBench('a whole session reaches for', () => {
  let folder: string;
  let network: SimulatedNetwork;
  let chosen: readonly SimulatedServer[];
  let stopLedgers: () => void;
  let app: DesktopApp;
  let page: Page;
  const trace = () => join(folder, 'calls');
  const netLog = () => join(folder, 'net-log.json');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chime-contacts-'));
    network = createSimulatedNetwork({ seed: 7, networkId: 0, startLedger: 1000, clock: Date.now });
    chosen = [await startSimulatedServer(network), await startSimulatedServer(network)];
    stopLedgers = network.run(250, () => undefined);
    const dataDir = join(folder, 'data');
    app = await launchBench(
      {
        dataDir,
        servers: chosen.map(({ url }) => url),
        under: watchedBy(trace()),
      },
      {
        chromiumSwitches: [
          `--log-net-log=${netLog()}`,
          `--webrtc-ip-handling-policy=${WEBRTC_POLICY}`,
          // Chromium's own, which Electron is built without.
          '--disable-features=AutofillServerCommunication',
        ],
      },
    );
    page = await app.page();
  });
  afterAll(async () => {
    await app?.close();
    stopLedgers?.();
    for (const server of chosen ?? []) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The bench's own: the line to Chromium, and the session's bus. */
  const ofTheBench = (): Promise<readonly string[]> =>
    app.evaluate(() => [
      new URL(process.env.CHIME_BENCH_CDP ?? '').host,
      `local: ${/path=([^,]+)/.exec(process.env.DBUS_SESSION_BUS_ADDRESS ?? '')?.[1]}`,
    ]);
  const hosts = () => chosen.map(({ url }) => new URL(url).host);

  it('the chosen servers, and a host when the user asks for it', async () => {
    const shop = network.addAccount('Shop');
    const added = await ask(page, 'accounts:add', { text: shop, label: 'Shop', network: 'mainnet' });
    if (!added.ok) throw new Error(added.text);
    await untilLive({ app });
    // Both are the user's own: the second one is asked for its opinion when that is wished for, and not before.
    expect(contactsIn(trace())).not.toContain(hosts()[1]);
    expect(await ask(page, 'settings:update', { secondOpinion: 'always' })).toMatchObject({ ok: true });
    const gold = network.addMpt('Alice', 'GLD');
    for (const asset of [{ currency: 'XRP' } as const, gold]) {
      network.pay({
        from: 'Alice',
        to: shop,
        amount: '25',
        asset,
        memos: [{ data: 'https://memo.example/' }],
      });
      network.close();
    }
    await page.getByRole('tab', { name: 'Payments' }).click();
    await untilRow(page, '25 XRP');
    await soon(() => contactsIn(trace())).toEqual(expect.arrayContaining(hosts()));
    await page.locator('.payment').first().click();
    await page.keyboard.press('Escape');
    await app.answerDialog({ path: join(folder, 'payments.csv') });
    const query = { offset: 0, limit: 10 };
    const answers = [
      await ask(page, 'payments:export', { query, format: 'csv' }),
      await ask(page, 'alerts:test', null),
      await ask(page, 'accounts:balance', { id: added.value.id }),
      await ask(page, 'updates:check', null),
      await ask(page, 'connection:check', null),
      await ask(page, 'link:open', { url: 'https://livenet.xrpl.org/transactions/AB' }),
      await ask(page, 'servers:test', { network: 'mainnet', url: 'wss://asked.invalid' }),
    ];
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, true, false]);
    expect((await ask(page, 'about:licenses', null)).length).toBeGreaterThan(0);
    for (const view of ['Accounts', 'Health', 'Preferences'])
      await page.getByRole('tab', { name: view }).click();
    await app.power('suspend');
    await app.power('resume');
    await untilLive({ app });
    const before = contactsIn(trace());
    const allowed = [...(await ofTheBench()), ...hosts(), 'name: asked.invalid'];
    expect(before.filter((each) => !allowed.includes(each))).toEqual([]);
    // The watch sees what there is to be seen.
    expect(before).toEqual(expect.arrayContaining([...hosts(), 'name: asked.invalid']));
    expect(await app.evaluate((_electron, _none, { record }) => record.foreignRequests)).toEqual([]);
  });

  it('the publisher of a list of validators once something is to be proved, and not before', async () => {
    const signing = createSimulatedNetwork({ seed: 8, networkId: 2, clock: Date.now, validators: 5 });
    const council = councilOf(signing);
    const server = await startSimulatedServer(signing);
    const stopSigning = signing.run(250);
    const site = createServer((_request, response) => response.end(JSON.stringify(council.list())));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const publisher = `127.0.0.1:${(site.address() as AddressInfo).port}`;
    try {
      const before = contactsIn(trace());
      const news = () => contactsIn(trace()).filter((each) => !before.includes(each));
      const change = {
        servers: { devnet: [server.url] },
        publishers: { devnet: [{ key: council.publisher.key, site: `http://${publisher}/` }] },
      };
      expect(await ask(page, 'settings:update', change)).toMatchObject({ ok: true });
      const shop = signing.addAccount('Signed shop');
      expect(
        await ask(page, 'accounts:add', { text: shop, label: 'Signed', network: 'devnet' }),
      ).toMatchObject({ ok: true });
      const devnet = async () =>
        (await ask(page, 'app:snapshot', null)).networks.find((each) => each.network === 'devnet')?.connection
          .state;
      await soon(devnet).toBe('connected');
      signing.pay({ from: 'Alice', to: shop, amount: '35' });
      await page.getByRole('tab', { name: 'Payments' }).click();
      await untilRow(page, '35 XRP');
      const { rows } = await ask(page, 'payments:query', { offset: 0, limit: 10 });
      const id = rows.find(({ amount }) => amount === '35')?.id ?? 0;
      expect(await ask(page, 'payments:detail', { id })).toMatchObject({ ok: true });
      expect(await ask(page, 'proofs:cost', { id })).toMatchObject({ ok: true });
      expect(news()).toEqual([new URL(server.url).host]);
      expect(await ask(page, 'proofs:prove', { id })).toMatchObject({ ok: true, value: { listed: 5 } });
      expect(news()).toEqual([new URL(server.url).host, publisher].toSorted());
    } finally {
      stopSigning();
      site.close();
      await server.stop();
    }
  });

  it('nothing that stays unseen: what is smuggled into the main process is told, by whatever way it leaves', async () => {
    const before = contactsIn(trace());
    await app.evaluate(async () => {
      const builtin = process.getBuiltinModule;
      const { createSocket } = builtin('node:dgram');
      const { lookup, resolve4 } = builtin('node:dns');
      fetch('http://198.51.100.1/').catch(() => undefined);
      fetch('https://fetch.smuggled.example/').catch(() => undefined);
      builtin('node:net')
        .connect({ host: '2001:db8::1', port: 443 })
        .on('error', () => undefined);
      const socket = createSocket('udp4').on('error', () => undefined);
      socket.send('hello', 53_000, '198.51.100.2', () => undefined);
      lookup('lookup.smuggled.example', () => undefined);
      resolve4('resolve.smuggled.example', () => undefined);
      const script = "require('net').connect(8443, '198.51.100.3').on('error', () => {})";
      builtin('node:child_process').spawn(process.execPath, ['-e', script]);
    });
    await soon(() => contactsIn(trace()).filter((each) => !before.includes(each))).toEqual([
      '198.51.100.1:80',
      '198.51.100.2:53000',
      '198.51.100.3:8443',
      '[2001:db8::1]:443',
      'name: fetch.smuggled.example',
      'name: lookup.smuggled.example',
      'name: resolve.smuggled.example',
    ]);
  });

  it('nothing for a script that runs in the page, but a name that it looks up', async () => {
    const policies = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getWebRTCIPHandlingPolicy()),
    );
    expect(policies).toEqual([WEBRTC_POLICY]);
    await page.evaluate(`(async () => {
      const quietly = (attempt) => { try { return attempt(); } catch { return null; } };
      const link = (rel, href) => document.head.append(Object.assign(document.createElement('link'), { rel, href }));
      link('dns-prefetch', 'https://told.example/');
      quietly(() => new WebSocket('wss://198.51.100.4/'));
      quietly(() => new EventSource('https://198.51.100.5/'));
      quietly(() => navigator.sendBeacon('https://198.51.100.6/', 'x'));
      quietly(() => new Worker('https://198.51.100.7/'));
      for (const rel of ['preload', 'prefetch', 'icon', 'stylesheet', 'manifest']) link(rel, 'https://198.51.100.8/' + rel);
      const frame = Object.assign(document.createElement('iframe'), { src: 'https://198.51.100.9/' });
      document.body.append(Object.assign(new Image(), { src: 'https://198.51.100.10/' }), frame);
      await fetch('https://198.51.100.11/').catch(() => undefined);
      const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:198.51.100.12:3478' }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      const gathered = () => peer.iceGatheringState === 'complete';
      if (!gathered()) await new Promise((resolve) => { peer.onicegatheringstatechange = () => gathered() && resolve(); });
    })()`);
    expect(await app.evaluate((_electron, _none, { record }) => record.foreignRequests)).toEqual([]);
    expect(await app.quit()).toBe(0);
    await app.close();
    // The bench's Chromium finds no name, and logs each as this one.
    expect(pageContactsIn(netLog())).toEqual(['name: https://~notfound']);
  });

  it('nothing but the servers named, without a window', async () => {
    const calls = join(folder, 'headless-calls');
    const shop = network.addAccount('Second shop');
    const run = startHeadless(
      ['--data-dir', join(folder, 'headless'), '--watch', shop, '--json', '--no-notify'].concat(
        chosen.flatMap(({ url }) => ['--server', url]),
      ),
      { under: watchedBy(calls) },
    );
    await run.until(() => run.lines.some(({ type }) => type === 'coverage'), 'coverage');
    network.pay({ from: 'Alice', to: shop, amount: '5' });
    await run.until(() => run.payments().length === 1, 'the payment');
    expect(await run.stop()).toBe(0);
    const reached = contactsIn(calls);
    expect(reached.filter((each) => !hosts().includes(each))).toEqual([]);
    expect(reached).toContain(hosts()[0]);
  });
});
