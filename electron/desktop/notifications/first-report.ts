import type { Activation } from '../../alerts/sinks/notification/notification-id.ts';

/** Reports of one use come within the same moment; nobody clicks the same notification twice, since it is gone then. */
const SAME_MOMENT_MS = 3000;

/**
 * Windows reports one use up to three times: to the notification's object, to handleActivation, and as an argument of a
 * second start. What the first report opened must not be overridden, least of all by one that does not say what was
 * clicked (SnoreToast's, an earlier version's). The function is true for a report that nobody has made yet.
 *
 * @param now Monotonic, in milliseconds.
 */
export function createFirstReport(now: () => number): (activation: Activation) => boolean {
  let recent: readonly { readonly activation: Activation; readonly at: number }[] = [];
  return (activation) => {
    recent = recent.filter(({ at }) => now() - at < SAME_MOMENT_MS);
    const isRepeat = recent.some((earlier) => repeats(activation, earlier.activation));
    if (!isRepeat) recent = [...recent, { activation, at: now() }];
    return !isRepeat;
  };
}

function repeats(one: Activation, earlier: Activation): boolean {
  if (one.tag === null) return true;
  if (one.tag !== earlier.tag || one.type !== earlier.type) return false;
  return one.type === 'click' || (earlier.type === 'action' && one.action === earlier.action);
}
