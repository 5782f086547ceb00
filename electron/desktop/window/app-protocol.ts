import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

const SCHEME = 'app';
/** The window's own origin. */
export const APP_ORIGIN = `${SCHEME}://chime`;
export const INDEX_URL = `${APP_ORIGIN}/index.html`;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves a folder as app://chime/. */
export function serveWindow(folder: string): void {
  protocol.handle(SCHEME, (request) => answer(request, folder));
}

/**
 * Answers GET requests with files of the folder, never with anything outside of it.
 * @internal
 */
export async function answer(request: Request, folder: string): Promise<Response> {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.host !== 'chime') return refused(405);
  const path = normalize(join(folder, decodePath(url.pathname)));
  const type = TYPES[extname(path)];
  if (!path.startsWith(folder + sep) || type === undefined) return refused(404);
  try {
    const bytes = await readFile(path);
    return new Response(bytes, {
      headers: {
        'content-type': type,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
      },
    });
  } catch {
    return refused(404);
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/';
  }
}

function refused(status: number): Response {
  return new Response(null, { status, headers: { 'content-security-policy': CONTENT_SECURITY_POLICY } });
}
