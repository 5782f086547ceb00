/** What the run on the real Electron leaves out of the desktop specs, and why. Everything else in test/desktop/ runs. */
export interface NotRun {
  /** File in test/desktop/specs/. */
  readonly spec: string;
  /** Name of the test; the whole file without one. */
  readonly test?: string;
  /** Where it is left out; everywhere without it. */
  readonly platforms?: readonly NodeJS.Platform[];
  readonly reason: string;
}

export const NOT_RUN: readonly NotRun[] = [
  {
    spec: 'daemon.desktop.test.ts',
    reason: 'asks notify-send and a daemon of its own; no Electron takes part',
  },
  {
    spec: 'sound.desktop.test.ts',
    reason: 'listens to a player of its own in place of the system’s',
  },
  {
    spec: 'notifications.desktop.test.ts',
    test: 'chooses the channel that reports clicks, and says why',
    reason: 'the run chooses Electron’s own notifications, the only ones that it can read and click',
  },
  {
    spec: 'notifications.desktop.test.ts',
    test: 'shows markup and shell syntax in a label as the text it is',
    reason: 'what a system makes of the text can be read of the bench’s daemon only',
  },
  {
    spec: 'notifications.desktop.test.ts',
    test: 'is on the message bus what it should be, by electron',
    reason: 'the bench alone has a message bus of its own',
  },
  {
    spec: 'notifications.desktop.test.ts',
    test: 'is on the message bus what it should be, by node-notifier',
    reason: 'the bench alone has a message bus of its own',
  },
  {
    spec: 'notifications.desktop.test.ts',
    test: 'learns of a click from the message bus',
    reason: 'the bench alone has a message bus of its own',
  },
  {
    spec: 'notifications.desktop.test.ts',
    test: 'goes on while the notification service hangs, and alerts once when it is back',
    reason: 'a system’s notification service cannot be made to hang by a test',
  },
  {
    spec: 'notifications.desktop.test.ts',
    test: 'says so when nothing can show notifications, and delivers when something can again',
    reason: 'a system’s notification service cannot be stopped by a test',
  },
  {
    spec: 'notifications.desktop.test.ts',
    test: 'go through node-notifier',
    reason: 'Electron’s own notifications are there, and what helpers show cannot be read',
  },
  {
    spec: 'window.desktop.test.ts',
    test: 'opens on a display that is there when its own was unplugged',
    reason: 'displays cannot be unplugged by a test',
  },
  {
    spec: 'window.desktop.test.ts',
    test: 'moves back onto a display when its own is unplugged while it is hidden',
    reason: 'displays cannot be unplugged by a test, and systems keep windows on those that are there',
  },
  {
    spec: 'window.desktop.test.ts',
    test: 'is one: starting the app again shows it',
    reason: 'starts the second app as the bench starts it',
  },
  {
    spec: 'window.desktop.test.ts',
    test: 'refuses a data folder that another program of ours uses, saying so',
    reason: 'takes away the bench’s own lock',
  },
  {
    spec: 'window.desktop.test.ts',
    test: 'leaves the tray menu alone while ledgers close and nothing it shows changes',
    platforms: ['darwin'],
    reason: 'no menu is set on macOS: it is made when it is asked for',
  },
  {
    spec: 'window.desktop.test.ts',
    test: 'writes a Linux autostart entry, and takes it away',
    platforms: ['win32', 'darwin'],
    reason: 'Linux alone has such an entry',
  },
  {
    spec: 'window.desktop.test.ts',
    test: 'shows the demo ledger, whose payments are alerted, and leaves it',
    reason: 'the demo has a data folder of its own, whose settings the run cannot choose before it starts',
  },
  {
    spec: 'window.desktop.test.ts',
    test: 'comes back where it was seen when its page dies',
    reason:
      'tells of a death that did not happen; one that does ends Playwright’s page and its start of the next',
  },
  {
    spec: 'window.desktop.test.ts',
    test: 'writes everything before the end of a Windows session',
    reason: 'ends no session, but leaves a process whose parts are gone, which a real one may not outlive',
  },
  {
    spec: 'security.desktop.test.ts',
    test: 'get a permission',
    reason: 'Electron does not give back the handler that it was given',
  },
  {
    spec: 'tray.desktop.test.ts',
    test: 'finds an address in the clipboard before it is opened, and adds the one it names',
    platforms: ['darwin'],
    reason: 'macOS warns of programs that read the clipboard, so the item names no address there',
  },
];

/** Why a test is left out on a platform; null where it runs. */
export function whyNotRun(spec: string, test: string | null, platform: NodeJS.Platform): string | null {
  const found = NOT_RUN.find(
    (entry) =>
      entry.spec === spec &&
      (entry.test === undefined || entry.test === test) &&
      (entry.platforms === undefined || entry.platforms.includes(platform)),
  );
  return found?.reason ?? null;
}
