import { beforeEach, expect, it, vi } from 'vitest';

const system = { isAvailable: true, backend: 'gnome_libsecret', asked: 0, fails: false };
vi.mock('electron', () => ({
  safeStorage: {
    isEncryptionAvailable() {
      system.asked++;
      return system.isAvailable;
    },
    getSelectedStorageBackend: () => system.backend,
    encryptString(text: string) {
      if (system.fails) throw new Error('locked');
      return Buffer.from(`v11${text}`);
    },
    decryptString(text: Buffer) {
      if (!text.toString().startsWith('v11')) throw new Error('not encrypted');
      return text.toString().slice(3);
    },
  },
}));
const { createSecretBox } = await import('../../../electron/desktop/system/secret-box.ts');

const warned: unknown[] = [];
const open = (platform: NodeJS.Platform = 'linux') =>
  createSecretBox(platform, (...parts) => warned.push(parts));
beforeEach(() => {
  Object.assign(system, { isAvailable: true, backend: 'gnome_libsecret', asked: 0, fails: false });
  warned.length = 0;
});

it('keeps a text under the system’s key, which is not asked for before that', () => {
  const box = open();
  expect(system.asked).toBe(0);
  const sealed = box.seal('wss://me:pässwörd@h.example') ?? '';
  expect(sealed).toMatch(/^[A-Za-z0-9+/=]+$/);
  expect(box.open(sealed)).toBe('wss://me:pässwörd@h.example');
  expect(system.asked).toBe(1);
});

it.each([
  ['Linux without a keyring, where Electron uses a key that everybody knows', 'linux', 'basic_text', true],
  ['a system that has no encryption', 'win32', '', false],
] as const)('is none on %s', (_what, platform, backend, isAvailable) => {
  Object.assign(system, { backend, isAvailable });
  const box = open(platform);
  expect([box.isSafe(), box.seal('x'), box.open('djExeA==')]).toEqual([false, null, null]);
});

it('does not ask Windows and macOS for the name of a keyring', () => {
  system.backend = 'basic_text';
  expect(open('darwin').isSafe()).toBe(true);
});

it('says that it cannot read what is not its own, and is unsafe once the keyring fails', () => {
  const box = open();
  expect(box.open(Buffer.from('other').toString('base64'))).toBeNull();
  expect(box.isSafe()).toBe(true);
  system.fails = true;
  expect(box.seal('x')).toBeNull();
  expect(box.isSafe()).toBe(false);
  expect(warned).toHaveLength(2);
  expect(JSON.stringify(warned)).not.toContain('"x"');
});
