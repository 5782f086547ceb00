import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ shell: {}, app: {}, session: {}, protocol: {}, ipcMain: {} }));
const { besideTray, usableBounds } = await import('../../../electron/desktop/window/window-bounds.ts');
const { explorerUrl } = await import('../../../electron/desktop/window/external-links.ts');
const { isOwnPage } = await import('../../../electron/desktop/window/navigation-guards.ts');
const { answer } = await import('../../../electron/desktop/window/app-protocol.ts');
const { parseRequest, requireOwnFrame } = await import('../../../electron/desktop/ipc/register.ts');

const AREA = { x: 0, y: 0, width: 1920, height: 1040 };
const SIZE = { width: 420, height: 640 };

describe('the place of the window', () => {
  it.each([
    ['on the display', { x: 100, y: 100, ...SIZE }, true],
    ['on a display that is gone', { x: 3000, y: 100, ...SIZE }, false],
    ['with its title bar above the screen', { x: 100, y: -700, ...SIZE }, false],
    ['with a little of its title bar in reach', { x: 1830, y: 10, ...SIZE }, true],
    ['with too little of it', { x: 1900, y: 10, ...SIZE }, false],
    ['below the panel', { x: 100, y: 1035, ...SIZE }, false],
  ])('%s', (_name, saved, usable) => {
    expect(usableBounds(saved, [AREA]) !== null).toBe(usable);
  });
  it('is cut to the display', () => {
    expect(usableBounds({ x: 0, y: 0, width: 4000, height: 3000 }, [AREA])).toEqual({
      x: 0,
      y: 0,
      width: 1920,
      height: 1040,
    });
  });
  it('is beside the tray icon, inside the screen', () => {
    expect(besideTray({ x: 1890, y: 1050, width: 24, height: 24 }, SIZE, AREA)).toEqual({ x: 1492, y: 392 });
    expect(besideTray({ x: 900, y: 0, width: 24, height: 24 }, SIZE, { ...AREA, y: 24 })).toEqual({
      x: 702,
      y: 32,
    });
    expect(besideTray({ x: 0, y: 0, width: 0, height: 0 }, SIZE, AREA)).toBeNull();
  });
});

describe('links', () => {
  const HASH = 'A'.repeat(64);
  it('to the explorer are https, with nothing but a hash put in', () => {
    expect(explorerUrl('https://x.org/tx/{hash}?h={hash}', HASH, 'mainnet')).toBe(
      `https://x.org/tx/${HASH}?h=${HASH}`,
    );
    expect(explorerUrl('http://x.org/{hash}', HASH, 'mainnet')).toBeNull();
    expect(explorerUrl('javascript:{hash}', HASH, 'mainnet')).toBeNull();
    expect(explorerUrl('https://x.org/{hash}', '../evil', 'mainnet')).toBeNull();
  });
  it('lead to the network’s own explorer, or to one’s own, and never to another network’s', () => {
    const usual = 'https://livenet.xrpl.org/transactions/{hash}';
    expect(explorerUrl(usual, HASH, 'testnet')).toBe(`https://testnet.xrpl.org/transactions/${HASH}`);
    expect(explorerUrl('https://xrpscan.com/tx/{hash}', HASH, 'devnet')).toBe(
      `https://devnet.xrpl.org/transactions/${HASH}`,
    );
    expect(explorerUrl(usual, HASH, '21337')).toBeNull();
    expect(explorerUrl('https://x.org/{hash}', HASH, '21337')).toBe(`https://x.org/${HASH}`);
  });
  it('of the window are its own pages only', () => {
    expect(isOwnPage('app://chime/index.html')).toBe(true);
    for (const url of [
      'app://chime.evil/x',
      'app://other/',
      'https://chime/',
      'app://chime@evil/',
      'file:///x',
    ]) {
      expect(isOwnPage(url)).toBe(false);
    }
  });
});

describe('the app:// scheme', () => {
  const folder = import.meta.dirname;
  const get = (url: string, method = 'GET') => answer(new Request(url, { method }), folder);
  it.each([
    ['a file outside, by dots', 'app://chime/../../package.json'],
    ['a file outside, by escaped dots', 'app://chime/%2e%2e/%2e%2e/package.json'],
    ['a file outside, by an escaped slash', 'app://chime/..%2f..%2fpackage.json'],
    ['a kind of file that is none of the window’s', 'app://chime/window-parts.test.ts'],
    ['another host', 'app://other/x.html'],
    ['a broken escape', 'app://chime/%zz.html'],
    ['what is not there', 'app://chime/nothing.html'],
  ])('does not give %s', async (_name, url) => {
    const response = await get(url);
    expect(response.ok).toBe(false);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
  it('answers GET alone', async () => {
    expect((await get('app://chime/index.html', 'POST')).status).toBe(405);
  });
});

describe('a request to main', () => {
  const window = {};
  const isWindow = (contents: object) => contents === window;
  const frame = (url: string, parent: object | null = null, sender = window) =>
    ({ sender, senderFrame: { url, parent } }) as never;
  it('comes from the main frame of the app’s own page, or is refused', () => {
    expect(() => requireOwnFrame(frame('app://chime/index.html'), isWindow)).not.toThrow();
    expect(() => requireOwnFrame(frame('https://example.org/'), isWindow)).toThrow();
    expect(() => requireOwnFrame(frame('app://chime/index.html', {}), isWindow)).toThrow();
    expect(() => requireOwnFrame(frame('app://chime/index.html', null, {}), isWindow)).toThrow();
    expect(() => requireOwnFrame({ sender: window, senderFrame: null } as never, isWindow)).toThrow();
  });
  it('has exactly one argument', () => {
    expect(() => parseRequest('app:snapshot', [])).toThrow();
    expect(() => parseRequest('app:snapshot', [null, null])).toThrow();
    expect(parseRequest('app:snapshot', [null])).toBeNull();
  });
  it('never has its value repeated by the refusal', () => {
    expect(() => parseRequest('payments:detail', [{ id: 'sEdTM1uX8pu2do5XvTnutH6HsouMaM2' }])).toThrow(
      /\(id\)/,
    );
  });
});
