import { RequestError } from '@nats-io/transport-node';

/** What made a request fail: the client wraps it, so that the stack tells who asked. */
export function causeOf(error: unknown): unknown {
  return error instanceof RequestError && error.cause instanceof Error ? error.cause : error;
}
