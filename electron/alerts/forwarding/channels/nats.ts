import { JetStreamApiError, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, credsAuthenticator, type NatsConnection } from '@nats-io/transport-node';
import { type Message, message, type SendResult } from '../../../contract/index.ts';
import type { Channel, OutgoingEvent } from '../channel.types.ts';
import { SecretError } from '../secrets.ts';

/** Events published before the first of them is acknowledged. */
const MOST_IN_FLIGHT = 256;
const CONNECT_MS = 5_000;
const ACKNOWLEDGE_MS = 10_000;
const CLOSE_MS = 2_000;
/** How long the stream tells repetitions by their id alone; for ever it does so by their subject. */
const DUPLICATE_WINDOW_NS = 2 * 3600 * 1e9;

/** nats-server, errors.json: JSStreamWrongLastSequenceErrF, and JSStreamStoreFailedF with a subject that is full. */
const WRONG_LAST_SEQUENCE = 10071;
const STORE_FAILED = 10077;

export interface NatsDeps {
  readonly servers: readonly string[];
  readonly subject: string;
  /** Made where the server has no stream that takes the subject; null: it must be there. */
  readonly stream: string | null;
  /** @throws SecretError */
  readonly token: () => string | null;
  /** Contents of a .creds file. @throws SecretError */
  readonly credentials: () => string | null;
}

/**
 * Publishes events to a JetStream stream, each under a subject of its own, which holds one message: whoever publishes it
 * again, this machine or another, adds nothing. An event counts once the stream has acknowledged it.
 */
export function createNats(deps: NatsDeps): Channel {
  let connection: NatsConnection | null = null;

  async function connected(): Promise<NatsConnection> {
    if (connection !== null && !connection.isClosed()) return connection;
    const token = deps.token();
    const credentials = deps.credentials();
    const opened = await connect({
      ...{ servers: [...deps.servers], name: 'XRPL Chime', timeout: CONNECT_MS, maxReconnectAttempts: -1 },
      ...(token === null ? {} : { token }),
      ...(credentials === null ? {} : { authenticator: credsAuthenticator(Buffer.from(credentials)) }),
    });
    try {
      if (deps.stream !== null) await makeStream(opened, deps.stream, deps.subject);
    } catch (error) {
      await opened.close();
      throw error;
    }
    connection = opened;
    return opened;
  }

  async function publish(
    open: NatsConnection,
    { event }: OutgoingEvent,
    signal: AbortSignal,
  ): Promise<SendResult> {
    try {
      signal.throwIfAborted();
      const subject = `${deps.subject}.${token(event.id)}`;
      const { duplicate, seq } = await jetstream(open, { timeout: ACKNOWLEDGE_MS }).publish(
        subject,
        JSON.stringify(event),
        // No message under this subject so far.
        { msgID: event.id, timeout: ACKNOWLEDGE_MS, expect: { lastSubjectSequence: 0 } },
      );
      return { type: 'delivered', status: duplicate ? 'already there' : `sequence ${seq}` };
    } catch (error) {
      if (isAlreadyThere(error)) return { type: 'delivered', status: 'already there' };
      return { type: 'failed', reason: reasonOf(error) };
    }
  }

  return {
    most: MOST_IN_FLIGHT,
    async send(events, signal) {
      try {
        const open = await connected();
        return await Promise.all(events.map((event) => publish(open, event, signal)));
      } catch (error) {
        const failed: SendResult = { type: 'failed', reason: reasonOf(error) };
        return events.map(() => failed);
      }
    },
    async close() {
      const open = connection;
      connection = null;
      if (open === null) return;
      await Promise.race([open.close(), new Promise((resolve) => setTimeout(resolve, CLOSE_MS))]);
    },
  };
}

async function makeStream(connection: NatsConnection, name: string, subject: string): Promise<void> {
  const manager = await jetstreamManager(connection, { timeout: CONNECT_MS });
  const subjects = [`${subject}.>`];
  const found = await manager.streams.find(`${subject}.event`).catch(() => null);
  if (found !== null) return;
  await manager.streams.add({
    ...{ name, subjects, max_msgs_per_subject: 1, discard: 'new', discard_new_per_subject: true },
    ...{ duplicate_window: DUPLICATE_WINDOW_NS, storage: 'file' },
  });
}

/** The stream holds this event already: another machine was first, or its acknowledgement was lost. */
function isAlreadyThere(error: unknown): boolean {
  if (!(error instanceof JetStreamApiError)) return false;
  return (
    error.code === WRONG_LAST_SEQUENCE ||
    (error.code === STORE_FAILED && error.message.includes('maximum messages per subject'))
  );
}

function reasonOf(error: unknown): Message {
  if (error instanceof SecretError) return error.reason;
  const detail = error instanceof Error ? error.message : 'unknown';
  return message('delivery.stream', { detail });
}

/** An event's id as one token of a subject, which holds neither dots nor wildcards nor white space. */
function token(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9_-]/gu, (character) =>
    [...Buffer.from(character)]
      .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}
