import { useRef, useState } from 'react';

/**
 * Runs an action once at a time: requests while it runs do nothing. The button keeps the focus and only shows that it is
 * busy.
 */
export function useBusy(): {
  readonly busy: boolean;
  readonly once: (action: () => Promise<unknown>) => Promise<void>;
} {
  const [busy, setBusy] = useState(false);
  // A second press may come before the first one is drawn.
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
