import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ed25519Pair, secp256k1Pair } from '../../../electron/simulator/validators/key-pair.ts';
import { isSignedBy } from '../../../electron/verify/bytes/signature.ts';

const message = Buffer.from('a ledger');

describe.each([
  ['ed25519', ed25519Pair],
  ['secp256k1', secp256k1Pair],
] as const)('a signature of %s', (_kind, pairOf) => {
  const { publicKey, sign } = pairOf('signer');
  const other = pairOf('other').publicKey;
  const signature = sign(message);

  it('is its key’s, as often as it is asked', () => {
    expect([1, 2, 3].map(() => isSignedBy(publicKey, message, signature))).toEqual([true, true, true]);
  });

  it('that was good once is good for that key, that message and those bytes alone', () => {
    expect(isSignedBy(publicKey, message, signature)).toBe(true);
    expect(isSignedBy(other, message, signature)).toBe(false);
    expect(isSignedBy(publicKey, Buffer.from('A ledger'), signature)).toBe(false);
    const changed = Buffer.from(signature);
    changed[20] = (changed[20] ?? 0) ^ 1;
    expect(isSignedBy(publicKey, message, changed)).toBe(false);
  });

  it('that was good once says nothing of a message that takes a byte from it', () => {
    expect(isSignedBy(publicKey, message, signature)).toBe(true);
    const longer = Buffer.concat([message, signature.subarray(0, 1)]);
    expect(isSignedBy(publicKey, longer, signature.subarray(1))).toBe(false);
    const shorter = message.subarray(0, -1);
    expect(isSignedBy(publicKey, shorter, Buffer.concat([message.subarray(-1), signature]))).toBe(false);
  });

  it('that was refused once is refused again', () => {
    const forged = createHash('sha512').update(signature).digest();
    expect([1, 2].map(() => isSignedBy(publicKey, message, forged))).toEqual([false, false]);
  });
});

it('of no key’s form is none', () => {
  const { publicKey, sign } = ed25519Pair('signer');
  expect(isSignedBy(publicKey.subarray(0, 32), message, sign(message))).toBe(false);
  expect(isSignedBy(Buffer.concat([Buffer.from([4]), publicKey.subarray(1)]), message, sign(message))).toBe(
    false,
  );
});
