import { PassThrough } from 'node:stream';
import { beforeEach, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type WatchedAccount } from '../../../electron/contract/index.ts';
import { createLog } from '../../../electron/service/log.ts';
import { type HeadlessOptions, parseHeadlessOptions } from '../../../electron/service/options/options.ts';
import { entriesToWatch } from '../../../electron/service/options/watched-entries.ts';
import { createReload } from '../../../electron/service/run/reload.ts';
import { createRunState } from '../../../electron/service/run/run-state.ts';
import type { Monitor } from '../../../electron/watch/monitor.ts';

const [A, B] = ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B'];

let now: number;
let argv: readonly string[];
let watched: (readonly WatchedAccount[])[];
let servers: (readonly string[])[];
let problems: string[];
let reload: () => Promise<void>;

function optionsOf(given: readonly string[]): HeadlessOptions {
  const parsed = parseHeadlessOptions(given);
  if (parsed.type !== 'run') throw new Error(JSON.stringify(parsed));
  return parsed.options;
}

function entriesOf(options: HeadlessOptions): readonly WatchedAccount[] {
  return entriesToWatch(options, { saved: [], isKnown: () => false, now: `at ${now}` });
}

beforeEach(() => {
  [now, watched, servers, problems] = [1, [], [], []];
  const first = optionsOf(['--watch', A, '--server', 'wss://one']);
  const state = createRunState(first, entriesOf(first), () => DEFAULT_SETTINGS);
  const monitor: Partial<Monitor> = {
    setWatched: (entries) => void watched.push(entries),
    setServers: (urls) => void servers.push(urls),
    proofSettingChanged: () => undefined,
  };
  reload = createReload({
    ...{ state, entriesOf, monitor: monitor as Monitor },
    log: createLog(new PassThrough()),
    readAgain: async () => parseHeadlessOptions(argv),
    serversOf: (options) => ({ servers: options.servers, sealed: null }),
    listen: async () => undefined,
    sinksChanged: () => undefined,
    problem: ({ code }) => problems.push(code),
  });
});

it('accounts that stay were added when they were, and servers that stay are not set anew', async () => {
  now = 2;
  argv = ['--watch', A, '--watch', B, '--server', 'wss://one'];
  await reload();
  expect(watched).toEqual([
    [
      expect.objectContaining({ address: A, addedAt: 'at 1' }),
      expect.objectContaining({ address: B, addedAt: 'at 2' }),
    ],
  ]);
  expect(servers).toEqual([]);
  argv = ['--watch', B, '--server', 'wss://two'];
  now = 3;
  await reload();
  expect(watched[1]).toEqual([expect.objectContaining({ address: B, addedAt: 'at 2' })]);
  expect(servers).toEqual([['wss://two']]);
});

it.each([
  ['what cannot be read', ['--watch', 'nobody']],
  ['another network', ['--watch', A, '--network', 'testnet']],
  ['no account', ['--server', 'wss://one']],
])('%s changes nothing', async (_what, given) => {
  argv = given;
  await reload();
  expect(problems).toEqual(['problem.config-invalid']);
  expect([watched, servers]).toEqual([[], []]);
});
