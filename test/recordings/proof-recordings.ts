import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { asArray, asObject } from '../../electron/xrpl/protocol/json.ts';
import type { JsonObject } from '../../electron/xrpl/protocol/transaction.ts';

const DATA = new URL('./proof/', import.meta.url);

/** Recordings of the stream of a private network of validators (proof/README.md says what is what). */
export type ProofRecording =
  | 'main-v2'
  | 'flag-ledger-v2'
  | 'fault-4of5'
  | 'fault-3of5'
  | 'fault-rotate-V2'
  | 'fault-revoked'
  | 'fault-list-expired';

/** A ledger as a server gave it in binary form. */
export interface RecordedBinaryLedger {
  readonly header: Buffer;
  readonly transactions: readonly { readonly transaction: Buffer; readonly metadata: Buffer }[];
}

/** What one payment of the recordings is known to be. */
export interface ProofTruth {
  readonly recording: ProofRecording;
  readonly hash: string;
  readonly ledger_index: number;
  readonly to_address: string;
  /** Drops, a token's amount, or null where it failed. */
  readonly delivered: unknown;
  readonly proved_through_ledger: number | null;
  readonly by_list: { readonly listed: number; readonly signed: number; readonly proved: boolean };
}

/** The messages of these types in a recording's stream, in their order. */
export function loadMessages(name: ProofRecording, types: readonly string[]): readonly JsonObject[] {
  return frames(name).filter(({ type }) => typeof type === 'string' && types.includes(type));
}

/** All ledgers that were asked for beside a recording, by index. */
export function loadBinaryLedgers(): ReadonlyMap<number, RecordedBinaryLedger> {
  const files = ['main', 'flag-ledger', 'fault-4of5', 'fault-3of5', 'fault-rotate-V2', 'fault-revoked'];
  const ledgers = new Map<number, RecordedBinaryLedger>();
  for (const file of [...files, 'fault-list-expired', 'fault-list-expired-b']) {
    for (const { result } of frames(`ledgers-${file}`)) {
      const ledger = asObject(asObject(result)?.ledger);
      const rows = ledger?.transactions;
      if (typeof ledger?.ledger_data !== 'string' || rows === undefined) continue;
      const header = Buffer.from(ledger.ledger_data, 'hex');
      const transactions = asArray(rows).flatMap((row) => {
        const { tx_blob, meta_blob } = asObject(row) ?? {};
        if (typeof tx_blob !== 'string' || typeof meta_blob !== 'string') return [];
        return [{ transaction: Buffer.from(tx_blob, 'hex'), metadata: Buffer.from(meta_blob, 'hex') }];
      });
      ledgers.set(header.readUInt32BE(0), { header, transactions });
    }
  }
  return ledgers;
}

/** What the publisher's site gave. */
export function loadList(
  name: 'seq1-v1' | 'seq1+2-v2' | 'seq4+9-v2' | 'seq10-v1-short-expiry' | 'seq11-v1',
): unknown {
  return JSON.parse(readFileSync(new URL(`list-${name}.json`, DATA), 'utf8'));
}

export function loadProofTruth(): readonly ProofTruth[] {
  const { payments } = JSON.parse(unzipped('truth.json.gz')) as { readonly payments: readonly ProofTruth[] };
  return payments;
}

/** The public keys and manifests of the network, as hex, by name. */
export function loadKeys(): {
  readonly validators: Readonly<Record<string, { readonly manifests: Readonly<Record<string, string>> }>>;
} {
  return JSON.parse(readFileSync(new URL('keys.json', DATA), 'utf8'));
}

const read = new Map<string, readonly JsonObject[]>();

function frames(name: string): readonly JsonObject[] {
  const known = read.get(name) ?? readFrames(name);
  read.set(name, known);
  return known;
}

function readFrames(name: string): readonly JsonObject[] {
  return unzipped(`${name}.jsonl.gz`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly dir: string; readonly frame: string | null })
    .flatMap(({ dir, frame }) => (dir === 'in' && frame !== null ? [JSON.parse(frame) as JsonObject] : []));
}

function unzipped(file: string): string {
  return gunzipSync(readFileSync(new URL(file, DATA))).toString('utf8');
}
