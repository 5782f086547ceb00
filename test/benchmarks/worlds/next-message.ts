import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** The next message of a process. Rejects when it ends before. */
export async function nextMessage<T>(child: ChildProcess): Promise<T> {
  const settled = new AbortController();
  const { signal } = settled;
  const ended = async () => {
    const [code, signalName] = await once(child, 'exit', { signal });
    throw new Error(`the server's process ended with ${code ?? signalName}`);
  };
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([message]) => message as T),
      ended(),
    ]);
  } finally {
    settled.abort();
  }
}
