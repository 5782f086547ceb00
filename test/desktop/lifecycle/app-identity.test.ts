import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readLaunchOptions } from '../../../electron/desktop/lifecycle/launch-options.ts';

/** Electron's app, as far as it can be told who it is. */
const app = {
  isPackaged: true,
  name: '',
  userModelId: '',
  activator: '',
  folder: '',
  appData: '',
  setName: (name: string) => {
    app.name = name;
  },
  setAppUserModelId: (id: string) => {
    app.userModelId = id;
  },
  setToastActivatorCLSID: (id: string) => {
    app.activator = id;
  },
  getPath: (key: string) => {
    if (key !== 'appData') throw new Error(key);
    return app.appData;
  },
  setPath: (_key: string, path: string) => {
    app.folder = path;
  },
};
vi.mock('electron', () => ({ app }));
const { appIdentity, identifyApp, sayPlace } = await import(
  '../../../electron/desktop/lifecycle/app-identity.ts'
);

beforeEach(() => {
  app.appData = mkdtempSync(join(tmpdir(), 'chime-app-data-'));
  app.isPackaged = true;
});
afterEach(() => {
  rmSync(app.appData, { recursive: true, force: true });
});

const identify = (...switches: readonly string[]) => identifyApp(readLaunchOptions(switches), 'win32');
/** What is written to standard output meanwhile. */
function said(run: () => void): string {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  run();
  const text = write.mock.calls.map(([line]) => String(line)).join('');
  write.mockRestore();
  return text;
}
const seen = () => ({ name: app.name, id: app.userModelId, activator: app.activator, folder: app.folder });

describe('what is installed', () => {
  it('is known by the names that the packages give it, and never by others', () => {
    const { dataFolder, earlierData } = identify();
    expect(seen()).toEqual({
      name: 'XRPL Chime',
      id: 'org.xrplchime.app',
      activator: '{5A2CC3EF-BEC8-4152-8340-A0D5E17E9F17}',
      folder: join(app.appData, 'XRPL Chime'),
    });
    expect(dataFolder).toBe(app.folder);
    expect(earlierData).toBeNull();
    expect(appIdentity().appId).toBe(app.userModelId);
    const packaging = readFileSync(join(import.meta.dirname, '../../../electron-builder.yml'), 'utf8');
    expect(packaging).toContain('appId: org.xrplchime.app\n');
  });
});

describe('a run from the sources', () => {
  it('shares no name, id, class and folder with what is installed', () => {
    identify();
    const installed = seen();
    app.isPackaged = false;
    identify();
    const sources = seen();
    for (const key of ['name', 'id', 'activator', 'folder'] as const) {
      expect(sources[key], key).not.toBe(installed[key]);
      expect(sources[key], key).not.toBe('');
    }
    expect(sources.activator).toMatch(/^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/);
    expect(sources.folder).toBe(join(app.appData, 'XRPL Chime (development)'));
    expect(existsSync(sources.folder)).toBe(true);
  });

  it('takes the folder it is given, and a folder inside for the demo', () => {
    app.isPackaged = false;
    const given = join(app.appData, 'given');
    expect(identify(`--data-dir=${given}`).dataFolder).toBe(given);
    expect(identify('--demo').dataFolder).toBe(join(app.appData, 'XRPL Chime (development)', 'Demo'));
  });

  it('tells where earlier data are while its own folder has none', () => {
    app.isPackaged = false;
    const earlier = join(app.appData, 'XRPL Chime');
    mkdirSync(earlier);
    // Chromium's alone: nothing is missed.
    mkdirSync(join(earlier, 'Cache'));
    expect(identify().earlierData).toBeNull();
    writeFileSync(join(earlier, 'payments.db'), '');
    expect(identify(`--data-dir=${join(app.appData, 'given')}`).earlierData).toBeNull();
    expect(identify('--demo').earlierData).toBeNull();
    const place = identify();
    expect(place.earlierData).toBe(earlier);
    const line = said(() => sayPlace(place));
    expect(line).toContain(`"${place.dataFolder}"`);
    expect(line).toContain(`--data-dir="${earlier}"`);
    writeFileSync(join(place.dataFolder, 'config.json'), '{}');
    expect(identify().earlierData).toBeNull();
    expect(said(() => sayPlace(identify()))).toMatch(/^XRPL Chime is running from source .*"\.\n$/);
    app.isPackaged = true;
    expect(said(() => sayPlace(identify()))).toBe('');
  });
});
