import type { AppContext } from '../context/app-context.ts';
import type { QuitDeps } from './quit.ts';

/** The parts that end with the app. */
export interface StopsDeps {
  readonly context: {
    readonly monitors: Pick<AppContext['monitors'], 'suspend' | 'stop'>;
    readonly runningExport: Pick<AppContext['runningExport'], 'cancel'>;
    readonly activity: Pick<AppContext['activity'], 'save'>;
    readonly forwarding: Pick<AppContext['forwarding'], 'stop'>;
    readonly updates: Pick<AppContext['updates'], 'stop'>;
    readonly store: Pick<AppContext['store'], 'close'>;
  };
  readonly window: {
    readonly saveNow: () => void;
    readonly letClose: () => void;
    readonly release: () => void;
  };
  readonly lock: { release(): void };
  /** What follows the system and the time. */
  readonly watches: readonly (() => void)[];
  readonly stopDemo: () => Promise<void>;
  readonly removeTray: () => void;
}

/** In which order the parts end: what writes before what it writes to, and the lock of the data folder last. */
export function createStops({ context, window, lock, watches, stopDemo, removeTray }: StopsDeps): QuitDeps {
  function flush(): void {
    window.saveNow();
    context.monitors.suspend();
    context.activity.save();
  }

  function end(): void {
    context.activity.save();
    context.store.close();
    removeTray();
    lock.release();
  }

  return {
    letClose: window.letClose,
    flush,
    async stop() {
      window.release();
      for (const stopWatching of watches) stopWatching();
      context.updates.stop();
      await context.monitors.stop();
      await context.forwarding.stop();
      await context.runningExport.cancel();
      await stopDemo();
      end();
    },
    stopAtOnce() {
      flush();
      // Connections end as soon as the process does; what they bring meanwhile is not taken any more.
      void context.monitors.stop();
      void context.forwarding.stop();
      end();
    },
  };
}
