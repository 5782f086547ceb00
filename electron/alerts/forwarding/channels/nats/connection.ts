import { connect, credsAuthenticator, type NatsConnection } from '@nats-io/transport-node';
import { isOwnHost } from '../../../../xrpl/transport/server-url.ts';
import { trustedContext } from '../../../../xrpl/transport/trust.ts';

export interface NatsServers {
  /** `nats://host:port` or `tls://host:port`; the first that answers is used. */
  readonly servers: readonly string[];
  /** @throws SecretError */
  readonly token: () => string | null;
  /** Contents of a .creds file. @throws SecretError */
  readonly credentials: () => string | null;
}

/**
 * Connects to the first server that answers. Outside of the own network everything is encrypted, whatever the address
 * says: the client then goes on only where the server offers TLS. The connection is not renewed when it breaks, and
 * knows no servers but these.
 */
export async function connectToNats(deps: NatsServers, timeLimitMs: number): Promise<NatsConnection> {
  const token = deps.token();
  const credentials = deps.credentials();
  return await connect({
    ...{ servers: [...deps.servers], noRandomize: true, name: 'XRPL Chime', timeout: timeLimitMs },
    ...{ reconnect: false, ignoreClusterUpdates: true },
    ...(deps.servers.every(mayBePlain) ? {} : { tls: encrypted() }),
    ...(token === null ? {} : { token }),
    ...(credentials === null ? {} : { authenticator: credsAuthenticator(Buffer.from(credentials)) }),
  });
}

/** What tls.connect gets besides the server's name. The client's own type knows only some of it. */
function encrypted() {
  return { handshakeFirst: false, secureContext: trustedContext() };
}

function mayBePlain(server: string): boolean {
  const [, scheme = 'nats', host = ''] = /^(?:(.*):\/\/)?(.*)$/s.exec(server.trim()) ?? [];
  // Read as the client reads it.
  const address = `http://${host}`;
  return scheme.toLowerCase() === 'nats' && URL.canParse(address) && isOwnHost(new URL(address).hostname);
}
