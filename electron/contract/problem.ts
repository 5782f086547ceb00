import type { Problem } from './connection.ts';
import type { NetworkName } from './payment.ts';
import { inEnglish, plainCode, type Sentence } from './sentence.ts';

/** A problem that a sentence tells of; `wallTime` in milliseconds since 1970. */
export function problemOf(said: Sentence, network: NetworkName | null, wallTime: number): Problem {
  return {
    code: plainCode(said.code),
    message: inEnglish(said),
    sentence: said,
    network,
    at: new Date(wallTime).toISOString(),
  };
}
