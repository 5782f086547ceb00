import {
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamManager,
  jetstreamManager,
  type StreamConfig,
} from '@nats-io/jetstream';
import { type NatsConnection, PermissionViolationError } from '@nats-io/transport-node';
import { type Message, message } from '../../../../contract/index.ts';
import { causeOf } from './request-error.ts';

/** How long the stream tells repetitions by their id alone; for ever it does so by their subject. */
const DUPLICATE_WINDOW_NS = 2 * 3600 * 1e9;

/** A stream that events are not published to. */
export class UnsuitableStreamError extends Error {
  override readonly name = 'UnsuitableStreamError';
  readonly reason: Message;

  constructor(reason: Message) {
    super(reason.code);
    this.reason = reason;
  }
}

/**
 * Looks for the stream that takes events, and makes it where there is none and it has a name. Who may publish only, and
 * not ask, goes on without.
 * @throws UnsuitableStreamError where events would be lost or come twice, and what the client throws.
 */
export async function checkStream(
  connection: NatsConnection,
  { subject, stream }: { readonly subject: string; readonly stream: string | null },
  timeout: number,
): Promise<void> {
  const { streams } = await jetstreamManager(connection, { timeout, checkAPI: false });
  let config: StreamConfig | null;
  try {
    config = await configOf(streams, `${subject}.event`);
  } catch (error) {
    if (causeOf(error) instanceof PermissionViolationError) return;
    throw error;
  }
  if (config !== null) checkConfig(config);
  else if (stream !== null)
    await streams.add({
      ...{ name: stream, subjects: [`${subject}.>`], storage: 'file' },
      ...{ max_msgs_per_subject: 1, discard: 'new', discard_new_per_subject: true },
      duplicate_window: DUPLICATE_WINDOW_NS,
    });
}

async function configOf(streams: JetStreamManager['streams'], subject: string): Promise<StreamConfig | null> {
  try {
    return (await streams.info(await streams.find(subject))).config;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound) return null;
    throw error;
  }
}

/** That a subject holds a message is what tells a repetition, so the message must stay once it was read. */
function checkConfig({ name, retention, no_ack: isSilent }: StreamConfig): void {
  if (retention !== 'limits')
    throw new UnsuitableStreamError(message('delivery.stream-forgets', { stream: name, retention }));
  if (isSilent) throw new UnsuitableStreamError(message('delivery.stream-silent', { stream: name }));
}
