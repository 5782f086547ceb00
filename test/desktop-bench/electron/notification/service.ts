/** What a notification says when it is shown. */
export interface Content {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  readonly urgency: string;
  readonly timeoutType: string;
  readonly actions: readonly { readonly text: string }[];
  readonly toastXml: string;
}

/** What the platform tells the notification's object (notification_delegate.h). */
export interface Told {
  readonly shown: () => void;
  readonly failed: (error: string) => void;
  readonly clicked: () => void;
  readonly action: (index: number) => void;
  /** Empty where the platform gives no reason. */
  readonly closed: (reason: string) => void;
}

/** What an earlier run left. */
export interface Left {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

/** How a platform shows notifications. */
export interface NotificationService {
  /** Shows it; returns what takes it away again. */
  readonly post: (content: Content, told: Told) => () => void;
  readonly history: () => readonly Left[];
  /** From now on clicks on what an earlier run left are told. */
  readonly restore: (id: string, told: Told) => void;
  // What a person or the system does, for the control channel. `id` is the notification's.
  readonly present: () => readonly string[];
  readonly click: (id: string) => void;
  readonly clickAction: (id: string, index: number) => void;
  /** `timedOut` leaves what the platform keeps for later. */
  readonly close: (id: string, reason: 'userCanceled' | 'applicationHidden' | 'timedOut') => void;
  readonly appQuits: () => void;
}
