import type { Message } from '../../../contract/index.ts';

/** What a notification says and how. Plain text: each channel escapes for its own way. */
export interface Notice {
  /** See notification-id.ts. Absent for a summary, which opens the list. */
  readonly id?: string;
  readonly title: string;
  readonly body: string;
  /** Stays until dismissed, where the platform allows. */
  readonly critical: boolean;
  /** Without the platform's own sound: it is off, or the app plays its own. */
  readonly silent: boolean;
}

export type ChannelName = 'node-notifier' | 'electron';

/**
 * What becomes of a click on a notification: it opens the payment even after the app has ended, or only while the app
 * runs, or nobody hears of it.
 */
export type Clicks = 'always' | 'while-running' | 'never';

/** What a channel found out about itself, without showing anything. */
export type ChannelCheck =
  | { readonly works: true; readonly clicks: Clicks; readonly note: Message }
  | { readonly works: false; readonly note: Message };

/** One way to put a notification on the screen. */
export interface NotificationChannel {
  readonly name: ChannelName;
  check(): Promise<ChannelCheck>;
  /**
   * Shows a notice. Resolves when the platform took it, rejects when it did not (with a UserFacingError where the reason is ours to tell).
   * `onClick` is called at most once, however late; references live in the channel until the notice is closed.
   */
  show(notice: Notice, onClick: () => void): Promise<void>;
}
