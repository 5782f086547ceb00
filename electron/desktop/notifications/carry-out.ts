import type { NoticeUse } from '../../alerts/sinks/notification/notice.ts';
import type { ViewTarget } from '../../contract/index.ts';

export interface CarryOutDeps {
  readonly show: (target: ViewTarget) => void;
  readonly markRead: (ids: readonly number[]) => void;
}

/** Does what a person asked of a notification: of that of one payment (its number), or (null) of another. */
export function carryOut(use: NoticeUse, payment: number | null, { show, markRead }: CarryOutDeps): void {
  if (use.type === 'click') show(payment === null ? { view: 'payments' } : { view: 'payment', id: payment });
  // The only action so far, and of a payment that is gone there is nothing to mark.
  else if (payment !== null) markRead([payment]);
}
