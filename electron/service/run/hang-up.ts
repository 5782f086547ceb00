import { isatty } from 'node:tty';
import type { ServiceManager } from './systemd.ts';

export interface HangUpDeps {
  readonly stop: () => void;
  readonly reload: () => Promise<void>;
  readonly manager: Pick<ServiceManager, 'reloading' | 'ready'> | null;
}

/** SIGHUP has the configuration read again; of a program in a terminal it says that the terminal is gone, and ends it. */
export function followHangUp({ stop, reload, manager }: HangUpDeps): void {
  process.on('SIGHUP', () => {
    if ([0, 1, 2].some((descriptor) => isatty(descriptor))) {
      stop();
      return;
    }
    manager?.reloading();
    void reload().then(() => manager?.ready());
  });
}
