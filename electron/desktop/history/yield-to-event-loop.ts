/**
 * Work on a whole history is done in slices: this process also owns the sockets and answers the window, and neither may
 * wait until a hundred thousand payments are added up or written to a file.
 */

/** Lets everything that waits be handled first: frames of sockets, requests of the window, timers. */
export const yieldToEventLoop: Pause = () => new Promise((resolve) => setImmediate(resolve));

export type Pause = () => Promise<void>;

/** The items in slices of at most `size`, with a pause between one and the next. */
export async function* inSlices<T>(
  items: readonly T[],
  size: number,
  pause: Pause,
): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) {
    if (start > 0) await pause();
    yield items.slice(start, start + size);
  }
}
