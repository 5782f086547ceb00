import { beforeEach, describe, expect, it, vi } from 'vitest';

/** What Electron calls when a click on an old notification starts the app. */
let activate: ((details: { arguments: string }) => void) | null = null;
vi.mock('electron', () => ({
  Notification: {
    handleActivation: (callback: typeof activate) => {
      activate = callback;
    },
  },
}));
const { followActivations } = await import('../../electron/desktop/notifications/electron-channel.ts');

describe('a click on a notification that outlived the app (Windows)', () => {
  beforeEach(() => {
    activate = null;
  });

  it('opens the payment it was of, and for any other the window', () => {
    const opened: (number | null)[] = [];
    followActivations('win32', (id) => opened.push(id));
    activate?.({ arguments: 'type=click&tag=payment-1207&action=' });
    activate?.({ arguments: 'type=click&tag=&action=' });
    expect(opened).toEqual([1207, null]);
  });

  it('is not listened for elsewhere', () => {
    followActivations('linux', () => undefined);
    expect(activate).toBeNull();
  });
});
