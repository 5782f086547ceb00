import { darwin } from './darwin.ts';
import { linux } from './linux.ts';
import type { PlatformModel } from './platform-model.ts';
import { win32 } from './win32.ts';

const MODELS: Readonly<Partial<Record<NodeJS.Platform, PlatformModel>>> = { win32, darwin, linux };

function modelOf(name: NodeJS.Platform): PlatformModel {
  const model = MODELS[name];
  if (model === undefined) throw new Error(`Electron has no such platform: ${name}`);
  return model;
}

/** The platform that the stand-in plays: process.platform, which register.ts sets from CHIME_BENCH_PLATFORM. */
export const platform: PlatformModel = modelOf(process.platform);

/** Wayland places windows itself, and gives keys through the portal. */
export const isWayland = (): boolean =>
  process.platform === 'linux' && process.env.XDG_SESSION_TYPE === 'wayland';
