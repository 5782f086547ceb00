import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppProcess } from '../../desktop-bench/process.ts';
import { loadVectors } from '../../verify/receipt/vectors.ts';

const project = join(import.meta.dirname, '../../..');
const [{ xpop } = { xpop: null }] = loadVectors();
const publisher = String(xpop?.validation.unl.public_key);

let folder: string;
let receipt: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-verify-'));
  receipt = join(folder, 'receipt.json');
  writeFileSync(receipt, JSON.stringify(xpop));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The built app with a command instead of a window; it needs no display, and writes nothing into its user's folder. */
async function verify(...args: readonly string[]) {
  const home = mkdtempSync(join(folder, 'home-'));
  const env = { HOME: home, XDG_CONFIG_HOME: home, DISPLAY: '', WAYLAND_DISPLAY: '' };
  const app = new AppProcess(project, ['--no-sandbox', 'verify', ...args], env);
  const status = await app.ended();
  return { status, output: app.output, written: readdirSync(home) };
}

it('verifies a receipt from its command line, and ends', async () => {
  const { status, output, written } = await verify(receipt, '--publisher', publisher);
  expect(output).toContain('Proved: signed by 2 of 2 validators (2 are needed).');
  expect({ status, written }).toEqual({ status: 0, written: [] });
});

it('ends with status 1 where nothing is proved, and 2 where it is not told what to verify', async () => {
  expect(await verify(receipt)).toMatchObject({ status: 1, output: expect.stringContaining('Not proved.') });
  expect(await verify()).toMatchObject({ status: 2, output: expect.stringContaining('Name one receipt.') });
});
