import {
  ArrowDownLeft,
  ArrowLeftRight,
  Cable,
  CircleHelp,
  DoorClosed,
  Gavel,
  Hourglass,
  Image,
  type LucideIcon,
  Percent,
  Split,
  TicketCheck,
  Undo2,
} from 'lucide-react';
import type { CreditKind } from '../../../electron/contract/index.ts';

/** One shape for each kind, so that kinds are distinguishable without colour. */
const SHAPES: Readonly<Record<CreditKind, LucideIcon>> = {
  payment: ArrowDownLeft,
  check: TicketCheck,
  escrow: Hourglass,
  channel: Split,
  'account-delete': DoorClosed,
  'nft-sale': Image,
  'nft-royalty': Percent,
  'nft-broker-fee': Gavel,
  bridge: Cable,
  exchange: ArrowLeftRight,
  refund: Undo2,
  other: CircleHelp,
};

/** The kind of a payment as an icon. Hidden from screen readers, because the text beside it names the kind. */
export function KindIcon({ kind, size = '1rem' }: { readonly kind: CreditKind; readonly size?: string }) {
  const Shape = SHAPES[kind];
  return <Shape aria-hidden size={size} strokeWidth={1.75} className="kind-icon" />;
}
