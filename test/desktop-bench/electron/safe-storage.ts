import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type Electron from 'electron';
import { isReady } from './app.ts';
import { platform } from './platform/platform.ts';
import { strict } from './strict.ts';

/** The keyring of the Linux that is played: CHIME_BENCH_KEYRING names it; without one Electron falls back to this. */
const backend = (process.env.CHIME_BENCH_KEYRING ?? 'basic_text') as ReturnType<
  Electron.SafeStorage['getSelectedStorageBackend']
>;
const isKept = process.platform !== 'linux' || backend !== 'basic_text';
const key = createHash('sha256').update('of this user on this computer').digest();
/** What begins each encrypted text (electron_api_safe_storage.cc). */
const PREFIX = process.platform === 'linux' ? 'v11' : 'v10';

/** shell/browser/api/electron_api_safe_storage.cc */
function requireKey(doing: string): void {
  if (!isReady()) throw new Error('safeStorage cannot be used before app is ready');
  if (!isKept) throw new Error(`Error while ${doing}. Encryption is not available.`);
}

const members = {
  isEncryptionAvailable: () => isReady() && isKept,
  encryptString(plainText: string): Buffer {
    requireKey('encrypting the text provided to safeStorage.encryptString');
    const start = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, start);
    const hidden = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from(PREFIX), start, cipher.getAuthTag(), hidden]);
  },
  decryptString(encrypted: Buffer): string {
    const doing = 'decrypting the ciphertext provided to safeStorage.decryptString';
    requireKey(doing);
    if (!Buffer.isBuffer(encrypted)) {
      throw new Error('Expected the first argument of decryptString() to be a buffer');
    }
    if (encrypted.length === 0) return '';
    if (!/^v1[01]/.test(encrypted.toString('latin1', 0, 3))) {
      throw new Error(`Error while ${doing}. Ciphertext does not appear to be encrypted.`);
    }
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(3, 15));
      decipher.setAuthTag(encrypted.subarray(15, 31));
      return Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()]).toString('utf8');
    } catch {
      throw new Error(`Error while ${doing}.`);
    }
  },
} satisfies Pick<Electron.SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>;

export const safeStorage = strict(
  'safeStorage',
  process.platform === 'linux'
    ? { ...members, getSelectedStorageBackend: () => (isReady() ? backend : 'unknown') }
    : members,
  platform.absent.safeStorage,
);
