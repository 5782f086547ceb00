import type { NotificationService, Told } from './service.ts';

const shown = new Map<string, Told>();

function present(id: string): Told {
  const told = shown.get(id);
  if (told === undefined) throw new Error(`There is no notification "${id}".`);
  return told;
}

/** Linux without a session: a daemon that shows nothing, for tests that need none (CHIME_BENCH_DAEMON=memory). */
export const memoryDaemon: NotificationService = {
  // libnotify_notification.cc: told before the call returns, a failure with an empty text.
  post({ id }, told) {
    if (process.env.CHIME_BENCH_NOTIFICATIONS === 'off') told.failed('');
    else {
      shown.set(id, told);
      told.shown();
    }
    return () => void shown.delete(id);
  },
  history: () => [],
  restore: () => undefined,
  present: () => [...shown.keys()],
  click(id) {
    const told = present(id);
    shown.delete(id);
    told.clicked();
  },
  clickAction(id, index) {
    const told = present(id);
    shown.delete(id);
    told.action(index);
  },
  close(id) {
    const told = present(id);
    shown.delete(id);
    told.closed('');
  },
  appQuits: () => undefined,
};
