import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type {
  RemoteCall,
  RemoteConfig,
  RemoteNetwork,
  RemoteReady,
  RemoteReply,
  RemoteServer,
} from './remote-protocol.ts';

/** A simulated ledger in a process of its own, for tests that need servers that can be killed. */
export interface RemoteLedgerProcess {
  readonly pid: number;
  /** URLs of its servers. */
  readonly urls: readonly string[];
  readonly network: RemoteNetwork;
  /** One per server. */
  readonly servers: readonly RemoteServer[];
  /** Sends a signal: SIGKILL (servers vanish), SIGSTOP (frozen, sockets stay), SIGCONT … */
  signal(signal: NodeJS.Signals): void;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

/** Starts main.ts with this Node. Rejects when it ends before it is ready. */
export async function startRemoteLedger(config: RemoteConfig = {}): Promise<RemoteLedgerProcess> {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, JSON.stringify(config)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const calls = new CallQueue(child);
  const ready = await Promise.race([
    calls.ready,
    exited.then((): never => {
      throw new Error('the simulated ledger ended before it was ready');
    }),
  ]);
  return {
    pid: ready.pid,
    urls: ready.servers.map(({ url }) => url),
    network: proxy<RemoteNetwork>(calls),
    servers: ready.servers.map((_, index) => proxy<RemoteServer>(calls, index)),
    signal: (signal) => void child.kill(signal),
    async stop() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

class CallQueue {
  readonly ready: Promise<RemoteReady>;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (reply: RemoteReply) => void>();
  #nextId = 1;

  constructor(child: ChildProcess) {
    this.#child = child;
    if (child.stdout === null) throw new Error('no stdout');
    const lines = createInterface({ input: child.stdout });
    this.ready = new Promise((resolve) => {
      lines.on('line', (line) => {
        const message = JSON.parse(line) as RemoteReady | RemoteReply;
        if ('ready' in message) resolve(message);
        else this.#settle(message.id, message);
      });
    });
    child.stdin?.on('error', () => {});
    child.once('exit', () => {
      for (const id of [...this.#waiting.keys()]) {
        this.#settle(id, { id, ok: false, error: 'the simulated ledger has ended' });
      }
    });
  }

  async call(method: string, args: readonly unknown[], server?: number): Promise<unknown> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
      throw new Error('the simulated ledger has ended');
    }
    const id = this.#nextId++;
    const call: RemoteCall = { id, method, args, ...(server === undefined ? {} : { server }) };
    const reply = await new Promise<RemoteReply>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#child.stdin?.write(`${JSON.stringify(call)}\n`);
    });
    if (!reply.ok) throw new Error(reply.error);
    return reply.result;
  }

  #settle(id: number, reply: RemoteReply): void {
    this.#waiting.get(id)?.(reply);
    this.#waiting.delete(id);
  }
}

/** Methods become calls by their names; `then` does not, so that the proxy can be returned from async functions. */
function proxy<T extends object>(calls: CallQueue, server?: number): T {
  const handler: ProxyHandler<object> = {
    get: (_target, name) =>
      typeof name === 'string' && name !== 'then'
        ? (...args: readonly unknown[]) => calls.call(name, args, server)
        : undefined,
  };
  return new Proxy({}, handler) as T;
}
