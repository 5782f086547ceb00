import assert from 'node:assert/strict';
import type { Statement } from '../statement.ts';

export const SAFE_STORAGE: readonly Statement[] = [
  {
    says: 'Before the app is ready there is no encryption, and asking for it throws',
    about: ['SafeStorage.isEncryptionAvailable', 'SafeStorage.encryptString', 'SafeStorage.decryptString'],
    early: true,
    run({ electron: { safeStorage } }) {
      assert.equal(safeStorage.isEncryptionAvailable(), false);
      assert.throws(() => safeStorage.encryptString('x'), /before app is ready/);
      assert.throws(() => safeStorage.decryptString(Buffer.from('v10x')), /before app is ready/);
    },
  },
  {
    says: 'Where encryption is available, what was encrypted is decrypted again, and anything else throws',
    about: ['SafeStorage.isEncryptionAvailable', 'SafeStorage.encryptString', 'SafeStorage.decryptString'],
    run({ electron: { safeStorage } }) {
      if (!safeStorage.isEncryptionAvailable()) {
        assert.throws(() => safeStorage.encryptString('x'), /not available/);
        return;
      }
      const text = 'wss://me:pässwörd@host.example/ · 💧';
      const encrypted = safeStorage.encryptString(text);
      assert.ok(Buffer.isBuffer(encrypted));
      assert.ok(!encrypted.toString('latin1').includes('host.example'));
      assert.equal(safeStorage.decryptString(encrypted), text);
      assert.throws(() => safeStorage.decryptString(Buffer.from(text)), /appear to be encrypted/);
    },
  },
  {
    says: 'Linux names its keyring; without one it is basic_text, and no encryption is available',
    about: ['SafeStorage.getSelectedStorageBackend'],
    on: ['linux'],
    run({ electron: { safeStorage } }) {
      const backend = safeStorage.getSelectedStorageBackend();
      assert.match(backend, /^(?:basic_text|gnome_libsecret|kwallet[56]?)$/);
      if (backend === 'basic_text') assert.equal(safeStorage.isEncryptionAvailable(), false);
    },
  },
  {
    says: 'Windows and macOS have one place for keys, and no name for it',
    about: ['SafeStorage.getSelectedStorageBackend'],
    on: ['win32', 'darwin'],
    run({ electron: { safeStorage } }) {
      assert.equal(safeStorage.getSelectedStorageBackend, undefined);
    },
  },
];
