import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { ask, type Harness, openHarness, soon, untilLive } from '../support.ts';

const SEED = 'sEdTM1uX8pu2do5XvTnutH6HsouMaM2';

describeDesktop('the window cannot', () => {
  let harness: Harness;
  let page: Page;

  beforeAll(async () => {
    harness = await openHarness();
    await untilLive(harness);
    page = await harness.app.page();
  });
  afterAll(() => harness?.close());

  /** What an invoke of the bridge comes to: 'refused: …' or the answer. */
  const invoke = (channel: string, ...args: readonly unknown[]): Promise<string> =>
    page.evaluate(
      `window.chime.invoke(...${JSON.stringify([channel, ...args])}).then((v) => JSON.stringify(v), (e) => 'refused: ' + e.message)`,
    ) as Promise<string>;

  it.each([
    ['a channel that does not exist', 'shell:run', { command: 'id' }],
    ['a channel of another library', 'electron-store-get-data', null],
    ['a prototype’s property', '__proto__', null],
  ])('reach %s', async (_name, channel, request) => {
    expect(await invoke(channel, request)).toMatch(/^refused: .*no such channel/);
  });

  it.each([
    ['payments:query', { offset: 0, limit: 501 }],
    ['payments:query', { offset: -1, limit: 10 }],
    ['payments:query', { offset: 0, limit: 10, search: "'; DROP TABLE payments; --".repeat(1000) }],
    ['payments:query', { offset: 0, limit: 10, kinds: ['gift'] }],
    ['payments:query', { offset: 0, limit: 10, extra: true }],
    ['payments:query', null],
    ['payments:detail', { id: '1 OR 1=1' }],
    ['payments:mark-read', { ids: 'everything' }],
    ['accounts:check', { text: 'r', network: 'moonnet' }],
    ['accounts:update', { id: 'x', change: { address: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh' } }],
    ['settings:update', { soundFile: '/etc/passwd' }],
    ['settings:update', { unknown: 1 }],
    ['gaps:accept', { network: 'mainnet', account: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', range: [1, 2, 3] }],
    ['data:erase', { confirm: 'erase' }],
    ['app:snapshot', { anything: 1 }],
    ['link:open', 'https://example.org'],
  ])('send %s with %j', async (channel, request) => {
    expect(await invoke(channel, request)).toMatch(/^refused: /);
  });

  it('make main repeat what it refused', async () => {
    const answer = await invoke('accounts:add', { text: 'x', label: SEED, network: 'mainnet', extra: SEED });
    expect(answer).toMatch(/^refused: /);
    expect(answer).not.toContain(SEED);
  });

  it('store a secret: as an address, a label, a contact', async () => {
    for (const request of [
      { text: SEED, label: '', network: 'mainnet' },
      { text: harness.network.address('Bob'), label: SEED, network: 'mainnet' },
    ]) {
      expect(JSON.parse(await invoke('accounts:add', request))).toMatchObject({ ok: false, code: 'secret' });
    }
    const contact = { address: harness.network.address('Bob'), name: SEED };
    expect(JSON.parse(await invoke('contacts:set', contact))).toMatchObject({ ok: false, code: 'secret' });
    expect(JSON.parse(await invoke('clipboard:write', { text: SEED }))).toMatchObject({
      ok: false,
      code: 'secret',
    });
    const written = readFileSync(`${harness.app.dataDir}/config.json`, 'utf8');
    expect(written).not.toContain(SEED);
    expect(readFileSync(`${harness.app.dataDir}/logs/main.log`, 'utf8')).not.toContain(SEED);
  });

  it('navigate anywhere', async () => {
    const before = page.url();
    await harness.app.evaluate(({ BrowserWindow }) => {
      const asked: string[] = [];
      Object.assign(globalThis, { askedFor: asked });
      BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event) => asked.push(event.url));
    });
    const asked = () =>
      harness.app.evaluate(() => (globalThis as unknown as { askedFor: readonly string[] }).askedFor);
    // Chromium itself refuses the first one: what comes after it shows that it came to nothing.
    for (const target of ['data:text/html,hi', 'https://example.org/', 'http://127.0.0.1:1/']) {
      await page.evaluate(`location.href = ${JSON.stringify(target)}`).catch(() => undefined);
      if (target.startsWith('http')) await soon(asked).toContain(target);
      await page.waitForFunction('document.readyState === "complete"');
      expect(page.url()).toBe(before);
    }
    expect(await invoke('app:snapshot', null)).toContain('"version"');
    expect(page.url()).toBe(before);
  });

  it('download anything', async () => {
    const before = page.url();
    const urls = ['app://chime/index.html', 'blob', 'data:application/octet-stream,x'];
    for (const url of urls) {
      await page.evaluate(
        `(() => {
          const href = ${JSON.stringify(url)} === 'blob'
            ? URL.createObjectURL(new Blob(['x']))
            : ${JSON.stringify(url)}.replace('app://chime', location.origin);
          const link = Object.assign(document.createElement('a'), { href, download: 'x.exe' });
          document.body.append(link);
          link.click();
          link.remove();
        })()`,
      );
    }
    const downloads = () => harness.app.evaluate((_electron, _none, { record }) => record.downloads);
    await soon(async () => (await downloads()).map(({ url }) => url.split(/[:,]/)[0]).toSorted()).toEqual([
      'app',
      'blob',
      'data',
    ]);
    expect((await downloads()).filter(({ isLet }) => isLet)).toEqual([]);
    expect(page.url()).toBe(before);
  });

  it('open another window', async () => {
    await page.evaluate("window.open('https://example.org/', '_blank')");
    await page.evaluate(
      "Object.assign(document.body.appendChild(document.createElement('a')), { href: 'https://example.org/', target: '_blank', textContent: 'x' }).click()",
    );
    expect(await invoke('app:snapshot', null)).toContain('"version"');
    const windows = await harness.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(windows).toBe(1);
    // Refused by the app's own handler, not merely by the bench.
    expect(harness.app.output()).not.toContain('would have opened');
  });

  it('open a link that is not https, and opens those that are only in the browser', async () => {
    for (const url of [
      'http://example.org/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://user:pw@livenet.xrpl.org/',
      'https://example.org/x',
      'https://livenet.xrpl.org.example.org/x',
      'https://livenet.xrpl.org:8443/x',
    ]) {
      expect(JSON.parse(await invoke('link:open', { url }))).toMatchObject({ ok: false, code: 'link' });
    }
    const page = 'https://livenet.xrpl.org/transactions/AB';
    expect(JSON.parse(await invoke('link:open', { url: page }))).toMatchObject({ ok: true });
    const opened = await harness.app.evaluate((_electron, _argument, bench) => bench.record.opened);
    expect(opened).toEqual([page]);
  });

  it('run inline scripts, load from elsewhere or connect', async () => {
    const violations = await page.evaluate(`new Promise((resolve) => {
      const seen = new Set();
      document.addEventListener('securitypolicyviolation', (event) => {
        seen.add(event.effectiveDirective);
        if (seen.size === 3) resolve([...seen].sort());
      });
      const script = document.createElement('script');
      script.append(document.createTextNode('window.injected = true'));
      document.body.append(script);
      document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.org/x.png' }));
      fetch('https://example.org/').catch(() => undefined);
      setTimeout(() => resolve([...seen].sort()), 60_000);
    })`);
    expect(violations).toEqual(['connect-src', 'img-src', 'require-trusted-types-for']);
    expect(await page.evaluate('window.injected')).toBeUndefined();
  });

  it('make markup, a script or a style of a text', async () => {
    const refused = await page.evaluate(`(() => {
      const tries = [
        () => { document.body.insertAdjacentHTML('beforeend', '<img src=x>'); },
        () => { document.createElement('div').innerHTML = '<b>x</b>'; },
        () => { trustedTypes.createPolicy('mine', { createHTML: (text) => text }); },
      ];
      return tries.filter((attempt) => {
        try { attempt(); return false; } catch { return true; }
      }).length;
    })()`);
    expect(refused).toBe(3);
    await page.evaluate(`(() => {
      const style = document.createElement('style');
      style.textContent = 'body { --injected: yes }';
      document.head.append(style);
      document.body.setAttribute('style', '--attribute: yes');
    })()`);
    const read = (name: string) =>
      page.evaluate(`getComputedStyle(document.body).getPropertyValue('${name}')`);
    expect([await read('--injected'), await read('--attribute')]).toEqual(['', '']);
  });

  it('get a permission', async () => {
    expect(await page.evaluate('Notification.requestPermission()')).toBe('denied');
    const granted = await harness.app.evaluate(
      (_electron, _argument, bench) =>
        new Promise((resolve) => {
          const handler = bench.record.permissionHandler as unknown as (...args: unknown[]) => void;
          handler(null, 'media', resolve);
        }),
    );
    expect(granted).toBe(false);
  });

  it('see Node, Electron or the preload’s world', async () => {
    const seen = await page.evaluate(
      '[typeof require, typeof process, typeof module, typeof window.ipcRenderer, typeof window.__electronBenchSend, Object.keys(window.chime).sort().join()]',
    );
    expect(seen).toEqual(['undefined', 'undefined', 'undefined', 'undefined', 'undefined', 'invoke,on']);
  });

  it('see the password of a server', async () => {
    const servers = { mainnet: [`wss://me:hunter2@xrpl.example.org/path`, 'wss://plain.example.org'] };
    expect(await ask(page, 'settings:update', { servers })).toMatchObject({ ok: true });
    const { settings } = await ask(page, 'app:snapshot', null);
    expect(settings.servers.mainnet).toEqual([
      'wss://me:***@xrpl.example.org/path',
      'wss://plain.example.org',
    ]);
    const reordered = { mainnet: [...(settings.servers.mainnet ?? [])].reverse() };
    expect(await ask(page, 'settings:update', { servers: reordered })).toMatchObject({ ok: true });
    const stored = JSON.parse(readFileSync(`${harness.app.dataDir}/config.json`, 'utf8'));
    expect(stored.settings.servers.mainnet).toEqual([
      'wss://plain.example.org',
      'wss://me:hunter2@xrpl.example.org/path',
    ]);
    expect(await ask(page, 'diagnostics:text', null)).not.toContain('hunter2');
    expect(harness.app.output() + readFileSync(`${harness.app.dataDir}/logs/main.log`, 'utf8')).not.toContain(
      'hunter2',
    );
  });

  // The last one: the app's own scheme answers otherwise from then on.
  it('be sent elsewhere by an answer to it, were there one that could', async () => {
    const before = page.url();
    await harness.app.evaluate(({ BrowserWindow, protocol }) => {
      const asked: string[] = [];
      Object.assign(globalThis, { redirectedTo: asked });
      BrowserWindow.getAllWindows()[0]?.webContents.on('will-redirect', ({ url }) => asked.push(url));
      protocol.unhandle('app');
      protocol.handle('app', () => Response.redirect('https://example.org/redirected', 302));
    });
    await page.evaluate("location.href = '/elsewhere.html'").catch(() => undefined);
    await soon(() =>
      harness.app.evaluate(() => (globalThis as unknown as { redirectedTo: readonly string[] }).redirectedTo),
    ).toEqual(['https://example.org/redirected']);
    expect(await invoke('app:snapshot', null)).toContain('"version"');
    expect(page.url()).toBe(before);
    expect(await harness.app.evaluate((_electron, _none, { record }) => record.foreignRequests)).toEqual([]);
  });
});
