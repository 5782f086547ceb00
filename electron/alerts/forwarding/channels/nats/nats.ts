import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { message, type SendResult } from '../../../../contract/index.ts';
import type { Channel, OutgoingEvent } from '../../channel.types.ts';
import { connectToNats, type NatsServers } from './connection.ts';
import { endsConnection, failureToConnect, resultOfFailure } from './failure.ts';
import { checkStream } from './stream.ts';

/** Events published before the first of them is acknowledged. */
const MOST_IN_FLIGHT = 256;
/** For a connection, and for an acknowledgement. */
const TIME_LIMIT_MS = 10_000;
const CLOSE_MS = 2_000;

const ENDED: SendResult = { type: 'failed', reason: message('delivery.cut', { detail: 'ended' }) };

export interface NatsDeps extends NatsServers {
  readonly subject: string;
  /** Made where the server has no stream that takes the subject; null: it must be there. */
  readonly stream: string | null;
  /** Default: 10 s. */
  readonly timeLimitMs?: number;
}

/**
 * Publishes events to a JetStream stream, each under a subject of its own, which holds one message: whoever publishes it
 * again, this machine or another, adds nothing. An event counts once the stream has acknowledged it.
 *
 * A connection that fails is closed, and the next call opens another one: when, is the sink's schedule alone.
 */
export function createNats(deps: NatsDeps): Channel {
  const { timeLimitMs = TIME_LIMIT_MS } = deps;
  let connection: NatsConnection | null = null;
  let isClosed = false;

  async function connected(): Promise<NatsConnection> {
    if (connection !== null && !connection.isClosed()) return connection;
    const opened = await connectToNats(deps, timeLimitMs);
    try {
      await checkStream(opened, deps, timeLimitMs);
      if (isClosed) throw new Error('ended');
    } catch (error) {
      await opened.close();
      throw error;
    }
    connection = opened;
    return opened;
  }

  async function publish(open: NatsConnection, { event }: OutgoingEvent): Promise<SendResult> {
    try {
      const { duplicate, seq } = await jetstream(open).publish(
        `${deps.subject}.${token(event.id)}`,
        JSON.stringify(event),
        // No message under this subject so far.
        { msgID: messageId(event.id), timeout: timeLimitMs, expect: { lastSubjectSequence: 0 } },
      );
      return { type: 'delivered', status: duplicate ? 'already there' : `sequence ${seq}` };
    } catch (error) {
      if (endsConnection(error)) void drop(open);
      return resultOfFailure(error, deps.subject, timeLimitMs);
    }
  }

  async function sendAll(events: readonly OutgoingEvent[]): Promise<readonly SendResult[]> {
    try {
      const open = await connected();
      return await Promise.all(events.map((event) => publish(open, event)));
    } catch (error) {
      const failed: SendResult = { type: 'failed', reason: failureToConnect(error) };
      return events.map(() => failed);
    }
  }

  async function drop(open: NatsConnection): Promise<void> {
    if (connection === open) connection = null;
    await open.close();
  }

  return {
    most: MOST_IN_FLIGHT,
    async send(events, signal) {
      const { promise: ended, resolve } = Promise.withResolvers<readonly SendResult[]>();
      const end = () => resolve(events.map(() => ENDED));
      signal.addEventListener('abort', end, { once: true });
      try {
        return signal.aborted ? events.map(() => ENDED) : await Promise.race([sendAll(events), ended]);
      } finally {
        signal.removeEventListener('abort', end);
      }
    },
    async close() {
      isClosed = true;
      if (connection === null) return;
      await Promise.race([drop(connection), new Promise((resolve) => setTimeout(resolve, CLOSE_MS))]);
    },
  };
}

/** The event's id where a header may hold it. With what marks an escape in it, it is escaped, too, to stay unlike others. */
function messageId(id: string): string {
  return /^[\x21-\x3c\x3e-\x7e]+$/.test(id) ? id : token(id);
}

/** An event's id as one token of a subject, which holds neither dots nor wildcards nor white space. */
function token(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9_-]/gu, (character) =>
    [...Buffer.from(character)]
      .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}
