import { bytesOfBase64, hexOf } from '../../../electron/verify/bytes/encoded.ts';
import { prefixed } from '../../../electron/verify/bytes/hashes.ts';
import { bytesWithout, readFields, valueIn } from '../../../electron/verify/bytes/serialized-fields.ts';
import { readManifest } from '../../../electron/verify/validators/manifest.ts';
import { signedListsOf } from '../../../electron/verify/validators/validator-list.ts';
import type { Signed } from './prover-program.ts';

/** The signatures that a proof by this list (null: one that is known) and these validations (hex) cannot do without. */
export function signaturesOf(published: unknown, validations: readonly string[]): readonly Signed[] {
  return [
    ...(published === null ? [] : signaturesOfList(published)),
    ...validations.map((hex) => signatureIn(Buffer.from(hex, 'hex'), 'VAL', '7.3', '7.6')),
  ];
}

function signaturesOfList(published: unknown): readonly Signed[] {
  const [list] = signedListsOf(published);
  if (list === undefined) throw new Error('no list');
  const publisher = bytesOfBase64(list.manifest, 'list');
  const blob = Buffer.from(list.blob, 'base64');
  const { validators } = JSON.parse(blob.toString()) as { validators: { manifest: string }[] };
  const { signingKey } = readManifest(publisher);
  return [
    { key: signingKey ?? '', message: hexOf(blob), signature: list.signature },
    ...[publisher, ...validators.map(({ manifest }) => Buffer.from(manifest, 'base64'))].flatMap((bytes) => [
      signatureIn(bytes, 'MAN', '7.1', '7.18'),
      signatureIn(bytes, 'MAN', '7.3', '7.6'),
    ]),
  ];
}

function signatureIn(bytes: Buffer, prefix: 'VAL' | 'MAN', key: string, signature: string): Signed {
  const fields = readFields(bytes, 'manifest');
  const message = prefixed(prefix, bytesWithout(fields, ['7.6', '7.18']));
  const [by, signed] = [valueIn(fields, key), valueIn(fields, signature)];
  if (by === null || signed === null) throw new Error('unsigned');
  return { key: hexOf(by), message: hexOf(message), signature: hexOf(signed) };
}
