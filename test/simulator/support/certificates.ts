import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** A certificate with its key, both PEM: what a server's `tls` option takes. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority of a test: its own certificate (for NODE_EXTRA_CA_CERTS or `ca`) and what it signs. */
export interface Authority extends Certificate {
  issue(options: CertificateOptions): Certificate;
}

export interface CertificateOptions {
  /** Names and addresses it is good for. */
  readonly hosts: readonly string[];
  /** Default: since yesterday. */
  readonly validFrom?: Date;
  /** Default: until tomorrow. */
  readonly validUntil?: Date;
}

const DAY_MS = 86_400_000;
const OID = {
  commonName: '2.5.4.3',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  basicConstraints: '2.5.29.19',
  subjectAltName: '2.5.29.17',
} as const;

/** A new authority that no client trusts until it is told to. */
export function createAuthority(name = 'Simulated authority'): Authority {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const cert = certificate({ name, hosts: [], ca: true }, pair.publicKey, name, pair.privateKey);
  return {
    cert,
    key: pem(pair.privateKey),
    issue(options) {
      const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const subject = options.hosts[0] ?? 'nobody';
      return {
        cert: certificate({ ...options, name: subject, ca: false }, own.publicKey, name, pair.privateKey),
        key: pem(own.privateKey),
      };
    },
  };
}

/** A certificate signed by its own key. */
export function createSelfSigned(options: CertificateOptions): Certificate {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = options.hosts[0] ?? 'nobody';
  return {
    cert: certificate({ ...options, name, ca: false }, pair.publicKey, name, pair.privateKey),
    key: pem(pair.privateKey),
  };
}

/** An X.509 v3 certificate (RFC 5280, section 4.1) signed with ECDSA and SHA-256. */
function certificate(
  subject: CertificateOptions & { readonly name: string; readonly ca: boolean },
  publicKey: KeyObject,
  issuerName: string,
  issuerKey: KeyObject,
): string {
  const from = subject.validFrom ?? new Date(Date.now() - DAY_MS);
  const until = subject.validUntil ?? new Date(Date.now() + DAY_MS);
  const algorithm = sequence(oid(OID.ecdsaWithSha256));
  const constraints = extension(
    OID.basicConstraints,
    sequence(...(subject.ca ? [der(0x01, byte(0xff))] : [])),
  );
  const names = subject.hosts.map((host) =>
    isIP(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host)),
  );
  const alternatives = names.length === 0 ? [] : [extension(OID.subjectAltName, sequence(...names))];
  const body = sequence(
    der(0xa0, der(0x02, byte(2))),
    der(0x02, Buffer.concat([byte(1), randomBytes(8)])),
    algorithm,
    distinguishedName(issuerName),
    sequence(time(from), time(until)),
    distinguishedName(subject.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(constraints, ...alternatives)),
  );
  const signature = sign('sha256', body, issuerKey);
  const whole = sequence(body, algorithm, der(0x03, Buffer.concat([byte(0), signature])));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function pem(key: KeyObject): string {
  return String(key.export({ type: 'pkcs8', format: 'pem' }));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 128
      ? byte(length)
      : length < 256
        ? Buffer.from([0x81, length])
        : Buffer.from([0x82, length >> 8, length & 255]);
  return Buffer.concat([byte(tag), size, content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function byte(value: number): Buffer {
  return Buffer.from([value]);
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = rest.flatMap((arc) => {
    const groups = [arc & 127];
    for (let left = arc >> 7; left > 0; left >>= 7) groups.unshift((left & 127) | 128);
    return groups;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

function distinguishedName(name: string): Buffer {
  return sequence(der(0x31, sequence(oid(OID.commonName), der(0x0c, Buffer.from(name)))));
}

/** UTCTime: years 1950 to 2049. */
function time(date: Date): Buffer {
  const digits = date.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

function extension(name: string, value: Buffer): Buffer {
  return sequence(oid(name), der(0x04, value));
}
