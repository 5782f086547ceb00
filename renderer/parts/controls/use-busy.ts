import { useRef, useState } from 'react';

/**
 * Lets an action run once at a time: what is asked for while it is under way is not done a second time. The button
 * stays where the focus is; it only says that it is busy.
 */
export function useBusy(): {
  readonly busy: boolean;
  readonly once: (action: () => Promise<unknown>) => Promise<void>;
} {
  const [busy, setBusy] = useState(false);
  // Two presses may come before the first is drawn.
  const running = useRef(false);
  const once = async (action: () => Promise<unknown>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      await action();
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, once };
}
