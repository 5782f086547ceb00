import { describe, expect, it } from 'vitest';
import { parseCompleteLedgers } from '../../../electron/xrpl/protocol/complete-ledgers.ts';
import { parseServerInfo, type ServerInfo } from '../../../electron/xrpl/protocol/server-info.ts';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { judgeHealth, judgeNetwork } from '../../../electron/xrpl/session/health.ts';
import { received } from '../support/recorded.ts';

function recordedInfo(name: string): ServerInfo {
  const answer = received(name).find(
    ({ result }) => typeof result === 'object' && result !== null && 'info' in result,
  );
  const info = parseServerInfo(answer?.result as JsonObject);
  if (!info) throw new Error(`no server_info in ${name}`);
  return info;
}

const EXPECTED = { network: 'mainnet', networkId: 0, newestLedger: null, highestLedger: null } as const;
const LIMITS = { maxLedgerAgeS: 60, maxLedgerLag: 50 };

const CLIO = parseServerInfo({
  info: {
    complete_ledgers: '32570-95000000',
    clio_version: '2.4.0',
    network_id: '0',
    validated_ledger: { age: 3, seq: 95_000_000 },
  },
}) as ServerInfo;

describe('server_info', () => {
  it('is read as a real rippled gives it', () => {
    expect(recordedInfo('info-nonadmin')).toEqual({
      serverState: 'full',
      amendmentBlocked: false,
      networkId: 0,
      validatedLedger: 312,
      validatedAgeS: 0,
      completeLedgers: '3-312',
      buildVersion: '2.6.1',
    });
  });

  it('is read as Clio gives it: no state, the network id as text', () => {
    expect(CLIO).toMatchObject({
      serverState: null,
      networkId: 0,
      validatedLedger: 95_000_000,
      buildVersion: '2.4.0',
    });
    expect(judgeHealth(CLIO, EXPECTED, LIMITS)).toBeNull();
  });

  it('shows a real server that is not synchronised', () => {
    expect(judgeHealth(recordedInfo('unsynced'), EXPECTED, LIMITS)).toMatchObject({ code: 'not-synced' });
  });

  it.each([
    ['not-synced', { ...CLIO, serverState: 'syncing' }],
    ['not-synced', { ...CLIO, serverState: 'tracking' }],
    ['not-synced', { ...CLIO, validatedLedger: null }],
    ['not-synced', { ...CLIO, completeLedgers: 'empty' }],
    ['amendment-blocked', { ...CLIO, amendmentBlocked: true }],
    ['ledger-too-old', { ...CLIO, validatedAgeS: 61 }],
    ['wrong-network', { ...CLIO, networkId: 1 }],
  ])('gives the verdict %s', (code, info) => {
    expect(judgeHealth(info, EXPECTED, LIMITS)).toMatchObject({ code });
  });

  it.each([
    ['at the limit of age', { ...CLIO, validatedAgeS: 60 }],
    ['without a network id', { ...CLIO, networkId: null }],
    ['without an age', { ...CLIO, validatedAgeS: null }],
    ['proposing', { ...CLIO, serverState: 'proposing' }],
  ])('accepts a server %s', (_what, info) => {
    expect(judgeHealth(info, EXPECTED, LIMITS)).toBeNull();
  });

  it('sees that a server is behind what others have shown', () => {
    const behind = (lag: number) =>
      judgeHealth(CLIO, { ...EXPECTED, newestLedger: 95_000_000 + lag }, LIMITS);
    expect(behind(50)).toBeNull();
    expect(behind(100)).toMatchObject({ code: 'lagging', message: expect.stringContaining('100 ledgers') });
  });

  it('accepts every network where none is expected', () => {
    expect(judgeNetwork(77, { network: 'mainnet', networkId: null })).toBeNull();
    expect(judgeNetwork(77, { network: '77', networkId: 77 })).toBeNull();
  });
});

describe('complete_ledgers', () => {
  it.each([
    ['3-312', [[3, 312]]],
    ['5', [[5, 5]]],
    [
      '1-4,9,12-20',
      [
        [1, 4],
        [9, 9],
        [12, 20],
      ],
    ],
    [
      ' 12-20 , 1-4 ',
      [
        [1, 4],
        [12, 20],
      ],
    ],
    ['1-4,5-9', [[1, 9]]],
    ['1-9,3-4', [[1, 9]]],
    ['empty', []],
    ['', []],
    [null, []],
    [undefined, []],
    ['9-3,x,7-', []],
    ['32570-95000000', [[32570, 95_000_000]]],
  ])('%j', (text, ranges) => {
    expect(parseCompleteLedgers(text)).toEqual(ranges);
  });
});
