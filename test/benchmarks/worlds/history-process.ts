import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { NetworkPlan, ServerTold } from './history-program.ts';
import { nextMessage } from './next-message.ts';

type Told<T extends ServerTold['type']> = Extract<ServerTold, { type: T }>;

export interface HistoryProcess {
  readonly built: Told<'built'>;
  /** Starts a server; returns its URL. */
  serve(): Promise<string>;
  /** Stops it; returns how often it was asked. */
  count(): Promise<Told<'counted'>>;
  stop(): void;
}

/** Starts the network of history-program.ts. */
export async function startHistory(plan: NetworkPlan): Promise<HistoryProcess> {
  const program = fileURLToPath(new URL('history-program.ts', import.meta.url));
  const execArgv = ['--disable-warning=ExperimentalWarning'];
  const child = fork(program, [JSON.stringify(plan)], { execArgv });
  const next = <T extends ServerTold['type']>() => nextMessage<Told<T>>(child);
  const built = await next<'built'>();
  return {
    built,
    async serve() {
      child.send('serve');
      return (await next<'serving'>()).url;
    },
    async count() {
      child.send('count');
      return next<'counted'>();
    },
    stop: () => void child.kill(),
  };
}
