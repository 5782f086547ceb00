import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Electron's fuse tool looks for in the binary; the wire of fuses follows it (@electron/fuses). */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;
/** Fuses in the order of the wire. */
export const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;
export type Fuse = (typeof FUSES)[number];

/** Electron's own defaults, as the wire of an untouched binary has them. */
const DEFAULT_WIRE = '10110001';
const LOCALES = ['de', 'en-GB', 'en-US', 'es', 'fr', 'ja', 'zh-CN'];

/**
 * A folder that electron-builder takes for an unpacked Electron for Linux: everything it touches is there, an
 * executable with a fuse wire included, and nothing of it runs.
 */
export function makeStubElectron(folder: string, version: string): void {
  for (const name of ['resources', 'locales']) mkdirSync(join(folder, name), { recursive: true });
  const wire = Buffer.from([WIRE_VERSION, FUSES.length]);
  const script = '#!/bin/sh\necho "this is a stand-in for Electron" >&2\nexit 1\n# ';
  writeFileSync(
    join(folder, 'electron'),
    Buffer.concat([Buffer.from(script + FUSE_SENTINEL), wire, Buffer.from(`${DEFAULT_WIRE}\n`)]),
  );
  chmodSync(join(folder, 'electron'), 0o755);
  for (const name of ['chrome-sandbox', 'chrome_crashpad_handler']) {
    writeFileSync(join(folder, name), '');
    chmodSync(join(folder, name), 0o755);
  }
  for (const locale of LOCALES) writeFileSync(join(folder, 'locales', `${locale}.pak`), locale);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), name);
  writeFileSync(join(folder, 'version'), version);
}

/** The fuses of an Electron binary, true where one is on. @throws Error when it has no fuse wire. */
export function readFuses(executable: string): Readonly<Record<Fuse, boolean>> {
  const bytes = readFileSync(executable);
  const at = bytes.indexOf(FUSE_SENTINEL);
  if (at === -1) throw new Error(`${executable} has no fuse wire`);
  const wire = bytes.subarray(at + FUSE_SENTINEL.length + 2).toString('latin1');
  const states = FUSES.map((fuse, index) => [fuse, wire[index] === '1'] as const);
  return Object.fromEntries(states) as Record<Fuse, boolean>;
}
