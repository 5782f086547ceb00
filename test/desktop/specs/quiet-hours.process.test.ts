import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { QuietHours, SilenceSpan } from '../../../electron/contract/index.ts';

const run = promisify(execFile);
const electron = join(import.meta.dirname, '../../../electron');

/** Runs the functions in a process whose clock is that of a time zone: a process has one. */
async function inZone(
  zone: string,
  asked: {
    readonly hours: QuietHours;
    readonly moments: readonly string[];
    readonly silences?: readonly (readonly [span: SilenceSpan, from: string])[];
  },
): Promise<{ readonly quiet: readonly boolean[]; readonly ends: readonly (string | null)[] }> {
  const script = `
    import { isQuiet } from ${JSON.stringify(join(electron, 'alerts/policy/quiet-hours.ts'))};
    import { silenceEnd } from ${JSON.stringify(join(electron, 'alerts/policy/silence-end.ts'))};
    const { hours, moments, silences = [] } = JSON.parse(process.argv[1]);
    process.stdout.write(JSON.stringify({
      quiet: moments.map((moment) => isQuiet(hours, new Date(moment))),
      ends: silences.map(([span, from]) => silenceEnd(span, Date.parse(from))),
    }));`;
  const { stdout } = await run(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script, JSON.stringify(asked)],
    { env: { ...process.env, TZ: zone } },
  );
  return JSON.parse(stdout);
}

const hours = (from: string, to: string): QuietHours => ({ enabled: true, from, to });

describe('quiet hours when clocks change', () => {
  it('end by the wall clock in the night that lacks an hour', async () => {
    // Berlin, 29 March 2026: after 01:59 (+1) comes 03:00 (+2).
    const moments = [
      '2026-03-29T00:59:00Z',
      '2026-03-29T01:00:00Z',
      '2026-03-29T04:59:00Z',
      '2026-03-29T05:00:00Z',
    ];
    expect((await inZone('Europe/Berlin', { hours: hours('22:00', '07:00'), moments })).quiet).toEqual([
      true,
      true,
      true,
      false,
    ]);
    // An end that is skipped is over when the clock has passed it.
    expect((await inZone('Europe/Berlin', { hours: hours('22:00', '02:30'), moments })).quiet).toEqual([
      true,
      false,
      false,
      false,
    ]);
    // What lies in the lacking hour alone does not happen.
    expect((await inZone('Europe/Berlin', { hours: hours('02:00', '03:00'), moments })).quiet).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('count the hour that comes twice both times', async () => {
    // Berlin, 25 October 2026: after 02:59 (+2) comes 02:00 (+1).
    const moments = [
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:30:00Z',
      '2026-10-25T05:59:00Z',
      '2026-10-25T06:00:00Z',
    ];
    expect((await inZone('Europe/Berlin', { hours: hours('02:00', '03:00'), moments })).quiet).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect((await inZone('Europe/Berlin', { hours: hours('22:00', '07:00'), moments })).quiet).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('are those of where the computer is', async () => {
    const moments = ['2026-06-01T12:00:00Z'];
    const night = hours('22:00', '07:00');
    expect((await inZone('America/New_York', { hours: night, moments })).quiet).toEqual([false]);
    expect((await inZone('Australia/Lord_Howe', { hours: night, moments })).quiet).toEqual([true]);
  });
});

it('a silence until tomorrow ends at eight by the wall clock, one for an hour after an hour', async () => {
  const silences = [
    ['tomorrow', '2026-03-28T20:00:00Z'],
    ['tomorrow', '2026-10-24T20:00:00Z'],
    ['1-hour', '2026-03-29T00:30:00Z'],
    ['tomorrow', '2026-03-28T23:30:00Z'],
  ] as const;
  const { ends } = await inZone('Europe/Berlin', { hours: hours('1:00', '2:00'), moments: [], silences });
  expect(ends).toEqual([
    '2026-03-29T06:00:00.000Z',
    '2026-10-25T07:00:00.000Z',
    '2026-03-29T01:30:00.000Z',
    '2026-03-30T06:00:00.000Z',
  ]);
});
