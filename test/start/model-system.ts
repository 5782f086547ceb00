import { basename, dirname } from 'node:path';
import type { SystemFacts } from '../../build/system-facts.ts';

interface Model {
  readonly release?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number | null;
  /** Texts by path. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Owner and mode by path. */
  readonly files?: Readonly<Record<string, { readonly uid: number; readonly mode: number }>>;
  /** What programs say, by name. */
  readonly programs?: Readonly<Record<string, string>>;
}

const RELEASES = { linux: '6.8.0', darwin: '24.1.0', win32: '10.0.26100' } as const;

/** A system of one platform on which Electron starts, but for what is given. */
export function modelSystem(platform: NodeJS.Platform, model: Model = {}): SystemFacts {
  const { texts = {}, files = {}, programs = {} } = model;
  return {
    platform,
    release: model.release ?? RELEASES[platform as keyof typeof RELEASES],
    env: model.env ?? { DISPLAY: ':0', PATH: '/usr/bin' },
    uid: model.uid ?? (platform === 'win32' ? null : 1000),
    read: (path) => texts[path] ?? null,
    list: (folder) =>
      Object.keys(texts)
        .filter((path) => dirname(path) === folder)
        .map((path) => basename(path)),
    stat: (path) => files[path] ?? null,
    run: (program) => programs[program] ?? null,
  };
}
