import {
  Circle,
  CircleCheck,
  CircleDashed,
  CircleEllipsis,
  CirclePause,
  CircleX,
  type LucideIcon,
  MessagesSquare,
  Smartphone,
  SquareTerminal,
  Webhook,
} from 'lucide-react';
import type { ShownSink } from '../../../../electron/contract/index.ts';
import type { SinkKind } from './sink-words.ts';

const KINDS: Readonly<Record<SinkKind, LucideIcon>> = {
  webhook: Webhook,
  ntfy: Smartphone,
  apprise: MessagesSquare,
  command: SquareTerminal,
};

/** The kind of a receiver; its name stands beside it. */
export function SinkKindIcon({ kind, size = '1rem' }: { readonly kind: SinkKind; readonly size?: string }) {
  const Shape = KINDS[kind];
  return <Shape aria-hidden size={size} strokeWidth={1.75} className="sink-kind" />;
}

/** One shape for each state; the colour only repeats it. */
const TONES: Readonly<Record<ShownSink['tone'], readonly [shape: LucideIcon, className: string]>> = {
  off: [CircleDashed, 'state-empty'],
  paused: [CirclePause, 'state-paused'],
  idle: [Circle, 'state-empty'],
  delivered: [CircleCheck, 'state-live'],
  waiting: [CircleEllipsis, 'state-connecting'],
  failing: [CircleX, 'state-offline'],
};

/** How it goes with a receiver; it always stands beside the words for it. */
export function SinkSign({ tone }: { readonly tone: ShownSink['tone'] }) {
  const [Shape, className] = TONES[tone];
  return <Shape aria-hidden size="1rem" strokeWidth={2} className={`state-icon ${className}`} />;
}
