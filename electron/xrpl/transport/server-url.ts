import { BlockList, isIP } from 'node:net';
import { type MessageCode, type PlainCode, type Said, said } from '../../contract/index.ts';

/** A server as configured. `url` and `authorization` are for the socket alone; everything else uses `redacted`. */
export interface ServerUrl {
  /** Without user, password and fragment: what the WebSocket is opened with. */
  readonly url: string;
  /** Value of the Authorization header, or null. Never logged. */
  readonly authorization: string | null;
  /** Safe to show, and the server's key everywhere: password, user-only token, tokens in the path and query values are replaced by ***. */
  readonly redacted: string;
  readonly secure: boolean;
  /** Loopback, link-local or private address, or a name of the local network: the user's own. */
  readonly own: boolean;
  readonly host: string;
}

export type ServerUrlResult =
  | { readonly ok: true; readonly server: ServerUrl }
  | ({ readonly ok: false } & Said<PlainCode<ServerUrlMessage>>);

type ServerUrlMessage = Extract<MessageCode, `server-url.${string}`>;

export interface ServerUrlRules {
  /** Also accept ws:// to hosts outside the local network. Default false: anyone on the way could read and alter it. */
  readonly allowInsecure?: boolean;
}

/**
 * Parses a server URL as entered: wss://host[:port][/path], ws:// only to the user's own machine or network, each
 * with user:password@ if need be. Messages never repeat the text, which may hold a password.
 */
export function parseServerUrl(text: string, rules: ServerUrlRules = {}): ServerUrlResult {
  const entered = text.trim();
  if (entered === '') return failure('server-url.empty');
  if (!URL.canParse(entered)) return failure('server-url.not-a-url');
  const url = new URL(entered);
  if (sealOf(entered) !== null) return failure('server-url.sealed');
  if (url.protocol !== 'wss:' && url.protocol !== 'ws:') return failure('server-url.scheme');
  if (url.hostname === '') return failure('server-url.not-a-url.no-host');
  if (url.port === '0') return failure('server-url.port');
  const own = isOwnHost(url.hostname);
  if (url.protocol === 'ws:' && !own && !rules.allowInsecure) return failure('server-url.insecure');
  const authorization = authorizationHeader(url);
  return {
    ok: true,
    server: {
      url: bareUrl(url),
      authorization,
      redacted: redact(url),
      secure: url.protocol === 'wss:',
      own,
      host: url.hostname,
    },
  };
}

/** Whether a server, by its URL or redacted URL, is on the user's own machine or network; null where it can't be read. */
export function isOwnServer(url: string): boolean | null {
  const parsed = parseServerUrl(url, { allowInsecure: true });
  return parsed.ok ? parsed.server.own : null;
}

/** The URL with everything secret replaced, for display; a fixed text when it cannot be parsed. */
export function redactServerUrl(text: string): string {
  const entered = text.trim();
  const url = URL.canParse(entered) ? new URL(entered) : null;
  // In "user:secret@host" the parser takes the user for a scheme.
  if (!url || !/^wss?:$/.test(url.protocol)) return NOT_A_URL;
  // The number by which serverNames tells servers apart is part of a name.
  return redact(url) + (/^#\d{1,2}$/.test(url.hash) ? url.hash : '');
}

/** An address of any scheme with everything secret replaced, for display; '' when it cannot be parsed. */
export function redactUrl(text: string): string {
  return URL.canParse(text) ? redact(new URL(text)) : '';
}

/** What redactServerUrl gives for a text that is no address. */
export const NOT_A_URL = '(not a server address)';

/**
 * How the servers of one list are named: redacted, and told apart where only their passwords or tokens differ
 * (`wss://me:***@host`, `wss://me:***@host#2`). The same server twice has one name.
 */
export function serverNames(urls: readonly string[]): readonly string[] {
  const names = new Map<string, string>();
  const taken = new Map<string, number>();
  return urls.map((text) => {
    const server = identityOf(text);
    const redacted = redactServerUrl(text);
    const before = taken.get(redacted) ?? 0;
    const name = names.get(server) ?? (before === 0 ? redacted : `${redacted}#${before + 1}`);
    if (!names.has(server)) taken.set(redacted, before + 1);
    names.set(server, name);
    return name;
  });
}

/** The same for each way to write one server with the same credentials. */
function identityOf(text: string): string {
  const entered = text.trim();
  if (!URL.canParse(entered) || sealOf(entered) !== null) return entered;
  const url = new URL(entered);
  url.hash = '';
  return url.href;
}

/** True where a server's URL holds what only its user may know. What is sealed holds nothing readable. */
export function hasSecret(text: string): boolean {
  const entered = text.trim();
  if (!URL.canParse(entered) || sealOf(entered) !== null) return false;
  const url = new URL(entered);
  return redact(url) !== `${url.protocol}//${url.host}${trimmedPath(url)}`;
}

const SEAL = /#sealed=([A-Za-z0-9+/=]+)$/;

/** A URL as it is stored: redacted, with the unreadable whole behind it. */
export function sealedServerUrl(url: string, sealed: string): string {
  return `${redactServerUrl(url)}#sealed=${sealed}`;
}

/** What sealedServerUrl put behind a URL; null where it did not. */
export function sealOf(text: string): string | null {
  return SEAL.exec(text)?.[1] ?? null;
}

/** A path segment that no person would choose: many letters and digits mixed. Providers put tokens there. */
const ACCESS_TOKEN = /^(?=.*\d)(?=.*[A-Za-z])[\w-]{16,}$/;

function redact(url: URL): string {
  // A user without a password is how some providers pass an access token.
  const credentials = url.password ? `${url.username}:***@` : url.username ? '***@' : '';
  const query = [...url.searchParams.keys()].map((name) => `${encodeURIComponent(name)}=***`).join('&');
  const path = trimmedPath(url)
    .split('/')
    .map((segment) => (ACCESS_TOKEN.test(segment) ? '***' : segment))
    .join('/');
  return `${url.protocol}//${credentials}${url.host}${path}${query && `?${query}`}`;
}

function bareUrl(url: URL): string {
  return `${url.protocol}//${url.host}${trimmedPath(url) || '/'}${url.search}`;
}

function trimmedPath(url: URL): string {
  return url.pathname === '/' ? '' : url.pathname;
}

function authorizationHeader(url: URL): string | null {
  if (!url.username && !url.password) return null;
  const user = decodeCredential(url.username);
  const password = decodeCredential(url.password);
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

/** A host without the brackets around an IPv6 address. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** A user name or password as it stands in a URL, decoded. */
export function decodeCredential(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % that was never meant as an escape.
    return text;
  }
}

const OWN_NETWORKS = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  // Carrier-grade NAT space, which private overlay networks use.
  ['100.64.0.0', 10],
] as const) {
  OWN_NETWORKS.addSubnet(network, prefix, 'ipv4');
}
OWN_NETWORKS.addAddress('::1', 'ipv6');
OWN_NETWORKS.addSubnet('fc00::', 7, 'ipv6');
OWN_NETWORKS.addSubnet('fe80::', 10, 'ipv6');

export function isOwnHost(hostname: string): boolean {
  const host = bareHost(hostname).toLowerCase();
  const family = isIP(host);
  if (family !== 0) return OWN_NETWORKS.check(host, family === 6 ? 'ipv6' : 'ipv4');
  // RFC 6761 localhost, RFC 6762 .local, RFC 8375 .home.arpa, ICANN's .internal; a name without a dot is resolved locally.
  return (
    host === 'localhost' || /\.(?:localhost|local|internal|lan|home\.arpa)$/.test(host) || !host.includes('.')
  );
}

function failure(code: ServerUrlMessage): ServerUrlResult {
  return { ok: false, ...said(code) };
}
