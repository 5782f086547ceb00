import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCommand } from '../../../../electron/alerts/forwarding/channels/command.ts';
import { environmentOf } from '../../../../electron/alerts/forwarding/channels/command-environment.ts';
import type { ForwardedEvent } from '../../../../electron/contract/index.ts';
import { ForwardingHarness, memoOf } from '../forwarding-harness.ts';

let folder: string;
let test: ForwardingHarness;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-command-'));
  test = new ForwardingHarness();
});

afterEach(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

const inFolder = (name: string) => join(folder, name);
const lines = (name: string) =>
  existsSync(inFolder(name)) ? readFileSync(inFolder(name), 'utf8').split('\n').slice(0, -1) : [];

/** A script; $D is the folder of the test. */
function script(text: string, mode = 0o755): string {
  const path = inFolder('script');
  writeFileSync(path, `#!/bin/sh\nD='${folder}'\n${text}\n`);
  chmodSync(path, mode);
  return path;
}

function run(text: string, args: readonly string[] = [], timeoutSeconds = 20): void {
  test.send({ type: 'command', program: script(text), arguments: [...args], timeoutSeconds });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a command', () => {
  it('gets each event as one line of JSON on its stdin, in order, and its arguments as they are', async () => {
    run('cat >> "$D/events"; printf "%s\\n" "$#" "$1" "$2" >> "$D/arguments"', ['$(id) `id` ; id', '*']);
    test.pay([1, 2]);
    await expect.poll(() => test.state?.waiting).toBe(0);
    const events = lines('events').map(
      (line) => JSON.parse(line) as { id: string; data: { amount: string } },
    );
    expect(events.map(({ data }) => data.amount)).toEqual(['1.5', '2.5']);
    expect(events[0]?.id).toMatch(/^payment\.received_0_C/);
    expect(lines('arguments')).toEqual(['2', '$(id) `id` ; id', '*', '2', '$(id) `id` ; id', '*']);
    expect(test.forwarding.attempts('shop')[0]?.result).toEqual({ type: 'delivered', status: 'status 0' });
  });

  it('has hostile text as text: no shell reads it, and no line is begun by it', async () => {
    const memo = `$(touch ${inFolder('taken')})\`touch ${inFolder('taken')}\`; touch ${inFolder('taken')}\n{"type":"payment.received"}\n'"`;
    run('cat >> "$D/events"');
    test.pay([1], { memos: [memoOf(memo)] });
    await expect.poll(() => test.state?.waiting).toBe(0);
    expect(lines('events')).toHaveLength(1);
    expect(JSON.parse(lines('events')[0] ?? '')).toMatchObject({ data: { memos: [{ data: memo }] } });
    expect(existsSync(inFolder('taken'))).toBe(false);
  });

  it('inherits what programs need, and nothing else that is in our environment', async () => {
    process.env.CHIME_TEST_TOKEN = 'secret';
    run('env > "$D/environment"');
    test.pay([1]);
    await expect.poll(() => test.state?.waiting).toBe(0);
    delete process.env.CHIME_TEST_TOKEN;
    const names = lines('environment').map((line) => line.split('=')[0]);
    expect(names).toContain('PATH');
    expect(names).toContain('HOME');
    // What a shell sets for itself aside.
    expect(names.filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name ?? '')).toSorted()).toEqual(
      Object.keys(environmentOf(process.env, process.platform)).toSorted(),
    );
    expect(names).not.toContain('CHIME_TEST_TOKEN');
  });

  it('that never reads its input is judged by its status, however large the event is', async () => {
    const channel = createCommand({
      ...{ program: script('exit 0'), arguments: [], timeoutSeconds: 20, log: () => undefined },
    });
    const event: ForwardedEvent = {
      ...{ id: 'test_0', type: 'test', timestamp: '2026-01-01T00:00:00Z', network: 'mainnet' },
      // More than the pipe holds.
      data: { text: 'x'.repeat(5_000_000) },
    };
    const results = await channel.send([{ event, payment: null }], new AbortController().signal);
    expect(results).toEqual([{ type: 'delivered', status: 'status 0' }]);
  });

  it.each([
    ['exit 1', 'The command ended with status 1.'],
    ['exit 127', 'The command ended with status 127.'],
    ['kill -TERM $$', 'The command was ended by SIGTERM.'],
    ['kill -SEGV $$', 'The command was ended by SIGSEGV.'],
  ])('with %s failed: everything waits, and is tried again', async (text, words) => {
    run(`echo x >> "$D/runs"; ${text}`);
    test.pay([1, 2]);
    await expect.poll(() => test.words).toBe(words);
    expect(test.state).toMatchObject({ waiting: 2, refused: 0 });
    test.clock.advance(5000);
    await expect.poll(() => lines('runs').length).toBe(2);
  });

  it('with status 65 refuses the event, and gets the next one', async () => {
    run('grep -q "\\"amount\\":\\"1.5\\"" && exit 65 || exit 0');
    test.pay([1, 2]);
    await expect.poll(() => test.state?.waiting).toBe(0);
    expect(test.state).toMatchObject({ refused: 1, failing: null });
  });

  it.each([
    ['is not there', () => inFolder('missing'), /\(ENOENT\)/],
    ['may not be run', () => script('', 0o644), /\(EACCES\)/],
    ['is a folder', () => folder, /\(EACCES\)/],
  ])('that %s: everything waits, in words', async (_what, program, code) => {
    test.send({ type: 'command', program: program(), arguments: [], timeoutSeconds: 20 });
    test.pay([1]);
    await expect.poll(() => test.words).toMatch(/^The command can’t be started \(E\w+\)\.$/);
    expect(test.words).toMatch(code);
    expect(test.state?.waiting).toBe(1);
  });

  it('whose time is over ends with all that it started, also what ignores that it is asked to', async () => {
    run(
      'trap "" TERM INT HUP; sh -c \'trap "" TERM; echo $$ >> "$0/pids"; sleep 600\' "$D" & echo $$ >> "$D/pids"; wait',
      [],
      1,
    );
    test.pay([1]);
    await expect.poll(() => lines('pids').length).toBe(2);
    await expect.poll(() => test.words).toBe('No answer within 1 second.');
    await expect.poll(() => lines('pids').filter((pid) => isAlive(Number(pid)))).toEqual([]);
    expect(test.state).toMatchObject({ waiting: 1, refused: 0 });
  });

  it('ends with the run, with all that it started, and its event is sent by the next', async () => {
    run('sleep 600 & echo $! >> "$D/pids"; echo $$ >> "$D/pids"; wait');
    test.pay([1]);
    await expect.poll(() => lines('pids').length).toBe(2);
    await test.forwarding.stop();
    await expect.poll(() => lines('pids').filter((pid) => isAlive(Number(pid)))).toEqual([]);
    expect(test.store.waitingCounts('shop').waiting).toBe(1);
    expect(test.store.attemptsOf('shop', 10)).toEqual([]);
  });

  it('that leaves something running is done when it ends itself', async () => {
    run('sleep 600 & echo $! > "$D/pids"');
    test.pay([1]);
    await expect.poll(() => test.state?.waiting).toBe(0);
    process.kill(Number(lines('pids')[0]), 'SIGKILL');
  });

  it('has what it prints in the log: one line, the beginning of it, and none of what would act', async () => {
    run('printf "one\\ntwo \\033[31mred\\033[0m\\n"; echo wrong >&2; exit 0');
    test.pay([1]);
    await expect.poll(() => test.state?.waiting).toBe(0);
    expect(test.printed).toHaveLength(1);
    expect(test.printed[0]).toMatch(/^(?:wrong )?one two ⟨U\+001B⟩\[31mred⟨U\+001B⟩\[0m(?: wrong)?$/);
    run('yes | head -c 5000000; exit 0 # long');
    test.pay([2]);
    await expect.poll(() => test.state?.waiting).toBe(0);
    expect(test.printed[1]).toMatch(/^y y y .*…$/);
    expect(test.printed[1]?.length).toBeLessThan(5000);
  });
});

describe('the environment of a command', () => {
  it('on Windows is what its programs do not start without, in either case', () => {
    const own = {
      Path: 'C:\\Windows',
      SystemRoot: 'C:\\Windows',
      'ProgramFiles(x86)': 'C:\\P',
      NTFY_TOKEN: 'x',
    };
    const { NTFY_TOKEN: _secret, ...given } = own;
    expect(environmentOf(own, 'win32')).toEqual(given);
  });

  it('has the language, and neither what loads code into programs nor secrets', () => {
    const own = {
      LC_ALL: 'C',
      PATH: '/bin',
      LD_PRELOAD: 'x',
      NODE_OPTIONS: 'x',
      HTTPS_PROXY: 'http://me:secret@p',
      A: undefined,
    };
    expect(environmentOf(own, 'linux')).toEqual({ LC_ALL: 'C', PATH: '/bin' });
  });
});
