import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assumption } from './assumption.ts';
import { OF_ELECTRON, OF_PACKAGES, report } from './check-assumptions.ts';
import { openCheckout, readFolder } from './read-checkout.ts';

const project = join(import.meta.dirname, '..', '..');
const script = join(import.meta.dirname, 'check-assumptions.ts');
const TRAY = 'shell/browser/ui/tray_icon_linux.cc';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-electron-'));
  const files = {
    'shell/browser/browser.cc': 'void Browser::Quit() {}\n',
    [TRAY]: 'void TrayIconLinux::OnClick() {\n  NotifyClicked();\n}\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'tree', path)), { recursive: true });
    writeFileSync(join(folder, 'tree', path), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CLICK: Assumption = {
  what: 'An activation is a click',
  file: TRAY,
  has: /OnClick\(\) \{ NotifyClicked\(\); \}/,
  ours: ['electron/desktop/tray/tray.ts'],
};

function linesOf(assumption: Assumption): readonly string[] {
  const lines: string[] = [];
  const broken = report([assumption], openCheckout(join(folder, 'tree')).read, (line) => lines.push(line));
  expect(broken).toBe(lines.length - 1);
  return lines;
}

describe('an assumption', () => {
  it('holds where its pattern occurs, however the source breaks its lines', () => {
    expect(linesOf(CLICK)).toEqual(['holds           An activation is a click']);
  });

  it.each([
    ['whose pattern is gone', { has: /NotifyMiddleClicked/ }, 'has no /NotifyMiddleClicked/'],
    ['of a file that is gone', { file: 'shell/gone.cc' }, 'there is no shell/gone.cc'],
    ['of which the opposite occurs', { lacks: /NotifyClicked/ }, 'has /NotifyClicked/'],
  ])('%s does not hold, and says what of ours relies on it', (_case, change, why) => {
    const [first, second] = linesOf({ ...CLICK, ...change });
    expect(first).toBe('DOES NOT HOLD   An activation is a click');
    expect(second).toContain(why);
    expect(second).toContain('relied on by electron/desktop/tray/tray.ts');
  });
});

describe('a checkout', () => {
  it('is read without a working tree too, and as it was at a tag', () => {
    const bare = join(folder, 'bare');
    const git = (...args: readonly string[]) => execFileSync('git', ['-C', join(folder, 'tree'), ...args]);
    git('init', '--quiet');
    git('add', '.');
    git('-c', 'user.name=a', '-c', 'user.email=a@b.invalid', 'commit', '--quiet', '-m', 'sources');
    execFileSync('git', ['clone', '--quiet', '--bare', join(folder, 'tree'), bare]);
    const checkout = openCheckout(bare);
    expect(checkout.read(TRAY)).toContain('NotifyClicked');
    expect(checkout.read('shell/gone.cc')).toBeNull();
    expect(checkout.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(checkout.commit).toBe(openCheckout(join(folder, 'tree')).commit);
    git('tag', 'v1');
    git('rm', '--quiet', TRAY);
    git('-c', 'user.name=a', '-c', 'user.email=a@b.invalid', 'commit', '--quiet', '-m', 'gone');
    expect(openCheckout(join(folder, 'tree')).read(TRAY)).toBeNull();
    expect(openCheckout(join(folder, 'tree'), 'v1').read(TRAY)).toContain('NotifyClicked');
    expect(() => openCheckout(bare, 'v2')).toThrow(/ at v2 is no checkout of Electron/);
  });

  it('of something else is refused', () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    expect(() => openCheckout(other)).toThrow(/^.* is no checkout of Electron: it has no shell\/.*\.$/);
    expect(() => openCheckout(join(folder, 'nothing'))).toThrow(/is no folder\.$/);
  });
});

describe('npm run check:assumptions', () => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });

  it('goes through every table and fails when one line does not hold', () => {
    const { status, stdout } = run(join(folder, 'tree'));
    expect(status).toBe(1);
    for (const { what } of [...OF_ELECTRON, ...OF_PACKAGES]) expect(stdout).toContain(what);
    expect(stdout).toMatch(/\d+ hold, \d+ do not\n$/);
  });

  it('says in one line what is wrong with its argument', () => {
    const wrong = run(folder);
    expect(wrong).toMatchObject({ status: 2, stdout: '' });
    expect(wrong.stderr).toMatch(/^[^\n]*is no checkout of Electron[^\n]*\n$/);
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringMatching(/^Usage: [^\n]*\n$/) });
  });
});

describe('the tables', () => {
  const all = [...OF_ELECTRON, ...OF_PACKAGES];

  it('name files of ours that are there', () => {
    const gone = all.flatMap(({ what, ours }) =>
      ours.filter((path) => !existsSync(join(project, path))).map((path) => `${path}: ${what}`),
    );
    expect(gone).toEqual([]);
    expect(all.filter(({ ours }) => ours.length === 0)).toEqual([]);
  });

  it('say each thing once', () => {
    expect(new Set(all.map(({ what }) => what)).size).toBe(all.length);
  });

  it('hold in the packages that are installed', () => {
    const lines: string[] = [];
    const read = readFolder(join(project, 'node_modules'));
    report(OF_PACKAGES, read, (line) => lines.push(line));
    expect(lines.filter((line) => !line.startsWith('holds'))).toEqual([]);
  });
});
