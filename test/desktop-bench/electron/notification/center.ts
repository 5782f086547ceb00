import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Left, NotificationService, Told } from './service.ts';

interface Delivered extends Left {
  /** Null for what an earlier run left and nobody asked for. */
  told: Told | null;
  readonly isOwn: boolean;
  readonly hasActions: boolean;
}

/** Notification Center, which outlives the program; in a file where one is named. */
const file = process.env.CHIME_BENCH_CENTER ?? null;
const delivered = new Map<string, Delivered>(readLeft().map((left) => [left.id, left]));

function readLeft(): readonly Delivered[] {
  if (file === null || !existsSync(file)) return [];
  const left = JSON.parse(readFileSync(file, 'utf8')) as readonly Left[];
  return left.map((each) => ({ ...each, told: null, isOwn: false, hasActions: false }));
}

function save(): void {
  const left = [...delivered.values()].map(({ id, title, body }) => ({ id, title, body }));
  if (file !== null) writeFileSync(file, JSON.stringify(left));
}

/** macOS takes notifications of signed apps only. */
const isSigned = (): boolean => process.env.CHIME_BENCH_UNSIGNED !== 'true';

function present(id: string): Delivered {
  const found = delivered.get(id);
  if (found === undefined) throw new Error(`There is no notification "${id}".`);
  return found;
}

function remove(id: string): void {
  delivered.delete(id);
  save();
}

/** macOS: cocoa_notification.mm, notification_presenter_mac.mm. */
export const centerService: NotificationService = {
  post({ id, title, body, actions }, told) {
    let isWithdrawn = false;
    setImmediate(() => {
      if (isWithdrawn) return;
      if (!isSigned()) {
        told.failed('Notifications are not allowed for this application');
        return;
      }
      delivered.set(id, { id, title, body, told, isOwn: true, hasActions: actions.length > 0 });
      save();
      told.shown();
    });
    return () => {
      isWithdrawn = true;
      remove(id);
      // Dismissed by the app itself, and told all the same (CocoaNotification::Dismiss).
      told.closed('');
    };
  },
  history: () => (isSigned() ? [...delivered.values()] : []),
  restore(id, told) {
    present(id).told = told;
  },
  present: () => [...delivered.keys()],
  click(id) {
    const { told } = present(id);
    remove(id);
    told?.clicked();
  },
  clickAction(id, index) {
    const { told } = present(id);
    remove(id);
    told?.action(index);
  },
  close(id, reason) {
    // A banner that goes stays in the list.
    if (reason !== 'userCanceled') return;
    const { told, hasActions } = present(id);
    remove(id);
    // Told only for notifications with buttons: their category asks for it.
    if (hasActions) told?.closed('');
  },
  /** What this run delivered goes with it; what an earlier one left stays. */
  appQuits() {
    for (const { id, isOwn } of [...delivered.values()]) if (isOwn) delivered.delete(id);
    save();
  },
};
