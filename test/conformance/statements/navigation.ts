import assert from 'node:assert/strict';
import { ask } from '../ask.ts';
import { next, ORIGIN, PAGE, type Statement } from '../statement.ts';

export const NAVIGATION: readonly Statement[] = [
  {
    says: 'A page that wants to go elsewhere is held, its address told, and stays where that is prevented',
    about: [
      'WebContents.on:will-navigate',
      'WebContents.on:will-frame-navigate',
      'WebContentsWillNavigateEventParams.url',
      'WebContentsWillFrameNavigateEventParams.url',
    ],
    async run({ page }) {
      const { webContents } = await page();
      const asked: string[] = [];
      webContents.once('will-frame-navigate', (event) => void asked.push(`frame ${event.url}`));
      webContents.once('will-navigate', (event) => {
        asked.push(`page ${event.url}`);
        event.preventDefault();
      });
      const held = next(webContents, 'will-navigate');
      await webContents.executeJavaScript(`location.href = 'https://example.invalid/'; null`);
      await held;
      assert.deepEqual(asked.toSorted(), ['frame https://example.invalid/', 'page https://example.invalid/']);
      assert.equal(webContents.getURL(), PAGE);
    },
  },
  {
    says: 'The policy for WebRTC’s addresses is the page’s own, and is what it was set to',
    about: ['WebContents.setWebRTCIPHandlingPolicy'],
    async run({ page }) {
      const { webContents } = await page();
      assert.equal(webContents.getWebRTCIPHandlingPolicy(), 'default');
      webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
      assert.equal(webContents.getWebRTCIPHandlingPolicy(), 'disable_non_proxied_udp');
    },
  },
  {
    says: 'What main loads is not asked for',
    about: ['BrowserWindow.loadURL', 'WebContents.on:will-navigate'],
    async run({ electron: { BrowserWindow } }) {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      const asked: string[] = [];
      window.webContents.on('will-navigate', ({ url }) => void asked.push(url));
      await window.loadURL(PAGE);
      assert.equal(window.webContents.getURL(), PAGE);
      window.destroy();
      assert.deepEqual(asked, []);
    },
  },
  {
    says: 'A new window is asked for with its address, and is none where that is denied',
    about: ['WebContents.setWindowOpenHandler'],
    async run({ electron: { BrowserWindow }, page }) {
      const window = await page();
      const before = BrowserWindow.getAllWindows().length;
      const asked: string[] = [];
      window.webContents.setWindowOpenHandler(({ url }) => {
        asked.push(url);
        return { action: 'deny' };
      });
      const opened = await ask(window, (_bridge, at) => at.open('https://example.invalid/new') !== null);
      assert.equal(opened, false);
      assert.deepEqual(asked, ['https://example.invalid/new']);
      assert.equal(BrowserWindow.getAllWindows().length, before);
    },
  },
  {
    says: 'loadURL resolves when the page has loaded, whatever its status, and rejects where none came',
    about: ['BrowserWindow.loadURL'],
    async run({ electron: { BrowserWindow }, serve }) {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      serve(
        '/gone.html',
        () => new Response('gone', { status: 404, headers: { 'content-type': 'text/html' } }),
      );
      serve('/error.html', () => Response.error());
      try {
        await window.loadURL(`${ORIGIN}/gone.html`);
        assert.equal(await window.webContents.executeJavaScript('document.body.textContent'), 'gone');
        await assert.rejects(window.loadURL(`${ORIGIN}/error.html`), /ERR_/);
      } finally {
        window.destroy();
      }
    },
  },
  {
    says: 'A page that crashes is told with a reason, and its window is still there',
    about: [
      'WebContents.on:render-process-gone',
      'RenderProcessGoneDetails.reason',
      'BrowserWindow.webContents',
    ],
    async run({ electron: { BrowserWindow } }) {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      await window.loadURL(PAGE);
      const gone = next(window.webContents, 'render-process-gone');
      window.webContents.forcefullyCrashRenderer();
      const [, details] = await gone;
      assert.match(String((details as { reason: string }).reason), /crashed|killed|abnormal-exit/);
      assert.equal(window.isDestroyed(), false);
      window.destroy();
    },
  },
];
