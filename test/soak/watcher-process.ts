import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { WatcherConfig, WatcherLine } from './watcher.ts';

const WATCHER = fileURLToPath(new URL('watcher.ts', import.meta.url));

/** Hundreds of lives begin with the same sources: compiled once, a start takes a third of the time. */
const COMPILE_CACHE = join(tmpdir(), 'chime-compile-cache');

/** What one process has announced and alerted. */
interface Life {
  readonly announced: Set<string>;
  readonly alerted: Set<string>;
}

type Status = Extract<WatcherLine, { type: 'status' }>;

/** Everything the watcher ever said, over all its lives. */
export interface WatcherTally {
  /** How often each payment was announced and alerted, by key. */
  readonly announced: Map<string, number>;
  readonly alerted: Map<string, number>;
  /** Announced or alerted twice by one process: no kill fell before the acknowledgement, so there is no excuse. */
  readonly announcedTooOften: Set<string>;
  readonly alertedTooOften: Set<string>;
  readonly problems: Map<string, number>;
  summaries: number;
  crashes: string[];
}

/** The watcher in a process of its own, started again and again on the same folder. */
export class WatcherProcess {
  readonly tally: WatcherTally = {
    ...{ announced: new Map(), alerted: new Map(), problems: new Map() },
    ...{ announcedTooOften: new Set(), alertedTooOften: new Set() },
    ...{ summaries: 0, crashes: [] },
  };
  readonly #config: WatcherConfig;
  #child: ChildProcess | null = null;
  #ended: Promise<void> = Promise.resolve();
  #expected = false;
  status: Status | null = null;

  constructor(config: WatcherConfig) {
    this.#config = config;
  }

  get running(): boolean {
    return this.#child !== null;
  }

  start(): void {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', WATCHER, JSON.stringify(this.#config)],
      { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE } },
    );
    this.#child = child;
    this.#expected = false;
    this.status = null;
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.stdin.on('error', () => undefined);
    const life: Life = { announced: new Set(), alerted: new Set() };
    createInterface({ input: child.stdout }).on('line', (line) => this.#take(line, life));
    this.#ended = new Promise((resolve) => {
      child.once('close', (code, signal) => {
        this.#child = null;
        if (!this.#expected)
          this.tally.crashes.push(`ended with ${code ?? signal}: ${stderr.slice(0, 2000)}`);
        resolve();
      });
    });
  }

  send(command: string): void {
    this.#child?.stdin?.write(`${command}\n`);
  }

  signal(signal: NodeJS.Signals): void {
    if (signal === 'SIGKILL') this.#expected = true;
    this.#child?.kill(signal);
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.#ended;
  }

  async stop(): Promise<void> {
    this.#expected = true;
    this.send('stop');
    await this.#ended;
  }

  /** A killed process leaves at most one line unfinished; such a line was never announced. */
  #take(text: string, life: Life): void {
    let line: WatcherLine;
    try {
      line = JSON.parse(text) as WatcherLine;
    } catch {
      return;
    }
    const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
    const note = (what: 'announced' | 'alerted', key: string) => {
      count(this.tally[what], key);
      if (life[what].has(key)) this.tally[`${what}TooOften`].add(key);
      life[what].add(key);
    };
    if (line.type === 'payment') note('announced', line.key);
    else if (line.type === 'problem') count(this.tally.problems, line.code);
    else if (line.type === 'status') this.status = line;
    else {
      if (line.summary) this.tally.summaries += 1;
      for (const key of line.keys) note('alerted', key);
    }
  }
}
