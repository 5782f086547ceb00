import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageEndObstacle, packageObstacle, wantedPackages } from '../../build/package-obstacles.ts';
import type { SystemFacts } from '../../build/system-facts.ts';
import { modelSystem } from './model-system.ts';

const found = { uid: 0, mode: 0o755 };
/** A system that has these programs in PATH. */
const having = (
  platform: NodeJS.Platform,
  names: readonly string[],
  more: Parameters<typeof modelSystem>[1] = {},
): SystemFacts =>
  modelSystem(platform, {
    files: Object.fromEntries(names.map((name) => [join('/usr/bin', name), found])),
    ...more,
  });
const told = (system: SystemFacts, ...args: readonly string[]) =>
  packageObstacle(system, wantedPackages(args, system.platform));
const ALL = ['rpmbuild', 'ar', 'xz'];

describe('npm run package on Linux', () => {
  it('says which programs are missing, and which packages bring them', () => {
    expect(told(having('linux', ALL))).toBeNull();
    expect(told(having('linux', ['ar', 'xz']))).toBe(
      'it lacks rpmbuild: install rpm (Debian, Ubuntu) or rpm-build (Fedora), or leave those packages out, as in npm run package -- --linux AppImage',
    );
    expect(told(having('linux', []))).toContain('it lacks rpmbuild, ar, xz: install rpm binutils xz-utils');
  });

  it('needs only what the kinds asked for need', () => {
    expect(told(having('linux', []), '--linux', 'AppImage')).toBeNull();
    expect(told(having('linux', ['ar', 'xz']), '-l', 'deb', '--x64')).toBeNull();
    expect(told(having('linux', []), '--dir')).toBeNull();
    expect(told(having('linux', []), '--dir', '--linux')).toBeNull();
    expect(told(having('linux', []), '-l', 'deb')).toContain('it lacks ar, xz:');
  });

  it('makes no packages for macOS, and for Windows with wine only', () => {
    expect(told(having('linux', ALL), '--mac')).toBe('packages for macOS are made on macOS only');
    expect(told(having('linux', ALL), '-w')).toMatch(/^Windows packages are made on Windows, or .* Wine/);
    expect(told(having('linux', [...ALL, 'wine']), '-w', '--linux')).toBeNull();
  });
});

describe('npm run package on macOS', () => {
  it('needs codesign, and Xcode’s tools only where Apple’s notary is asked', () => {
    expect(told(having('darwin', ['codesign']))).toBeNull();
    expect(told(having('darwin', []))).toMatch(/^codesign isn’t in PATH/);
    const env = { PATH: '/usr/bin', APPLE_API_KEY: '/k.p8' };
    expect(told(having('darwin', ['codesign'], { env }))).toBe(
      'Apple’s notary is asked with Xcode’s tools: xcode-select --install',
    );
    const programs = { 'xcode-select': '/Library/Developer/CommandLineTools\n' };
    expect(told(having('darwin', ['codesign'], { env, programs }))).toBeNull();
    expect(told(having('darwin', ['codesign'], { env: { ...env, APPLE_API_KEY: '' } }))).toBeNull();
  });

  it('makes those for Linux with programs of Homebrew', () => {
    expect(told(having('darwin', ['codesign']), '--linux')).toContain(
      'it lacks rpmbuild, xz: brew install rpm xz,',
    );
  });
});

describe('npm run package on Windows', () => {
  it('needs nothing, and makes none for other systems', () => {
    const windows = modelSystem('win32', { env: { Path: 'C:\\Windows' } });
    expect(told(windows)).toBeNull();
    expect(told(windows, '--linux')).toBe('packages for Linux are made on Linux or macOS');
    expect(told(windows, '--mac')).toBe('packages for macOS are made on macOS only');
  });
});

describe('electron-builder that gives up', () => {
  it.each([
    [
      '⨯ Get "https://github.com/electron": getaddrinfo ENOTFOUND github.com',
      'github.com, which can’t be reached',
    ],
    ['TypeError: fetch failed', 'github.com, which can’t be reached'],
    [
      'ERROR: Cannot create symbolic link : A required privilege is not held by the client.',
      'developer mode',
    ],
    ['write ENOSPC', 'the disk is full'],
    ['Error: Ad-hoc codesign failed with status: 1', 'codesign can’t sign the app'],
  ])('because of "%s" is explained', (said, reason) => {
    expect(packageEndObstacle(said)).toContain(reason);
  });

  it('for reasons of its own speaks for itself', () => {
    expect(packageEndObstacle('Invalid configuration object')).toBeNull();
  });

  it('on macOS only is still in its sources, and so is the demand for rpmbuild', () => {
    const source = (path: string) =>
      readFileSync(join(import.meta.dirname, '../../node_modules/app-builder-lib/out', path), 'utf8');
    expect(source('packager.js')).toContain('Build for macOS is supported only on macOS');
    expect(source('targets/FpmTarget.js')).toContain("Need executable 'rpmbuild' to convert dir to rpm");
    expect(source('targets/FpmTarget.js')).toContain('xz: not found');
  });
});
