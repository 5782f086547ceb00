import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program that answers each message over the IPC channel with one, and speaks first. */
export interface Child<Begun, Question, Answer> {
  readonly begun: Begun;
  ask(question: Question): Promise<Answer>;
  stop(): void;
}

/** Starts a program of this folder. Rejects what is asked of one that died. */
export async function startChild<Begun, Question, Answer>(
  name: string,
): Promise<Child<Begun, Question, Answer>> {
  const program = fileURLToPath(new URL(name, import.meta.url));
  const child = fork(program, [], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  const died = once(child, 'exit').then(() => {
    throw new Error(`${name} died`);
  });
  died.catch(() => undefined);
  const next = async <T>() => (await Promise.race([once(child, 'message'), died]))[0] as T;
  const begun = await next<Begun>();
  return {
    begun,
    ask(question) {
      const answer = next<Answer>();
      child.send(question as object);
      return answer;
    },
    stop: () => void (child.connected && child.disconnect()),
  };
}
