import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SendResult } from '../../../../electron/contract/index.ts';
import { createAuthority } from '../../../simulator/index.ts';
import { freePort, natsChannel, sent, wordOf } from './nats-harness.ts';
import { describeNats, NatsServer } from './nats-server.ts';
import { GARBAGE, strangeServer } from './strange-server.ts';

const PROGRAM = fileURLToPath(new URL('publish-program.ts', import.meta.url));
const authority = createAuthority();
const plain = new NatsServer();
const encrypted = new NatsServer();
/** Its certificate is for another name. */
const misnamed = new NatsServer();

function withCertificate(server: NatsServer, ...hosts: readonly string[]): NatsServer {
  const file = (name: string, text: string) => {
    writeFileSync(join(server.folder, name), text);
    return join(server.folder, name);
  };
  const { cert, key } = authority.issue({ hosts });
  server.settings = `tls { cert_file: "${file('cert.pem', cert)}", key_file: "${file('key.pem', key)}" }`;
  return server;
}

/** What becomes of an event at each of these addresses, by a program that trusts the authority, or does not. */
async function published(addresses: readonly string[], trusts: boolean): Promise<readonly string[]> {
  const file = join(plain.folder, 'authority.pem');
  writeFileSync(file, authority.cert);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', PROGRAM, ...addresses],
    { env: { PATH: process.env.PATH, ...(trusts ? { NODE_EXTRA_CA_CERTS: file } : {}) } },
  );
  const lines = stdout.trimEnd().split('\n');
  return lines.map((line) => wordOf(JSON.parse(line) as SendResult).replace(/ \d+$/, ''));
}

/** One of each kind of address. */
const ADDRESSES = ['nats://localhost', 'tls://localhost', 'nats://127.0.0.1', 'nats://stream.example.com'];
const at = ({ port }: { readonly port: number }, addresses = ADDRESSES) =>
  addresses.map((address) => `${address}:${port}`);

describeNats('encryption', () => {
  beforeAll(async () => {
    await plain.start();
    await withCertificate(encrypted, 'localhost', '127.0.0.1', 'stream.example.com').start();
    await withCertificate(misnamed, 'other.example.com').start();
  });

  afterAll(() => Promise.all([plain, encrypted, misnamed].map((server) => server.remove())));

  it('is used where the server wants it, with what the system trusts, and by the right name only', async () => {
    const words = await published([...at(encrypted), ...at(misnamed)], true);
    expect(words).toEqual([
      ...ADDRESSES.map(() => 'sequence'),
      ...ADDRESSES.map(() => 'failed: delivery.insecure'),
    ]);
  });

  it('by an unknown authority is refused; without any, only the own network gets anything', async () => {
    const outside = [
      'tls://localhost',
      'nats://stream.example.com',
      'stream.example.com',
      'nats://localhost@stream.example.com',
    ];
    const words = await published(
      [...at(encrypted), ...at(plain, outside), ...at(plain, ['nats://localhost', 'localhost'])],
      false,
    );
    expect(words).toEqual([
      ...ADDRESSES.map(() => 'failed: delivery.insecure'),
      ...outside.map(() => 'failed: delivery.plain-stream'),
      ...['sequence', 'sequence'],
    ]);
  });

  it('is wanted of all servers where one of them is outside of the own network', async () => {
    const servers = [plain.url, `tls://127.0.0.1:${await freePort()}`];
    expect(await sent(natsChannel(plain.url, { servers }), 'one')).toMatch(/^failed/);
  });

  it('that is not offered has no token sent', async () => {
    const server = await strangeServer(
      'INFO {"server_id":"x","version":"2.9.10","proto":1,"max_payload":1000000}\r\n',
    );
    const channel = natsChannel(server.url.replace('nats:', 'tls:'), { token: () => 'secret' });
    expect(await sent(channel, 'one')).toBe('failed: delivery.plain-stream');
    expect(server.received()).toBe('');
    server.close();
  });
});

it.each([
  ['speaks HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['greets with no JSON', 'INFO {no\r\n'],
  ['goes on with garbage', GARBAGE],
])('a server that %s costs its sink a failure', async (_what, greeting) => {
  const server = await strangeServer(greeting);
  expect(await sent(natsChannel(server.url, { timeLimitMs: 300 }), 'one')).toBe(
    'failed: delivery.unreachable',
  );
  server.close();
});
