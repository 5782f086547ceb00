import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { ForwardedEvent } from '../../../../electron/contract/index.ts';

/** One message as a consumer of the stream gets it. */
interface StreamMessage {
  readonly sequence: number;
  readonly subject: string;
  readonly messageId: string;
  readonly event: ForwardedEvent;
}

/** Everything in a stream, in its order, read by a consumer. */
export async function streamOf(url: string, stream: string): Promise<StreamMessage[]> {
  const connection = await connect({ servers: url });
  try {
    return await read(connection, stream);
  } finally {
    await connection.close();
  }
}

async function read(connection: NatsConnection, stream: string): Promise<StreamMessage[]> {
  const consumer = await jetstream(connection).consumers.get(stream);
  const messages: StreamMessage[] = [];
  let { num_pending: left } = await consumer.info();
  while (left > 0) {
    const batch = await consumer.fetch({ max_messages: Math.min(left, 1000), expires: 30_000 });
    for await (const message of batch) {
      left = message.info.pending;
      messages.push({
        sequence: message.seq,
        subject: message.subject,
        messageId: message.headers?.get('Nats-Msg-Id') ?? '',
        event: message.json<ForwardedEvent>(),
      });
    }
  }
  return messages;
}
