import type Electron from 'electron';
import { isReady } from './app.ts';
import { registered, strict } from './strict.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();
const privileged = new Set<string>();

/**
 * Electron's `protocol`. Stock Chromium cannot register schemes, so that a page of `app://host/path` is loaded
 * as `https://host.app.chime-bench/path`, and what it asks for goes to the handler under its own URL.
 */
export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard === true && privileges.secure === true) privileged.add(scheme);
    }
  },
  handle(scheme: string, handler: Handler): void {
    if (!isReady()) throw new Error('protocol.handle can only be used after app is ready');
    if (!privileged.has(scheme))
      throw new Error(`${scheme}: is not standard and secure; the bench cannot serve it`);
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, registered('protocol', scheme, handler));
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
  unhandle(scheme: string): void {
    handlers.delete(scheme);
  },
}) satisfies Pick<
  Electron.Protocol,
  'registerSchemesAsPrivileged' | 'handle' | 'isProtocolHandled' | 'unhandle'
>;

const SUFFIX = '.chime-bench';

/** The URL Chromium is given for a URL of the app. */
export function toChromiumUrl(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/.exec(url);
  const [, scheme, host, rest] = match ?? [];
  if (scheme === undefined || !handlers.has(scheme)) return url;
  return `https://${host}.${scheme}${SUFFIX}${rest === '' ? '/' : rest}`;
}

/** The URL the app knows for one of Chromium's. */
export function toAppUrl(url: string): string {
  const match = /^https:\/\/([^/]*)\.([a-z0-9+-]+)\.chime-bench(.*)$/.exec(url);
  return match === null ? url : `${match[2]}://${match[1]}${match[3]}`;
}

/** The handler's answer to a request of a page, or null for a URL that is not the app's. */
export async function serve(url: string, method: string): Promise<Response | null> {
  const appUrl = toAppUrl(url);
  const handler = handlers.get(new URL(appUrl).protocol.slice(0, -1));
  if (handler === undefined) return null;
  const request = new Request(appUrl, { method });
  return handler(request);
}
