import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A message of the app's control channel. */
interface Reply {
  readonly id?: number;
  readonly ok?: boolean;
  readonly value?: unknown;
  readonly message?: string;
  readonly event?: 'relaunch';
  readonly args?: readonly string[];
}

/** The app's main process under the bench, with its control channel. */
export class AppProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #nextId = 1;
  #output = '';
  /** Arguments of app.relaunch(), if it was called. */
  relaunchArguments: readonly string[] | null = null;

  /** `under` is a program with its arguments that runs another and leaves its place to it, as strace -D does. */
  constructor(
    appDir: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    under: readonly string[] = [],
  ) {
    const manifest = JSON.parse(readFileSync(join(appDir, 'package.json'), 'utf8')) as { main: string };
    const register = join(import.meta.dirname, 'register.ts');
    const [program = process.execPath, ...before] = [...under, process.execPath];
    this.#child = spawn(
      program,
      [
        ...before,
        '--disable-warning=ExperimentalWarning',
        '--import',
        register,
        join(appDir, manifest.main),
        ...args,
      ],
      { env: { ...process.env, ...env, CHIME_BENCH_APP: appDir }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
    );
    const keep = (chunk: Buffer) => {
      this.#output += chunk.toString();
    };
    this.#child.stdout?.on('data', keep);
    this.#child.stderr?.on('data', keep);
    this.#child.on('message', (reply: Reply) => this.#receive(reply));
    this.#child.on('exit', () => {
      for (const resolve of this.#waiting.values())
        resolve({ ok: false, message: `The app ended.\n${this.#output}` });
      this.#waiting.clear();
    });
  }

  get output(): string {
    return this.#output;
  }
  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Runs a function's text in the app, see control.ts. */
  evaluate(source: string, argument: unknown): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      if (!this.isRunning) {
        reject(new Error(`The app has ended.\n${this.#output}`));
        return;
      }
      this.#waiting.set(id, ({ ok, value, message }) => (ok ? resolve(value) : reject(new Error(message))));
      this.#child.send({ id, source, argument });
    });
  }

  async ended(): Promise<number | null> {
    if (this.isRunning) await once(this.#child, 'exit');
    return this.#child.exitCode;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended();
  }

  #receive(reply: Reply): void {
    if (reply.event === 'relaunch') this.relaunchArguments = reply.args ?? [];
    if (reply.id === undefined) return;
    this.#waiting.get(reply.id)?.(reply);
    this.#waiting.delete(reply.id);
  }
}
