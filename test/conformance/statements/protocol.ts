import assert from 'node:assert/strict';
import { ask } from '../ask.ts';
import { ORIGIN, type Statement } from '../statement.ts';

/** A hidden window of the statement's own, gone afterwards. */
const HTML = { 'content-type': 'text/html' } as const;

export const PROTOCOL: readonly Statement[] = [
  {
    says: 'Once the app is ready, schemes cannot be registered any more',
    about: ['Protocol.registerSchemesAsPrivileged'],
    run({ electron: { protocol } }) {
      const late = () => protocol.registerSchemesAsPrivileged([{ scheme: 'late', privileges: {} }]);
      assert.throws(late, /should be called before app is ready/);
    },
  },
  {
    says: 'A scheme has one handler',
    about: ['Protocol.handle'],
    run({ electron: { protocol } }) {
      assert.equal(protocol.isProtocolHandled('statement'), true);
      assert.throws(() => protocol.handle('statement', () => new Response()), /Failed to register protocol/);
    },
  },
  {
    says: 'A page of an own standard scheme has that origin, and is a secure context',
    about: ['Protocol.registerSchemesAsPrivileged', 'Protocol.handle'],
    async run({ page }) {
      assert.equal(await ask(await page(), (_bridge, at) => at.isSecureContext), true);
    },
  },
  {
    says: 'The handler gets the whole address and the method; status and headers reach the page',
    about: ['Protocol.handle'],
    async run({ page, serve }) {
      const asked: string[] = [];
      serve('/asked', ({ url, method }) => {
        asked.push(`${method} ${url}`);
        return new Response('some text', { status: 418, headers: { 'x-said': 'hello', ...HTML } });
      });
      const answer = await ask(await page(), async () => {
        const response = await fetch('/asked?a=%20b');
        return [response.status, response.headers.get('x-said'), await response.text()];
      });
      assert.deepEqual(asked, [`GET ${ORIGIN}/asked?a=%20b`]);
      assert.deepEqual(answer, [418, 'hello', 'some text']);
    },
  },
  {
    says: 'A relative address stays on the scheme',
    about: ['Protocol.registerSchemesAsPrivileged'],
    async run({ page, serve }) {
      serve('/folder/beside.txt', () => new Response('found'));
      assert.equal(await ask(await page(), async () => (await fetch('folder/beside.txt')).text()), 'found');
    },
  },
  {
    says: 'An address that climbs out is made plain before the handler sees it',
    about: ['Protocol.handle'],
    async run({ page, serve }) {
      const paths: string[] = [];
      serve('/up.txt', ({ url }) => {
        paths.push(new URL(url).pathname);
        return new Response('');
      });
      await ask(await page(), async () => (await fetch('/a/../../up.txt')).text());
      assert.deepEqual(paths, ['/up.txt']);
    },
  },
  {
    says: 'A handler that throws fails the request',
    about: ['Protocol.handle'],
    async run({ page, serve }) {
      serve('/broken', () => {
        throw new Error('broken on purpose');
      });
      await assert.rejects(
        ask(await page(), () => fetch('/broken').then(() => 'answered')),
        /fetch/i,
      );
    },
  },
  {
    says: 'A content security policy of the handler’s answer is kept: no inline script runs',
    about: ['Protocol.handle'],
    async run({ electron: { BrowserWindow }, serve }) {
      serve('/strict.html', () => {
        const page = `<script>document.title = 'ran'</script><script src="/own.js"></script>`;
        return new Response(page, { headers: { ...HTML, 'content-security-policy': "script-src 'self'" } });
      });
      serve('/own.js', () => {
        const headers = { 'content-type': 'text/javascript' };
        return new Response('document.documentElement.id = "own"', { headers });
      });
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      await window.loadURL(`${ORIGIN}/strict.html`);
      const seen = await window.webContents.executeJavaScript(
        '[document.title === "ran", document.documentElement.id]',
      );
      window.destroy();
      assert.deepEqual(seen, [false, 'own']);
    },
  },
];
