import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { jetstreamManager, type StreamConfig } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { onTestFinished } from 'vitest';
import type { Channel, OutgoingEvent } from '../../../../electron/alerts/forwarding/channel.types.ts';
import { createNats, type NatsDeps } from '../../../../electron/alerts/forwarding/channels/nats/nats.ts';
import type { SendResult } from '../../../../electron/contract/index.ts';
import { NatsServer } from './nats-server.ts';

export const SUBJECT = 'chime.events';
export const STREAM = 'CHIME';

/** A server that ends with the test. */
export async function natsServer(
  settings = '',
  more: Partial<Pick<NatsServer, 'port' | 'hasJetStream'>> = {},
): Promise<NatsServer> {
  const server = Object.assign(new NatsServer(settings), more);
  onTestFinished(() => server.remove());
  return await server.start();
}

/** A channel that ends with the test. */
export function natsChannel(url: string, more: Partial<NatsDeps> = {}): Channel {
  const channel = createNats({
    ...{ servers: [url], subject: SUBJECT, stream: STREAM, token: () => null, credentials: () => null },
    ...more,
  });
  onTestFinished(() => channel.close());
  return channel;
}

export function outgoing(id: string, data: Readonly<Record<string, unknown>> = {}): OutgoingEvent {
  return {
    event: { id, type: 'test', timestamp: '2026-01-01T00:00:00Z', network: 'mainnet', data },
    payment: null,
  };
}

export async function send(
  channel: Channel,
  ...ids: readonly (string | OutgoingEvent)[]
): Promise<readonly SendResult[]> {
  const events = ids.map((id) => (typeof id === 'string' ? outgoing(id) : id));
  return await channel.send(events, new AbortController().signal);
}

/** What became of one event, in a word: a status, or the code of a reason. */
export function wordOf(result: SendResult | undefined): string {
  if (result === undefined) return 'nothing';
  return result.type === 'delivered' ? result.status : `${result.type}: ${result.reason.code}`;
}

export async function sent(channel: Channel, id: string | OutgoingEvent): Promise<string> {
  return wordOf((await send(channel, id))[0]);
}

/** As who runs the server does. */
export async function makeStream(
  url: string,
  config: Partial<StreamConfig>,
  login: { readonly user?: string; readonly pass?: string } = {},
): Promise<void> {
  const connection = await connect({ servers: url, ...login });
  const manager = await jetstreamManager(connection);
  await manager.streams.add({ name: 'THEIRS', subjects: [`${SUBJECT}.>`], ...config });
  await connection.close();
}

export async function streamConfig(url: string, name: string): Promise<Partial<StreamConfig>> {
  const connection = await connect({ servers: url });
  const { config } = await (await jetstreamManager(connection)).streams.info(name);
  await connection.close();
  return config;
}

/** A port on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
