import {
  BellOff,
  CircleCheck,
  CircleDashed,
  CircleDotDashed,
  CircleEllipsis,
  CircleSlash,
  CircleX,
  type LucideIcon,
} from 'lucide-react';
import type { ConnectionState, OverallState } from '../../../electron/contract/index.ts';

/** One shape for each state; the colour only repeats it. */
const OVERALL: Readonly<Record<OverallState, LucideIcon>> = {
  live: CircleCheck,
  'catching-up': CircleEllipsis,
  incomplete: CircleDotDashed,
  connecting: CircleEllipsis,
  stalled: CircleSlash,
  offline: CircleX,
  paused: BellOff,
  empty: CircleDashed,
};

const CONNECTION: Readonly<Record<ConnectionState, OverallState>> = {
  connected: 'live',
  connecting: 'connecting',
  waiting: 'offline',
  stalled: 'stalled',
  closed: 'offline',
};

/** The state of the whole app; it always stands beside the word for it. */
export function StateIcon({ state }: { readonly state: OverallState }) {
  const Shape = OVERALL[state];
  return <Shape aria-hidden size="1rem" strokeWidth={2} className={`state-icon state-${state}`} />;
}

/** A connection’s state by the icons for the app’s state: waiting looks like offline. */
export function ConnectionIcon({ state }: { readonly state: ConnectionState }) {
  return <StateIcon state={CONNECTION[state]} />;
}
