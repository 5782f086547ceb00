import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What Electron's fuse tool looks for in the binary; the wire of fuses follows it (@electron/fuses). */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;
/** Fuses in the order of the wire. */
const FUSES = [
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

export type StubPlatform = 'linux' | 'win32' | 'darwin';

/** Where the fuse wire is, inside the unpacked Electron of a platform. */
const FUSE_FILE: Readonly<Record<StubPlatform, string>> = {
  linux: 'electron',
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/Frameworks/Electron Framework.framework/Electron Framework',
};
const HELPERS = ['', ' (Renderer)', ' (GPU)', ' (Plugin)'];

function write(folder: string, path: string, content: string | Buffer, isExecutable = false): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
  if (isExecutable) chmodSync(join(folder, path), 0o755);
}

function executable(): Buffer {
  const wire = Buffer.from([WIRE_VERSION, FUSES.length]);
  const script = '#!/bin/sh\necho "this is a stand-in for Electron" >&2\nexit 1\n# ';
  return Buffer.concat([Buffer.from(script + FUSE_SENTINEL), wire, Buffer.from(`${DEFAULT_WIRE}\n`)]);
}

function plist(name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>com.github.Electron</string>
</dict></plist>
`;
}

function makeMacApp(folder: string): void {
  const contents = 'Electron.app/Contents';
  write(folder, `${contents}/Info.plist`, plist('Electron'));
  write(folder, `${contents}/MacOS/Electron`, 'Electron', true);
  for (const suffix of HELPERS) {
    const helper = `${contents}/Frameworks/Electron Helper${suffix}.app/Contents`;
    write(folder, `${helper}/Info.plist`, plist(`Electron Helper${suffix}`));
    write(folder, `${helper}/MacOS/Electron Helper${suffix}`, 'helper', true);
  }
  const languages = LOCALES.map((locale) => locale.replace('-', '_'));
  for (const parent of ['Resources', 'Frameworks/Electron Framework.framework/Versions/A/Resources']) {
    for (const language of languages)
      write(folder, `${contents}/${parent}/${language}.lproj/locale.pak`, language);
  }
}

/**
 * A folder that electron-builder takes for an unpacked Electron: everything it touches is there, a binary with a
 * fuse wire included, and nothing of it runs.
 */
export function makeStubElectron(folder: string, version: string, platform: StubPlatform): void {
  write(folder, FUSE_FILE[platform], executable(), true);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) write(folder, name, name);
  write(folder, 'version', version);
  if (platform === 'darwin') {
    makeMacApp(folder);
    return;
  }
  mkdirSync(join(folder, 'resources'));
  for (const locale of LOCALES) write(folder, `locales/${locale}.pak`, locale);
  if (platform === 'linux') {
    for (const name of ['chrome-sandbox', 'chrome_crashpad_handler']) write(folder, name, '', true);
  }
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
