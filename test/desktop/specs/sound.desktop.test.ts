import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readWav, writeWav } from '../../../electron/alerts/sinks/notification/wav.ts';
import { describeBench } from '../../desktop-bench/requirements.ts';
import { ask, type Harness, openHarness, until, untilLive } from '../support.ts';

const rms = (bytes: Buffer): number => {
  const samples = readWav(bytes)?.samples ?? new Float64Array(0);
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
};

describeBench('the sound of an alert', () => {
  let harness: Harness;
  let folder: string;
  const path = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chime-player-'));
    // Stands for PipeWire's player, which is looked for first: keeps what it is to play and how.
    writeFileSync(
      path('pw-play'),
      `#!/bin/sh\ncp "$2" "${path('played')}" && echo "$1" > "${path('how.part')}" && mv "${path('how.part')}" "${path('how')}"\n`,
    );
    chmodSync(path('pw-play'), 0o755);
    writeFileSync(
      path('own.wav'),
      writeWav({
        channels: 2,
        sampleRate: 8000,
        samples: Float64Array.from({ length: 8000 }, (_, at) => 0.1 * Math.sin(at / 5)),
      }),
    );
    writeFileSync(path('own.m4a'), 'no player of Linux plays this');
    harness = await openHarness({ env: { PATH: [folder, process.env.PATH].join(delimiter) } });
    await untilLive(harness);
  });
  afterAll(async () => {
    await harness?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const set = async (change: Parameters<typeof ask<'settings:update'>>[2]) => {
    expect(await ask(await harness.app.page(), 'settings:update', change)).toEqual({ ok: true, value: null });
  };
  const choose = async (name: string) => {
    await harness.app.answerDialog({ path: path(name) });
    expect(await ask(await harness.app.page(), 'sound:choose', null)).toMatchObject({ ok: true });
  };
  const played = async () => {
    rmSync(path('how'), { force: true });
    harness.network.pay({ from: 'Alice', to: harness.shop, amount: '1' });
    await until(
      () => existsSync(path('how')),
      () => `the sound\n${harness.app.output()}`,
    );
    return { bytes: readFileSync(path('played')), how: readFileSync(path('how'), 'utf8').trim() };
  };

  it('is the chime, and really louder where louder is set', async () => {
    const chime = await played();
    expect(chime.how).toBe('--volume=1.0');
    expect(
      chime.bytes.equals(readFileSync(join(import.meta.dirname, '../../../dist/sounds/chime.wav'))),
    ).toBe(true);
    await set({ sound: 'loud' });
    expect(rms((await played()).bytes) / rms(chime.bytes)).toBeGreaterThan(2);
  });

  it('is the user’s own, louder too', async () => {
    await choose('own.wav');
    expect(rms((await played()).bytes) / rms(readFileSync(path('own.wav')))).toBeGreaterThan(3);
    await set({ sound: 'on' });
    expect((await played()).bytes.equals(readFileSync(path('own.wav')))).toBe(true);
  });

  it('is the chime where the file cannot be played, and Preferences say so', async () => {
    await choose('own.m4a');
    const { bytes } = await played();
    expect(bytes.equals(readFileSync(join(import.meta.dirname, '../../../dist/sounds/chime.wav')))).toBe(
      true,
    );
    await harness.app.tray.click('Preferences…');
    const page = await harness.app.page();
    await page.getByText('This computer can’t play this type of file.').waitFor({ timeout: 20_000 });
    rmSync(path('own.m4a'));
    await set({ sound: 'loud' });
    await page.getByText('This file is missing.').waitFor({ timeout: 20_000 });
    await set({ soundFile: null });
    await page.getByText('This file is missing.').waitFor({ state: 'detached', timeout: 20_000 });
  });
});
