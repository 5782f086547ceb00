import { platform } from '../platform/platform.ts';
import { centerService } from './center.ts';
import { daemonService } from './daemon.ts';
import { memoryDaemon } from './memory-daemon.ts';
import type { NotificationService } from './service.ts';
import { toastService } from './toasts.ts';

function choose(): NotificationService {
  if (platform.notifications === 'toasts') return toastService;
  if (platform.notifications === 'notification-center') return centerService;
  return process.env.CHIME_BENCH_DAEMON === 'memory' ? memoryDaemon : daemonService;
}

/** How the platform that is played shows notifications. */
export const notifications = choose();
