import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** React's part: a component that shows the time is drawn, and taken away. */
let subscribed: ((listener: () => void) => () => void) | null = null;
vi.mock('react', () => ({
  useSyncExternalStore: (subscribe: (listener: () => void) => () => void, get: () => number) => {
    subscribed = subscribe;
    return get();
  },
}));
const page = Object.assign(new EventTarget(), { hidden: false });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('document', page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const { setSeen, useNow } = await import('../../../renderer/state/use-now.ts');

describe('the clock of the window', () => {
  it('ticks while the window is seen, stands still while it is not, and is right when it is again', () => {
    const drawn: number[] = [];
    useNow();
    const remove = subscribed?.(() => drawn.push(Date.now())) ?? expect.fail();
    vi.advanceTimersByTime(30_000);
    expect(drawn).toHaveLength(2);
    setSeen(false);
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(3_600_000);
    expect(drawn).toHaveLength(2);
    setSeen(true);
    expect(drawn).toHaveLength(3);
    expect(useNow()).toBe(Date.now());
    remove();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stands still in a minimised window', () => {
    useNow();
    const remove = subscribed?.(() => undefined) ?? expect.fail();
    expect(vi.getTimerCount()).toBe(1);
    page.hidden = true;
    page.dispatchEvent(new Event('visibilitychange'));
    expect(vi.getTimerCount()).toBe(0);
    page.hidden = false;
    page.dispatchEvent(new Event('visibilitychange'));
    expect(vi.getTimerCount()).toBe(1);
    remove();
  });

  it('does not run for nobody', () => {
    setSeen(false);
    useNow();
    const remove = subscribed?.(() => undefined) ?? expect.fail();
    expect(vi.getTimerCount()).toBe(0);
    setSeen(true);
    remove();
    expect(vi.getTimerCount()).toBe(0);
  });
});
