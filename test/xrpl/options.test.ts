import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createNetworkClient } from '../../electron/xrpl/client.ts';
import { CONNECTION_OPTIONS, OptionsError, parseConnectionOptions } from '../../electron/xrpl/options.ts';

describe('connection options', () => {
  it('have the stated defaults', () => {
    expect(parseConnectionOptions()).toMatchObject({
      connectTimeoutMs: 10_000,
      heartbeatIntervalMs: 10_000,
      heartbeatTimeoutMs: 5_000,
      staleAfterMs: 20_000,
      maxLedgerAgeS: 60,
      backoffBaseMs: 1_000,
      backoffMultiplier: 2,
      backoffCapMs: 60_000,
      backoffJitter: 0.3,
      maxAttempts: null,
      overloadedWaitMs: 5_000,
      policyWaitMs: 30_000,
      rotateAfterMs: 3_600_000,
      maxFrameBytes: 16 * 1024 * 1024,
      maxStreamFrameBytes: 4 * 1024 * 1024,
      misbehaviorPoints: 1000,
      misbehaviorRestMs: 60_000,
      stalledProbeIntervalMs: 60_000,
    });
  });

  it.each([
    [{ connectTimeoutMs: 0 }, 'connectTimeoutMs'],
    [{ connectTimeoutMs: 1.5 }, 'connectTimeoutMs'],
    [{ connectTimeoutMs: Number.NaN }, 'connectTimeoutMs'],
    [{ backoffJitter: 1.1 }, 'backoffJitter'],
    [{ backoffMultiplier: 0.5 }, 'backoffMultiplier'],
    [{ maxAttempts: 0 }, 'maxAttempts'],
    [{ backoffBaseMs: 5000, backoffCapMs: 4000 }, 'backoffCapMs'],
    [{ conectTimeoutMs: 5000 }, 'conectTimeoutMs'],
    [{ staleAfterMs: '20000' }, 'staleAfterMs'],
  ])('%j is refused, and the message names %s', (options, name) => {
    const parse = () => parseConnectionOptions(options as object);
    expect(parse).toThrow(OptionsError);
    expect(parse).toThrow(name);
    expect(() => createNetworkClient({ network: 'mainnet', options: options as object })).toThrow(
      OptionsError,
    );
  });

  it('are documented one by one, with default and meaning', () => {
    const page = readFileSync(new URL('../../docs/connection.md', import.meta.url), 'utf8');
    const rows = page.split('\n').filter((line) => /^\| `\w+` \| \S+ \| /.test(line));
    const defaults: Readonly<Record<string, unknown>> = parseConnectionOptions();
    const options = Object.entries(CONNECTION_OPTIONS.shape).map(
      ([name, { description }]) =>
        `| \`${name}\` | ${JSON.stringify(defaults[name])} | ${description ?? 'undescribed'} |`,
    );
    expect(options.length).toBeGreaterThan(40);
    expect(rows).toEqual(options);
  });
});
