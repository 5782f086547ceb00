import type { IncomingMessage } from 'node:http';
import type { Socket as TcpSocket } from 'node:net';
import { openRequest } from './http-request.ts';
import { type FindProxy, proxyFromEnvironment } from './proxy.ts';
import { ProxyTunnels } from './proxy-tunnels.ts';

/**
 * Why a site gave nothing. The message holds neither a proxy's address nor a password.
 * @internal
 */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

/** @internal */
export interface GetLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

/** Fetches a text from a site. */
export type HttpGet = (url: string, limits: GetLimits) => Promise<string>;

/**
 * Fetches from a site by https, or by http for what proves itself, with the system's certificates and proxies as the
 * connections to servers have them. Redirects are not followed, nothing is sent but the request, and nothing is kept.
 * Rejects with DownloadError.
 */
export function httpGetter(findProxy: FindProxy = proxyFromEnvironment): HttpGet {
  const tunnels = new ProxyTunnels(findProxy);
  return async (url, { timeoutMs, maxBytes, signal }) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const ending = signal === undefined ? timeout : AbortSignal.any([timeout, signal]);
    try {
      const { host, protocol } = new URL(url);
      const target = { url, host, secure: protocol === 'https:' };
      const tunnel = await tunnels.reach(target, { timeoutMs, signal: ending });
      return await get(url, { tunnel, maxBytes, signal: ending });
    } catch (error) {
      signal?.throwIfAborted();
      throw new DownloadError(timeout.aborted ? 'no answer in time' : reasonOf(error), { cause: error });
    }
  };
}

function get(
  url: string,
  {
    tunnel,
    maxBytes,
    signal,
  }: { readonly tunnel: TcpSocket | null; readonly maxBytes: number; readonly signal: AbortSignal },
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const headers = { Accept: 'application/json' };
  const request = openRequest(url, { method: 'GET', headers, tunnel, signal });
  request.on('error', reject);
  request.on('response', (response) => read(response, maxBytes).then(resolve, reject));
  request.end();
  return promise;
}

async function read(response: IncomingMessage, maxBytes: number): Promise<string> {
  if (response.statusCode !== 200) {
    response.destroy();
    throw new DownloadError(`HTTP ${response.statusCode ?? 0}`);
  }
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > maxBytes) throw new DownloadError('too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function reasonOf(error: unknown): string {
  if (error instanceof DownloadError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : 'unreachable';
}
