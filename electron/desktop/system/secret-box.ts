import { safeStorage } from 'electron';
import type { SecretBox } from '../../store/settings/sealed-secrets.ts';

interface SystemSecretBox extends SecretBox {
  /** Whether this computer has a safe place for a key. */
  isSafe(): boolean;
}

/**
 * Texts under a key that the system keeps: Keychain, DPAPI, the desktop's keyring. The system is not asked before there
 * is something to keep, because it may ask the user to unlock it. Usable once the app is ready.
 */
export function createSecretBox(
  platform: NodeJS.Platform,
  warn: (...parts: readonly unknown[]) => void,
): SystemSecretBox {
  let safe: boolean | null = null;

  function isSafe(): boolean {
    // Without a keyring Linux takes a key that everybody knows (docs/api/safe-storage.md).
    safe ??=
      safeStorage.isEncryptionAvailable() &&
      (platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');
    return safe;
  }

  return {
    isSafe,
    seal(text) {
      if (!isSafe()) return null;
      try {
        return safeStorage.encryptString(text).toString('base64');
      } catch (error) {
        // A keyring that fails must not cost the user the server.
        safe = false;
        warn('the system could not encrypt a password', error);
        return null;
      }
    },
    open(sealed) {
      if (!isSafe()) return null;
      try {
        return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
      } catch (error) {
        warn('the system could not decrypt a password', error);
        return null;
      }
    },
  };
}
