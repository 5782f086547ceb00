import { useEffect, useRef, useState } from 'react';
import type { BalanceView } from '../../../../electron/contract/index.ts';
import { act } from '../../../bridge.ts';

/** A stream of payments asks no more often: each answer costs the server. */
const LEAST_PAUSE_MS = 10_000;

interface BalanceState {
  /** The last answer; null before the first. */
  readonly balance: BalanceView | null;
  /** Why there is no newer one. */
  readonly failure: { readonly code: string; readonly text: string } | null;
  readonly isBusy: boolean;
}

/**
 * The balance of the account that is looked at: asked for at once, again when `occasion` changes (a payment, a
 * connection), and when a person asks. A hidden window asks when it is seen.
 */
export function useBalance(id: string, occasion: string): BalanceState & { readonly refresh: () => void } {
  const [state, setState] = useState<BalanceState>({ balance: null, failure: null, isBusy: true });
  /** Runs from one question to the earliest next one. */
  const pause = useRef<number | null>(null);
  const isDue = useRef(false);
  const isGone = useRef(false);

  const ask = async () => {
    isDue.current = false;
    window.clearTimeout(pause.current ?? undefined);
    pause.current = window.setTimeout(() => {
      pause.current = null;
      if (isDue.current) askWhenSeen();
    }, LEAST_PAUSE_MS);
    setState((before) => ({ ...before, isBusy: true }));
    const outcome = await act('accounts:balance', { id });
    if (isGone.current) return;
    setState((before) =>
      outcome.ok
        ? { balance: outcome.value, failure: null, isBusy: false }
        : { balance: before.balance, failure: outcome, isBusy: false },
    );
  };
  const askWhenSeen = () => {
    isDue.current = true;
    if (!document.hidden && pause.current === null && !isGone.current) void ask();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the occasion is what asks again
  useEffect(askWhenSeen, [id, occasion]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: for as long as the account is looked at
  useEffect(() => {
    isGone.current = false;
    const whenSeen = () => {
      if (isDue.current) askWhenSeen();
    };
    document.addEventListener('visibilitychange', whenSeen);
    return () => {
      isGone.current = true;
      document.removeEventListener('visibilitychange', whenSeen);
      window.clearTimeout(pause.current ?? undefined);
    };
  }, []);
  return { ...state, refresh: () => void ask() };
}
