/**
 * Work on a whole history in slices: this process also owns the sockets and the window's requests, which must not wait
 * for a hundred thousand payments to be added up or written to a file.
 */

/** Lets everything that is waiting be handled first: frames of sockets, requests of the window, timers. */
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
