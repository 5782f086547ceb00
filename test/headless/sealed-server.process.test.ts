import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addressOf } from '../payments/support/recorded.ts';
import { startHeadless } from './headless-process.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-sealed-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('says that it cannot read a password of the desktop app, and asks no public server instead', async () => {
  const servers = { mainnet: ['wss://me:***@own.example#sealed=djExabcd'] };
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ settings: { servers } }));
  const run = startHeadless(['--data-dir', folder, '--watch', addressOf('W'), '--no-notify', '--json']);
  expect(await run.exit).toMatchObject({ code: 2 });
  expect(run.stderr()).toContain('wss://me:***@own.example');
  expect(run.stderr()).toContain('XRPL_CHIME_SERVERS');
  expect(run.lines.filter(({ type }) => type === 'connection')).toEqual([]);
});
