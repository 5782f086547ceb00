import { type Message, saidOf } from '../i18n/message.ts';
import type { NetworkName } from '../payments/payment.ts';
import type { Problem } from './connection.ts';

/** A problem that a sentence tells of; `wallTime` in milliseconds since 1970. */
export function problemOf(said: Message, network: NetworkName | null, wallTime: number): Problem {
  return { ...saidOf(said), network, at: new Date(wallTime).toISOString() };
}
