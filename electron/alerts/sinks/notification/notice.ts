import type { Message } from '../../../contract/index.ts';

/**
 * The buttons that a notification can have. Platforms keep a button's place in its list with the notification and hand
 * it back later, maybe to a newer version of the app: a new one is added at the end.
 */
export const NOTICE_ACTIONS = {
  payment: ['mark-read', 'open-explorer', 'mute-sender'],
  summary: ['mark-read', 'open'],
} as const;
export type PaymentAction = (typeof NOTICE_ACTIONS.payment)[number];
export type SummaryAction = (typeof NOTICE_ACTIONS.summary)[number];
export type NoticeAction = PaymentAction | SummaryAction;

interface NoticeButton {
  /** Its place in the list of NOTICE_ACTIONS, whether or not those before it are shown. */
  readonly number: number;
  readonly text: string;
}

/** What a person did with a notification. */
export type NoticeUse =
  | { readonly type: 'click' }
  | { readonly type: 'action'; readonly action: NoticeAction };

/** What a notification says and how. Plain text: each channel escapes for its own way. */
export interface Notice {
  /** Of this notification alone; see notification-id.ts. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Stays until dismissed, where the platform allows. */
  readonly critical: boolean;
  /** Without the platform's own sound: it is off, or the app plays its own. */
  readonly silent: boolean;
  /** By ascending number; empty where there are none. Not every channel has them. */
  readonly buttons: readonly NoticeButton[];
}

export type ChannelName = 'node-notifier' | 'electron';

/**
 * What becomes of a click on a notification: it opens the payment even after the app has ended, or only while the app
 * runs, or nobody hears of it.
 */
export type Clicks = 'always' | 'while-running' | 'never';

/** What a channel found out about itself, without showing anything. */
export type ChannelCheck =
  | {
      readonly works: true;
      readonly clicks: Clicks;
      /** It learns whether the platform took a notification. */
      readonly confirms: boolean;
      readonly note: Message;
    }
  | { readonly works: false; readonly note: Message };

/** One way to put a notification on the screen. */
export interface NotificationChannel {
  readonly name: ChannelName;
  check(): Promise<ChannelCheck>;
  /**
   * Shows a notice. Resolves when the platform took it, rejects when it did not (with a UserFacingError where the reason is ours to tell).
   * `onUse` is called however late; references live in the channel until the notice is gone.
   */
  show(notice: Notice, onUse: (use: NoticeUse) => void): Promise<void>;
}
