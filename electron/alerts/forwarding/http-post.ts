import type { IncomingMessage } from 'node:http';
import { type Message, message, type SendResult } from '../../contract/index.ts';
import { openRequest } from '../../xrpl/transport/http-request.ts';
import { type FindProxy, proxyFromEnvironment } from '../../xrpl/transport/proxy.ts';
import { ProxyTunnels } from '../../xrpl/transport/proxy-tunnels.ts';
import { retryAfterMs } from '../../xrpl/transport/retry-after.ts';
import { isOwnHost } from '../../xrpl/transport/server-url.ts';
import { TunnelError } from '../../xrpl/transport/tunnel.ts';

/** Standard Webhooks 1.0.0: 15 to 30 seconds. */
const TIME_LIMIT_MS = 20_000;

/** Sends a body by POST, and says what became of it by the receiver's status. Never rejects. */
export type HttpPost = (request: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** Statuses by which this kind of receiver says that it takes nothing now, in words. */
  readonly meanings?: Readonly<Record<number, Message>>;
}) => Promise<SendResult>;

/** What the receiver says of itself, not of the event: the sink waits. All other 4xx are about the event. */
const ABOUT_THE_RECEIVER: ReadonlySet<number> = new Set([401, 403, 404, 405, 407, 408, 421, 425, 429]);

/**
 * Posts through the system's proxies, with its certificates, over a connection of its own each time. Redirects are a
 * failure, and plain http goes to the own network only: both would show others what is sent.
 */
export function httpPoster(
  findProxy: FindProxy = proxyFromEnvironment,
  {
    timeLimitMs = TIME_LIMIT_MS,
    now = Date.now,
  }: { readonly timeLimitMs?: number; readonly now?: () => number } = {},
): HttpPost {
  const tunnels = new ProxyTunnels(findProxy);
  return async ({ url, headers, body, signal, meanings = {} }) => {
    const timeout = AbortSignal.timeout(timeLimitMs);
    const ending = AbortSignal.any([timeout, signal]);
    let sent = false;
    try {
      const { host, hostname, protocol } = new URL(url);
      const secure = protocol === 'https:';
      if (!secure && !isOwnHost(hostname)) return failed(message('delivery.plain-http'));
      const target = { url, host, secure };
      const tunnel = await tunnels.reach(target, { timeoutMs: timeLimitMs, signal: ending });
      const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
      const length = Buffer.byteLength(body);
      const request = openRequest(url, {
        ...{ method: 'POST', tunnel, signal: ending },
        headers: { ...headers, 'Content-Length': length, 'User-Agent': 'XRPL Chime' },
      });
      request.on('error', reject);
      request.on('response', resolve);
      // An answer that changes the protocol (101) ends the request without a word.
      request.on('close', () => reject(new ClosedError()));
      request.end(body, () => {
        sent = true;
      });
      const response = await promise;
      // Its status is the answer; what follows is not read.
      response.destroy();
      const meaning = meanings[response.statusCode ?? 0];
      return meaning === undefined ? resultOf(response, now) : failed(meaning);
    } catch (error) {
      if (timeout.aborted) return failed(message('delivery.no-answer', { seconds: timeLimitMs / 1000 }));
      return failed(failureOf(error, sent));
    }
  };
}

function resultOf({ statusCode: status = 0, headers }: IncomingMessage, now: () => number): SendResult {
  if (status >= 200 && status < 300) return { type: 'delivered', status: `HTTP ${status}` };
  if (status >= 300 && status < 400) return failed(message('delivery.redirected', { httpStatus: status }));
  const reason = message('delivery.http', { httpStatus: status });
  if (status === 410) return { type: 'gone', reason };
  if (status >= 400 && status < 500 && !ABOUT_THE_RECEIVER.has(status)) return { type: 'refused', reason };
  const wish = retryAfterMs(headers, now);
  return wish === null ? failed(reason) : { type: 'failed', reason, retryAfterMs: wish };
}

function failed(reason: Message): SendResult {
  return { type: 'failed', reason };
}

class ClosedError extends Error {
  readonly code = 'closed';
}

/** Codes of Node's TLS (ERR_TLS_…) and OpenSSL (CERT_…, UNABLE_TO_…, DEPTH_ZERO_…). */
const ABOUT_TLS = /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_)/;

/** Whether the code of an error says that no secure connection could be made. */
export function isAboutTls(code: string): boolean {
  return ABOUT_TLS.test(code);
}

/** Codes of Node's parser of HTTP: no HTTP, or more headers than it takes. */
const UNREADABLE = /^HPE_/;

function failureOf(error: unknown, sent: boolean): Message {
  const detail = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (error instanceof TunnelError) return error.failure.userMessage;
  if (isAboutTls(detail)) return message('delivery.insecure', { detail });
  if (UNREADABLE.test(detail)) return message('delivery.unreadable', { detail });
  return sent ? message('delivery.cut', { detail }) : message('delivery.unreachable', { detail });
}
