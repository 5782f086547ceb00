import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { JsonObject } from '../../electron/xrpl/protocol/transaction.ts';

const DATA = new URL('./data/', import.meta.url);

/** Names of the frame recordings (data/README.md says what each is). */
export type RecordingName =
  | 'account_tx-W-v1-bwd-limit7'
  | 'account_tx-W-v1-fwd-limit7'
  | 'account_tx-W-v1-nolimit'
  | 'account_tx-W-v2-bwd-limit7'
  | 'account_tx-W-v2-fwd-limit7'
  | 'account_tx-W-v2-nolimit'
  | 'account_tx-W2-v1-fwd-limit7'
  | 'account_tx-W2-v2-fwd-limit7'
  | 'account_tx-subranges-v1'
  | 'account_tx-subranges-v2'
  | 'closes'
  | 'info-nonadmin'
  | 'ledgers-v1'
  | 'ledgers-v2'
  | 'restart-history'
  | 'resubscribe'
  | 'scenario-accounts_proposed-v2'
  | 'scenario-no-api_version'
  | 'scenario-v1'
  | 'scenario-v2'
  | 'unsynced';

/** One line of a recording. */
export interface RecordedFrame {
  /** Wall clock, Unix ms. */
  readonly t: number;
  /** Name of the connection within the recording. */
  readonly conn: string;
  /** in: byte-exact from the server; out: sent by the client; event: open, close …; note: a remark. */
  readonly dir: 'in' | 'out' | 'event' | 'note';
  readonly frame: string | null;
  readonly event?: string;
  readonly code?: number | string;
  readonly reason?: string;
  readonly message?: string;
  readonly note?: string;
}

/** A request of the recording client and the server's answer to it (null: none came). */
export interface RecordedExchange {
  readonly conn: string;
  readonly request: JsonObject;
  readonly requestText: string;
  readonly answerText: string | null;
}

export function loadRecording(name: RecordingName): readonly RecordedFrame[] {
  return readText(`${name}.jsonl.gz`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecordedFrame);
}

/** The requests of a recording with their answers, paired by connection and id. */
export function loadExchanges(name: RecordingName): readonly RecordedExchange[] {
  const answers = new Map<string, string>();
  const frames = loadRecording(name);
  for (const { conn, dir, frame } of frames) {
    if (dir !== 'in' || frame === null) continue;
    const { id, type } = JSON.parse(frame) as JsonObject;
    if (type === 'response' && id !== undefined) answers.set(`${conn}/${id}`, frame);
  }
  return frames.flatMap(({ conn, dir, frame }) => {
    if (dir !== 'out' || frame === null || !frame.startsWith('{')) return [];
    const request = JSON.parse(frame) as JsonObject;
    const answerText = answers.get(`${conn}/${request.id}`) ?? null;
    return [{ conn, request, requestText: frame, answerText }];
  });
}

/** The stream messages (ledgerClosed, transaction) of a recording, byte-exact, in their order. */
export function loadStream(name: RecordingName): readonly string[] {
  return loadRecording(name).flatMap(({ dir, frame }) =>
    dir === 'in' && frame?.endsWith('\n') ? [frame] : [],
  );
}

/** The accounts of the recorded scenario by name: W and W2 are the watched ones. */
export function loadAccounts(): Readonly<Record<string, string>> {
  const { accounts } = JSON.parse(readText('accounts.json')) as {
    readonly accounts: Readonly<Record<string, { readonly address: string }>>;
  };
  return Object.fromEntries(Object.entries(accounts).map(([name, { address }]) => [name, address]));
}

/** One bad or odd request and what the real server said, in the notation of the summary. */
export interface RecordedError {
  readonly group: string;
  readonly request: string;
  readonly v1: string;
  readonly v2: string;
}

export function loadErrors(): readonly RecordedError[] {
  const [, ...lines] = readText('errors-summary.tsv.gz').trim().split('\n');
  return lines.map((line) => {
    const [group = '', request = '', v1 = '', v2 = ''] = line.split('\t');
    return { group, request, v1, v2: v2 === 'same' ? v1 : v2 };
  });
}

function readText(file: string): string {
  const bytes = readFileSync(new URL(file, DATA));
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}
