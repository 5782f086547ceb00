import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DrivenAnswer, DrivenCommand } from './driven-headless.ts';

const PROGRAM = fileURLToPath(new URL('driven-headless.ts', import.meta.url));

const STEP_S = 2;

/** The built headless program, whose time passes when it is told so. */
export interface DrivenProcess {
  /** How often each payment was told, by account, hash and asset. */
  readonly told: ReadonlyMap<string, number>;
  readonly connections: () => number;
  /** An even number of them. */
  pass(seconds: number): Promise<void>;
  measure(): Promise<DrivenAnswer>;
  /** SIGTERM, and the exit status. */
  stop(): Promise<number | null>;
}

export function startDriven(args: readonly string[]): DrivenProcess {
  const child = fork(PROGRAM, args, {
    execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (child.stdout === null) throw new Error('it has no stdout');
  const told = new Map<string, number>();
  let connections = 0;
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as { readonly type: string; readonly state?: string } & Told;
    if (line.type === 'connection' && line.state === 'connected') connections += 1;
    if (line.type === 'payment') told.set(keyOf(line), (told.get(keyOf(line)) ?? 0) + 1);
  });
  const exited = once(child, 'exit');
  const ask = async (command: DrivenCommand): Promise<DrivenAnswer> => {
    const answer = once(child, 'message');
    child.send(command);
    const first = await Promise.race([answer, exited.then(() => null)]);
    if (first === null) throw new Error('headless ended');
    return first[0] as DrivenAnswer;
  };
  return {
    told,
    connections: () => connections,
    // In steps, so that what the network answers meanwhile (within five seconds, a pong) arrives in time.
    async pass(seconds) {
      for (let passed = 0; passed < seconds; passed += STEP_S) await ask({ do: 'pass', ms: STEP_S * 1000 });
    },
    measure: () => ask({ do: 'measure' }),
    async stop() {
      child.kill('SIGTERM');
      const [status] = (await exited) as [number | null];
      return status;
    },
  };
}

interface Told {
  readonly account: string;
  readonly hash: string;
  readonly asset: unknown;
}

export function keyOf({ account, hash, asset }: Told): string {
  return `${account} ${hash} ${JSON.stringify(asset)}`;
}
