import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const DATA = new URL('../../recordings/data/', import.meta.url);

export interface RecordedFrame {
  readonly conn: string;
  readonly dir: 'in' | 'out' | 'event' | 'note';
  readonly frame: string | null;
}

export type Message = { readonly [field: string]: unknown };

export function recordedFrames(name: string): readonly RecordedFrame[] {
  return gunzipSync(readFileSync(new URL(`${name}.jsonl.gz`, DATA)))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecordedFrame);
}

/** What the recorded server sent, in order. */
export function received(name: string): readonly Message[] {
  return recordedFrames(name).flatMap(({ dir, frame }) =>
    dir === 'in' && frame !== null ? [JSON.parse(frame) as Message] : [],
  );
}

export function results(name: string): readonly Message[] {
  return received(name).flatMap(({ result }) =>
    typeof result === 'object' && result ? [result as Message] : [],
  );
}

export interface TruthEntry {
  readonly hash: string;
  readonly ledger_index: number;
  readonly tx_index: number;
  readonly type: string;
  readonly account: string;
  readonly result: string;
}

export function truth(): readonly TruthEntry[] {
  const text = gunzipSync(readFileSync(new URL('truth.json.gz', DATA))).toString();
  const parsed = JSON.parse(text) as readonly TruthEntry[] | { readonly transactions: readonly TruthEntry[] };
  return 'transactions' in parsed ? parsed.transactions : parsed;
}
