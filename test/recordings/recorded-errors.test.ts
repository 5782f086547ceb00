import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../electron/xrpl/protocol/transaction.ts';
import { RawClient } from '../simulator/support/raw-client.ts';
import { loadErrors } from './recordings.ts';
import { type ReplayServer, startReplayServer } from './replay-server.ts';

/** Commands that the simulation does not speak: nothing in this project asks for them. */
const UNKNOWN_HERE = ['feature', 'submit', 'transaction_entry', 'tx_history', 'ledger_header'];
/** Parameters of commands it does speak that it leaves out. */
const LEFT_OUT = [
  '"ctid"',
  '"min_ledger"',
  'account_history_tx_stream',
  '"books": [{}]',
  '"queue"',
  'signer_lists',
];

const rows = loadErrors().filter(
  ({ group, request, v1 }) =>
    request.startsWith('{') &&
    !request.includes('…') &&
    !group.startsWith('api_version') &&
    !v1.startsWith('NO ANSWER') &&
    !UNKNOWN_HERE.some((name) => request.includes(`"${name}"`)) &&
    !LEFT_OUT.some((name) => request.includes(name)),
);

let server: ReplayServer;
let client: RawClient;

beforeAll(async () => {
  // Recorded on a port for administrators at the end of the scenario: pages of any length.
  server = await startReplayServer({
    at: 'end',
    firstLedger: 3,
    pageLimits: { min: 1, max: 4294967295 },
  });
  client = await RawClient.connect(server.url);
});

afterAll(async () => {
  client.terminate();
  await server.stop();
});

describe('what a real server answered to bad and odd requests', () => {
  it('is known for enough of them', () => {
    expect(rows.length).toBeGreaterThan(140);
  });

  for (const { group, request, v1, v2 } of rows) {
    for (const [apiVersion, expected] of [
      [1, v1],
      [2, v2],
    ] as const) {
      it(`${group}, v${apiVersion}: ${request.slice(0, 150)}`, async () => {
        client.sendText(JSON.stringify({ id: 1, api_version: apiVersion, ...JSON.parse(request) }));
        const answer = await client.nextJson();
        if (expected.startsWith('OK')) expect(shown(answer)).toMatchObject(JSON.parse(expected.slice(3)));
        else expect(errorText(answer)).toBe(expected.replace(/ \| extra: .*/, '').trimEnd());
      });
    }
  }

  it('has no id where an integer is wider than 32 bits', async () => {
    const text = '{"id":4294967296,"command":"ping"}';
    client.sendText(text);
    expect(await client.nextJson()).toEqual({ error: 'jsonInvalid', type: 'error', value: text });
  });

  it('names no code where the API version is not a known number', async () => {
    for (const api_version of [0, 3, 99, -1, '1', '2', 1.5, null, true, {}]) {
      const answer = await client.request({ command: 'ping', api_version });
      expect(answer.error, String(api_version)).toBe('invalid_API_version');
      expect(answer.error_code).toBeUndefined();
    }
  });
});

/** A success in the notation of the summary: lists by their length. */
function shown(answer: JsonObject): JsonObject {
  expect(answer.status).toBe('success');
  const result = answer.result as JsonObject;
  const list = result.transactions;
  return Array.isArray(list) ? { ...result, transactions: `[${list.length}]` } : result;
}

function errorText({ error, error_code, error_message }: JsonObject): string {
  return `${error} | ${error_code ?? ''} | ${error_message ?? ''}`.trimEnd();
}
