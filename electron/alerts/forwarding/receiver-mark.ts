import { createHash } from 'node:crypto';
import type { SinkTarget } from '../../contract/index.ts';

/**
 * Tells one receiver of a sink from another, over restarts: SHA-256 of its address, which may hold what should not be
 * stored. Secrets that people choose (topics, tokens) are no part of it: such a hash would let them be guessed.
 */
export function receiverMark(target: SinkTarget): string {
  return createHash('sha256')
    .update(JSON.stringify(addressOf(target)))
    .digest('hex');
}

function addressOf(target: SinkTarget): readonly unknown[] {
  switch (target.type) {
    case 'webhook':
    case 'ntfy':
      return [target.type, target.url];
    case 'apprise':
      return [target.type];
    case 'command':
      return [target.type, target.program, target.arguments];
    case 'nats':
      return [target.type, target.servers, target.subject];
  }
}
