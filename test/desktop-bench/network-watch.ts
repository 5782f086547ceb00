import { readFileSync } from 'node:fs';

/**
 * Runs a program and everything it starts so that the kernel's log of their connections and datagrams is written to a
 * file. Nothing that the program does with its own modules gets around it. strace -D leaves the program its place: its
 * process id, its channels, its exit status.
 */
export const watchedBy = (file: string): readonly string[] => [
  'strace',
  ...['-D', '-f', '-qq', '--seccomp-bpf'],
  // Texts whole enough for the name in a question to a name server, in hex where they are no plain text.
  ...['-x', '-s', '300'],
  ...['-e', 'trace=connect,sendto,sendmsg,sendmmsg', '-e', 'signal=none'],
  ...['-o', file],
];

const HEX = /(?:\\x[0-9a-f]{2})+/g;
const INTERNET =
  /sa_family=AF_INET6?, sin6?_port=htons\((\d+)\),(?: sin6_flowinfo=[^,]+,)? (?:sin_addr=inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)")/g;
const LOCAL = /^connect\(\d+, \{sa_family=AF_UNIX, sun_path=(@?"[^"]+")/;

/**
 * What the programs of `watchedBy` reached for, whether it answered or not, each once and sorted: "127.0.0.1:6006" for
 * internet addresses, "name: host.example" for each name that a name server was asked for, "local: /path" for sockets of
 * this computer that took the connection.
 */
export function contactsIn(file: string): readonly string[] {
  const contacts = new Set<string>();
  /** Connects to local sockets that another thread's line came between, by thread. */
  const pending = new Map<string, string>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, thread = '', call = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    for (const [, port = '', v4, v6] of call.matchAll(INTERNET)) {
      // With port 0 the C library only asks the kernel for a route, and sends nothing.
      if (port !== '0' && !isNameServer(v4 ?? v6 ?? '', port)) {
        contacts.add(v4 === undefined ? `[${v6}]:${port}` : `${v4}:${port}`);
      }
    }
    for (const name of namesAskedIn(call)) contacts.add(`name: ${name}`);
    const path = LOCAL.exec(call)?.[1]?.replaceAll('"', '');
    if (path !== undefined && call.endsWith('<unfinished ...>')) pending.set(thread, path);
    else if (path !== undefined && tookIt(call)) contacts.add(`local: ${path}`);
    const resumed = call.startsWith('<... connect resumed>') ? pending.get(thread) : undefined;
    if (resumed !== undefined) {
      pending.delete(thread);
      if (tookIt(call)) contacts.add(`local: ${resumed}`);
    }
  }
  return [...contacts].toSorted();
}

const tookIt = (call: string): boolean => /= (?:0|-1 EINPROGRESS|-1 EAGAIN)\b/.test(call);

/** Questions to these are told by the names in them. */
function isNameServer(address: string, port: string): boolean {
  const servers = [...readFileSync('/etc/resolv.conf', 'utf8').matchAll(/^nameserver\s+(\S+)/gm)];
  return port === '53' && (servers.length === 0 || servers.some(([, each]) => each === address));
}

/** Names in questions to a name server (RFC 1035, 4.1), which are sent in calls with one message or several. */
function namesAskedIn(call: string): readonly string[] {
  return [...call.matchAll(HEX)].flatMap(([hex]) => {
    const bytes = Buffer.from(hex.replaceAll('\\x', ''), 'hex');
    // One question, no answer yet.
    if (bytes.length < 17 || bytes.readUInt16BE(4) !== 1 || bytes.readUInt16BE(6) !== 0) return [];
    const labels: string[] = [];
    let at = 12;
    for (let length = bytes[at] ?? 0; length !== 0; length = bytes[at] ?? 0) {
      labels.push(bytes.toString('latin1', at + 1, at + 1 + length));
      at += 1 + length;
      if (length > 63 || at >= bytes.length) return [];
    }
    return [labels.join('.')];
  });
}

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly { readonly type: number; readonly params?: Readonly<Record<string, unknown>> }[];
}

/**
 * What the app's pages made Chromium reach for, from the file of its switch --log-net-log: requests and questions for
 * names by the page they are counted to, and whatever was sent to an address, by any page. What Chromium does for itself
 * is counted to no page of the app's.
 */
export function pageContactsIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8').trim();
  // A Chromium that is ended leaves the list open.
  const { constants, events } = JSON.parse(
    text.endsWith(']}') ? text : `${text.replace(/,$/, '')}]}`,
  ) as NetLog;
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]));
  const contacts = new Set<string>();
  for (const { type, params = {} } of events) {
    const name = names.get(type) ?? '';
    const isOurs = JSON.stringify(params).includes('.chime-bench');
    const { host, url, address } = params;
    if (name === 'HOST_RESOLVER_MANAGER_REQUEST' && isOurs) contacts.add(`name: ${String(host)}`);
    if (name === 'URL_REQUEST_START_JOB' && isOurs) contacts.add(`request: ${String(url)}`);
    if (/^(?:UDP_BYTES_SENT|TCP_CONNECT_ATTEMPT)$/.test(name) && typeof address === 'string') {
      if (!address.startsWith('127.0.0.1:')) contacts.add(address);
    }
  }
  return [...contacts].toSorted();
}
