import { net, powerMonitor } from 'electron';
import { clockJumpLook } from '../../xrpl/clock-jump.ts';
import type { NudgeReason } from '../../xrpl/network-client.ts';

interface PowerEvents {
  /** The machine is about to sleep: commit and mark. */
  readonly onSuspend: () => void;
  /** Time may have been lost, or the network may be back. */
  readonly onWake: (reason: NudgeReason) => void;
  /** Between two calls of `look`. */
  readonly lookEveryMs: number;
}

interface PowerWatch {
  /** Looks at what the system may not tell. It has no timer of its own: each costs a hidden app as much as its work. */
  readonly look: () => void;
  readonly stop: () => void;
}

/**
 * Listens to sleep, waking, unlocking and the network. The system's events may come late or not at all, so a jump of the
 * wall clock counts as sleep too.
 */
export function watchPower({ onSuspend, onWake, lookEveryMs }: PowerEvents): PowerWatch {
  const onResume = () => onWake('resume');
  const onUnlock = () => onWake('network-online');
  powerMonitor.on('suspend', onSuspend);
  powerMonitor.on('resume', onResume);
  powerMonitor.on('unlock-screen', onUnlock);
  const lookAtClock = clockJumpLook(() => onWake('clock-jump'), {
    intervalMs: lookEveryMs,
    wallTime: () => Date.now(),
  });
  let wasOnline = net.isOnline();
  return {
    look() {
      lookAtClock();
      const isOnline = net.isOnline();
      if (isOnline && !wasOnline) onWake('network-online');
      wasOnline = isOnline;
    },
    stop() {
      powerMonitor.removeListener('suspend', onSuspend);
      powerMonitor.removeListener('resume', onResume);
      powerMonitor.removeListener('unlock-screen', onUnlock);
    },
  };
}
