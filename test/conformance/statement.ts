import type { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';

/** What `import * as electron from 'electron'` gives in the main process. */
type Electron = typeof import('electron');

/** What a statement has to work with. */
export interface Stage {
  readonly electron: Electron;
  readonly platform: NodeJS.Platform;
  /** A folder of its own for this run. */
  readonly folder: string;
  /** A PNG for the tray. */
  readonly icon: string;
  /** The window that all statements share: hidden, with preload.ts, on PAGE. */
  readonly page: () => Promise<BrowserWindow>;
  /** What the page at a path of PAGE's origin answers from now on. */
  readonly serve: (path: string, answer: (request: Request) => Response | Promise<Response>) => void;
}

/** One behaviour of Electron that the app relies on, as a small program: it throws where it is not so. */
export interface Statement {
  /** The behaviour, as a sentence. */
  readonly says: string;
  /** Members of Electron that it shows (`Tray.setImage`, `App.on:before-quit`). */
  readonly about: readonly string[];
  /** The platforms that behave so; all where absent. */
  readonly on?: readonly NodeJS.Platform[];
  /** Shown before the app is ready. */
  readonly early?: true;
  readonly run: (stage: Stage) => void | Promise<void>;
}

/** A behaviour that ends the app: it has a process of its own. */
export interface Ending {
  readonly says: string;
  readonly about: readonly string[];
  readonly on?: readonly NodeJS.Platform[];
  /** Starts it, once the app is ready; `note` writes down what happens, in order. */
  readonly run: (stage: Stage, note: (what: string) => void) => void | Promise<void>;
  /** What is written down by the end of the process. */
  readonly expects: readonly string[];
  readonly exitCode: number;
}

/** What one statement came to. */
export interface Outcome {
  readonly says: string;
  /** Absent where it holds. */
  readonly failure?: string;
}

export const ORIGIN = 'statement://page';
export const PAGE = `${ORIGIN}/index.html`;

/** Resolves with the arguments of the next such event, or rejects after twenty seconds. */
export function next(emitter: EventEmitter, event: string): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`There was no ${event}.`)), 20_000);
    emitter.once(event, (...args: readonly unknown[]) => {
      clearTimeout(timer);
      resolve(args);
    });
  });
}

/** True where windows cannot be placed. */
export const isWayland = (): boolean => process.env.XDG_SESSION_TYPE === 'wayland';
