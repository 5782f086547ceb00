import { JetStreamApiError } from '@nats-io/jetstream';
import {
  AuthorizationError,
  InvalidArgumentError,
  PermissionViolationError,
  TimeoutError,
  UserAuthenticationExpiredError,
} from '@nats-io/transport-node';
import { type Message, message, type SendResult } from '../../../../contract/index.ts';
import { isAboutTls } from '../../http-post.ts';
import { SecretError } from '../../secrets.ts';
import { causeOf } from './request-error.ts';
import { UnsuitableStreamError } from './stream.ts';

/** nats-server, errors.json. */
const MESSAGE_EXCEEDS_MAXIMUM = 10054;
const WRONG_LAST_SEQUENCE = 10071;
/** With the text that the subject is full: where a cluster finds that after it took the message. */
const STORE_FAILED = 10077;

/** Why there is no connection, or no stream behind it. */
export function failureToConnect(failure: unknown): Message {
  const error = causeOf(failure);
  if (error instanceof SecretError || error instanceof UnsuitableStreamError) return error.reason;
  if (error instanceof AuthorizationError || error instanceof UserAuthenticationExpiredError)
    return message('delivery.login');
  if (isUnanswered(error)) return message('delivery.no-jetstream');
  if (error instanceof JetStreamApiError || error instanceof PermissionViolationError)
    return message('delivery.stream', { detail: error.message });
  const detail = detailOf(error);
  if (isAboutTls(detail)) return message('delivery.insecure', { detail });
  // The client's words (nats-core, options.ts) where TLS is wanted and the server has none.
  if (detail.includes("does not support 'tls'")) return message('delivery.plain-stream');
  return message('delivery.unreachable', { detail });
}

/** What became of an event whose publishing failed; delivered where the stream has it already. */
export function resultOfFailure(failure: unknown, subject: string, timeLimitMs: number): SendResult {
  const error = causeOf(failure);
  if (isAlreadyThere(error)) return { type: 'delivered', status: 'already there' };
  if (isTooLarge(error)) return { type: 'refused', reason: message('delivery.too-large') };
  return { type: 'failed', reason: failureToPublish(error, subject, timeLimitMs) };
}

/** Whether the connection is of no use any more, or its stream is gone. */
export function endsConnection(failure: unknown): boolean {
  const error = causeOf(failure);
  return !(
    error instanceof JetStreamApiError ||
    error instanceof PermissionViolationError ||
    error instanceof InvalidArgumentError
  );
}

function failureToPublish(error: unknown, subject: string, timeLimitMs: number): Message {
  // Nobody listens on the subject.
  if (isUnanswered(error)) return message('delivery.no-stream', { subject });
  if (error instanceof JetStreamApiError || error instanceof PermissionViolationError)
    return message('delivery.stream', { detail: error.message });
  if (error instanceof TimeoutError) return message('delivery.no-answer', { seconds: timeLimitMs / 1000 });
  return message('delivery.cut', { detail: detailOf(error) });
}

/** No one answered, of JetStream or of a stream. The client does not export the class. */
function isUnanswered(error: unknown): boolean {
  return error instanceof Error && error.name === 'JetStreamNotEnabled';
}

/** Another machine was first, or the acknowledgement was lost. */
function isAlreadyThere(error: unknown): boolean {
  return (
    error instanceof JetStreamApiError &&
    (error.code === WRONG_LAST_SEQUENCE ||
      (error.code === STORE_FAILED && error.message.includes('maximum messages per subject')))
  );
}

function isTooLarge(error: unknown): boolean {
  if (error instanceof JetStreamApiError) return error.code === MESSAGE_EXCEEDS_MAXIMUM;
  // The client's words (nats-core, protocol.ts) for what the server would close the connection for.
  return error instanceof InvalidArgumentError && error.message.includes('max_payload');
}

function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
