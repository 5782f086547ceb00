import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type describe, expect } from 'vitest';
import { describeWith, PROGRAM_PATH } from '../../../installed.ts';

/** `describe` where nats-server is installed. */
export const describeNats: typeof describe | typeof describe.skip = describeWith(
  'Tests of forwarding to a stream',
  [['nats-server', 'nats-server']],
);

/** A real nats-server with JetStream on loopback, on the same port and files after each start. */
export class NatsServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'chime-nats-'));
  /** Statements of its configuration file besides the port and JetStream. */
  settings: string;
  hasJetStream = true;
  port = 0;
  #child: ChildProcess | null = null;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(settings = '') {
    this.settings = settings;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  /** Resolves once it takes connections and its streams are restored. */
  async start(): Promise<this> {
    const file = join(this.folder, 'nats.conf');
    const jetStream = this.hasJetStream ? `jetstream { store_dir: "${join(this.folder, 'data')}" }` : '';
    const listen = `listen: "127.0.0.1:${this.port === 0 ? -1 : this.port}"`;
    writeFileSync(file, `${listen}\n${jetStream}\n${this.settings}\n`);
    const child = spawn('nats-server', ['-c', file], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, PATH: PROGRAM_PATH },
    });
    this.#child = child;
    this.#ended = once(child, 'close');
    let log = '';
    for await (const line of createInterface({ input: child.stderr })) {
      log += `${line}\n`;
      const [, port] = /Listening for client connections on [\d.]+:(\d+)/.exec(line) ?? [];
      if (port !== undefined) this.port = Number(port);
      if (line.includes('Server is ready')) {
        child.stderr.resume();
        return this;
      }
    }
    throw new Error(`nats-server ended:\n${log}`);
  }

  /** SIGSTOP: it answers no more, and its connections stay. */
  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Stops it until SIGCONT, and resolves once it stands still: a signal takes its time. */
  async freeze(): Promise<void> {
    this.signal('SIGSTOP');
    const state = () => readFileSync(`/proc/${this.#child?.pid}/stat`, 'utf8').split(') ')[1]?.[0];
    await expect.poll(state).toBe('T');
  }

  /** Kills it; what it acknowledged is on its disk. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.#ended;
    this.#child = null;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
