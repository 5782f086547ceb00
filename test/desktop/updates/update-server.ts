import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppUpdater } from 'electron-updater';

/** The downloaded update: a script that notes how it was run. */
export const NEW_VERSION = '#!/bin/sh\necho "run:$APPIMAGE_EXIT_AFTER_INSTALL:$*" >> "$CHIME_NOTED"\n';
const FILE_OF = {
  deb: { channel: 'latest-linux.yml', file: 'chime-2.0.0.deb' },
  rpm: { channel: 'latest-linux.yml', file: 'chime-2.0.0.rpm' },
  AppImage: { channel: 'latest-linux.yml', file: 'chime-2.0.0.AppImage' },
  zip: { channel: 'latest-mac.yml', file: 'chime-2.0.0.zip' },
} as const;

/** A place to update from on loopback, a folder for the updater, and programs that note that they were run. */
export interface UpdateGround {
  readonly url: string;
  readonly folder: string;
  /** The paths that were asked for so far. */
  served(): readonly string[];
  /** What was run so far, one line each. */
  noted(): readonly string[];
  close(): void;
}

/** Offers version 2.0.0 as this kind of file. `pkexec` answers with the status given: 126 is a dismissed password. */
export async function startUpdateGround(
  kind: keyof typeof FILE_OF,
  options: { readonly pkexec?: number } = {},
): Promise<UpdateGround> {
  const folder = mkdtempSync(join(tmpdir(), 'chime-update-'));
  const notes = join(folder, 'noted');
  writeFileSync(notes, '');
  const { channel, file } = FILE_OF[kind];
  const sha512 = createHash('sha512').update(NEW_VERSION).digest('base64');
  const size = Buffer.byteLength(NEW_VERSION);
  const offer = `version: 2.0.0\nfiles:\n  - url: ${file}\n    sha512: ${sha512}\n    size: ${size}\npath: ${file}\nsha512: ${sha512}\nreleaseDate: '2026-01-01T00:00:00.000Z'\n`;
  const served: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    served.push(path);
    if (path === `/${channel}`) response.end(offer);
    else if (path === `/${file}`) response.end(NEW_VERSION);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const programs = join(folder, 'bin');
  mkdirSync(programs);
  for (const name of ['pkexec', 'dpkg', 'apt', 'apt-get', 'dnf', 'sudo']) {
    const status = name === 'pkexec' ? (options.pkexec ?? 0) : 0;
    const program = join(programs, name);
    writeFileSync(program, `#!/bin/sh\necho "${name} $*" >> "$CHIME_NOTED"\nexit ${status}\n`);
    chmodSync(program, 0o755);
  }
  writeFileSync(
    join(folder, 'app-update.yml'),
    `provider: generic\nurl: ${url}\nupdaterCacheDirName: chime\n`,
  );
  const before = { PATH: process.env.PATH, CHIME_NOTED: process.env.CHIME_NOTED };
  Object.assign(process.env, { PATH: `${programs}:${before.PATH}`, CHIME_NOTED: notes });
  return {
    url,
    folder,
    served: () => served,
    noted: () => readFileSync(notes, 'utf8').split('\n').filter(Boolean),
    close() {
      server.close();
      server.closeAllConnections();
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What electron-updater asks of Electron's app, without Electron. */
export function fakeApp(folder: string) {
  const handlers: ((exitCode: number) => void)[] = [];
  const calls: string[] = [];
  return {
    calls,
    version: '1.0.0',
    name: 'XRPL Chime',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'app-update.yml'),
    userDataPath: join(folder, 'data'),
    baseCachePath: join(folder, 'cache'),
    whenReady: () => Promise.resolve(),
    quit: () => calls.push('quit'),
    relaunch: () => calls.push('relaunch'),
    onQuit: (handler: (exitCode: number) => void) => handlers.push(handler),
    /** As Electron's app does when it has quit. */
    hasQuit: (exitCode: number) => {
      for (const handler of handlers) handler(exitCode);
    },
  };
}

const require = createRequire(import.meta.url);

/** electron-updater requires Electron where it needs it: from now on it gets this. */
export function provideElectron(exports: object): void {
  const path = require.resolve('electron');
  require.cache[path] = Object.assign(new (require('node:module') as NodeModuleClass)(path), {
    exports,
    loaded: true,
    filename: path,
  });
}
type NodeModuleClass = new (path: string) => NodeJS.Module;

/** A real updater of electron-updater, of the class named, that downloads with Node instead of Electron. */
export function realUpdater(
  name: 'DebUpdater' | 'RpmUpdater' | 'AppImageUpdater' | 'MacUpdater',
  app: ReturnType<typeof fakeApp>,
): AppUpdater {
  const classes = require('electron-updater') as Record<
    string,
    new (
      options: null,
      app: object,
    ) => AppUpdater
  >;
  const { NodeHttpExecutor } = createRequire(require.resolve('electron-builder'))(
    'builder-util/out/nodeHttpExecutor',
  ) as {
    NodeHttpExecutor: new () => object;
  };
  const Updater = classes[name];
  if (Updater === undefined) throw new Error(`electron-updater has no ${name}`);
  const platform = name === 'MacUpdater' ? 'darwin' : 'linux';
  const download = async (url: URL, destination: string) =>
    writeFileSync(destination, Buffer.from(await (await fetch(url)).arrayBuffer()));
  return Object.assign(new Updater(null, app), {
    httpExecutor: Object.assign(new NodeHttpExecutor(), { download }),
    _testOnlyOptions: { platform, isUseDifferentialDownload: false },
    disableDifferentialDownload: true,
  });
}
