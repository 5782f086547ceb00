import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expositionOf, type Metric, PROMETHEUS_TYPE } from './prometheus.ts';
import type { Readiness } from './readiness.ts';

/** Rows of one answer where nothing is asked for, and at most. */
const USUAL_ROWS = 100;
const MOST_ROWS = 1000;
/** Who asks slowly, or nothing, is let go. */
const REQUEST_MS = 10_000;
const MOST_CONNECTIONS = 64;

/** What the service says of itself, read for each request. */
export interface FaceFacts {
  readiness(): Readiness;
  metrics(): readonly Metric[];
  /** Events after a cursor, the oldest first; each holds its cursor. */
  events(after: number, limit: number): readonly { readonly cursor: number }[];
  /** Payments after a row id, the oldest first; each holds its cursor. */
  payments(after: number, limit: number): readonly { readonly cursor: number }[];
  coverage(): readonly unknown[];
}

export interface FaceOptions {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** Needed where the address is not loopback: whoever asks must bring it as Bearer. */
  readonly token: string | null;
  readonly facts: FaceFacts;
}

interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

export interface Face {
  /** Listens; settles with where. Rejects where the address is not to be had. */
  listen(): Promise<AddressInfo>;
  close(): Promise<void>;
}

/**
 * The service's face for machines: whether it lives and is ready, its metrics, and what a consumer missed. It reads, and
 * changes nothing.
 */
export function createFace(options: FaceOptions): Face {
  const server: Server = createServer((request, response) => {
    const { status, headers, body } = safeAnswerTo(request, options);
    response.writeHead(status, { 'Cache-Control': 'no-store', ...headers });
    response.end(body);
  });
  server.requestTimeout = REQUEST_MS;
  server.headersTimeout = REQUEST_MS;
  server.maxConnections = MOST_CONNECTIONS;
  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(options.port, options.host, () => resolve(server.address() as AddressInfo));
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function safeAnswerTo(request: IncomingMessage, options: FaceOptions): Answer {
  try {
    return answerTo(request, options);
  } catch {
    return json(500, { error: 'internal' });
  }
}

function answerTo(request: IncomingMessage, { token, facts }: FaceOptions): Answer {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return json(405, { error: 'method-not-allowed' }, { Allow: 'GET, HEAD' });
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://service');
  // Without a token only this machine may ask; a page in its browser may not, whose name was made to lead here.
  if (token === null && !isLocalName(request.headers.host)) return json(421, { error: 'misdirected' });
  // A container asks from inside whether it lives; that says nothing of anybody.
  if (pathname === '/healthz') return json(200, { status: 'ok' });
  if (!isAllowed(request, token))
    return json(401, { error: 'unauthorized' }, { 'WWW-Authenticate': 'Bearer' });
  switch (pathname) {
    case '/readyz': {
      const readiness = facts.readiness();
      return json(readiness.ready ? 200 : 503, readiness);
    }
    case '/metrics':
      return {
        status: 200,
        headers: { 'Content-Type': PROMETHEUS_TYPE },
        body: expositionOf(facts.metrics()),
      };
    case '/v1/events':
      return rowsOf(searchParams, facts.events);
    case '/v1/payments':
      return rowsOf(searchParams, facts.payments);
    case '/v1/coverage':
      return json(200, { coverage: facts.coverage() });
    default:
      return json(404, { error: 'not-found' });
  }
}

function rowsOf(
  query: URLSearchParams,
  rowsAfter: (after: number, limit: number) => readonly { readonly cursor: number }[],
): Answer {
  const after = integer(query.get('after'), 0);
  const limit = integer(query.get('limit'), USUAL_ROWS);
  if (after === null) return json(400, { error: 'bad-cursor', message: 'after must be a whole number.' });
  if (limit === null || limit < 1 || limit > MOST_ROWS)
    return json(400, { error: 'bad-limit', message: `limit must be 1 to ${MOST_ROWS}.` });
  const rows = rowsAfter(after, limit);
  return json(200, { rows, next: rows.at(-1)?.cursor ?? after, more: rows.length === limit });
}

function integer(text: string | null, absent: number): number | null {
  if (text === null) return absent;
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function isAllowed({ headers }: IncomingMessage, token: string | null): boolean {
  if (token === null) return true;
  const given = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Whether a Host header names this machine. HTTP/1.0 sends none, and browsers speak later versions. */
function isLocalName(host: string | undefined): boolean {
  return host === undefined || /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host);
}

function json(status: number, body: unknown, headers: OutgoingHttpHeaders = {}): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: `${JSON.stringify(body)}\n`,
  };
}
