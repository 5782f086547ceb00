import type { NoticeUse } from '../../alerts/sinks/notification/notice.ts';
import type { ViewTarget } from '../../contract/index.ts';

export interface CarryOutDeps {
  readonly show: (target: ViewTarget) => void;
  readonly markRead: (ids: readonly number[]) => void;
  /** Opens a payment's page in the browser; false where it has none (any more). */
  readonly openExplorer: (id: number) => boolean;
  readonly muteSender: (id: number) => void;
}

/** Does what a person asked of the notification of these payments (their numbers); of none where they are gone. */
export function carryOut(use: NoticeUse, ids: readonly number[], deps: CarryOutDeps): void {
  const [id] = ids;
  const target: ViewTarget =
    id === undefined || ids.length > 1 ? { view: 'payments' } : { view: 'payment', id };
  if (use.type === 'click' || use.action === 'open') deps.show(target);
  // Of a payment that is gone there is nothing to mark, to show or to mute.
  else if (id === undefined) return;
  else if (use.action === 'mark-read') deps.markRead(ids);
  else if (use.action === 'mute-sender') deps.muteSender(id);
  else if (!deps.openExplorer(id)) deps.show(target);
}
