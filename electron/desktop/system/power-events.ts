import { net, powerMonitor } from 'electron';
import { watchForClockJumps } from '../../xrpl/clock-jump.ts';
import type { NudgeReason } from '../../xrpl/network-client.ts';

interface PowerEvents {
  /** The machine is about to sleep: commit and mark. */
  readonly onSuspend: () => void;
  /** Time may have been lost, or the network may be back. */
  readonly onWake: (reason: NudgeReason) => void;
}

const NETWORK_LOOK_MS = 5000;

/**
 * Listens to sleep, waking, unlocking and the network. The system's events may come late or not at all, so a jump of the
 * wall clock counts as sleep too. Returns its remover.
 */
export function watchPower({ onSuspend, onWake }: PowerEvents): () => void {
  const onResume = () => onWake('resume');
  const onUnlock = () => onWake('network-online');
  powerMonitor.on('suspend', onSuspend);
  powerMonitor.on('resume', onResume);
  powerMonitor.on('unlock-screen', onUnlock);
  const stopClock = watchForClockJumps(() => onWake('clock-jump'));
  let wasOnline = net.isOnline();
  const timer = setInterval(() => {
    const isOnline = net.isOnline();
    if (isOnline && !wasOnline) onWake('network-online');
    wasOnline = isOnline;
  }, NETWORK_LOOK_MS);
  return () => {
    powerMonitor.removeListener('suspend', onSuspend);
    powerMonitor.removeListener('resume', onResume);
    powerMonitor.removeListener('unlock-screen', onUnlock);
    stopClock();
    clearInterval(timer);
  };
}
