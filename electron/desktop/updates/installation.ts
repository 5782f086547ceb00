import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Message, message } from '../../contract/index.ts';
import { ownAppImage } from '../system/app-image.ts';

/** How this copy came here, as far as it decides who updates it. */
export type Installation =
  | { readonly kind: 'fixed'; readonly why: Message }
  | { readonly kind: 'windows' | 'mac' }
  | { readonly kind: 'appimage'; readonly file: string }
  /** From a deb or rpm: only root can replace it. */
  | { readonly kind: 'system-package' };

export interface InstallationFacts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly execPath: string;
  readonly isPackaged: boolean;
  /** Folder in which electron-builder puts app-update.yml and, for Linux packages, package-type. */
  readonly resources: string;
}

/** Tells what kind of installation this is, by what electron-builder left in it. */
export function readInstallation(facts: InstallationFacts): Installation {
  const { platform, env, execPath, isPackaged, resources } = facts;
  if (!isPackaged) return { kind: 'fixed', why: message('update.from-source') };
  if (!existsSync(join(resources, 'app-update.yml')))
    return { kind: 'fixed', why: message('update.no-place') };
  if (platform === 'win32') return { kind: 'windows' };
  if (platform === 'darwin') return { kind: 'mac' };
  if (existsSync(join(resources, 'package-type'))) return { kind: 'system-package' };
  const file = ownAppImage(env, execPath);
  return file === null ? { kind: 'fixed', why: message('update.managed') } : { kind: 'appimage', file };
}
