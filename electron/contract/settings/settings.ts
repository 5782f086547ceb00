/** Everything in Preferences. */

import type { CreditKind } from '../payments/payment.ts';

export type Theme = 'system' | 'light' | 'dark';

export type Locale = 'system' | 'en' | 'de' | 'es' | 'ja';

export interface QuietHours {
  readonly enabled: boolean;
  /** "22:00" local time. */
  readonly from: string;
  readonly to: string;
}

/** Everything in Preferences. Persisted in electron-store, validated by schema on the way in. */
export interface Settings {
  /**
   * Servers by network, in order of preference; an absent network, or an empty list, uses the built-in one.
   * Passwords are redacted in what the renderer sees; the renderer sends such URLs back as it saw them (on a
   * reorder, say), and main keeps the password it has for each.
   */
  readonly servers: Readonly<Record<string, readonly string[]>>;
  readonly alertKinds: readonly CreditKind[];
  readonly sound: 'off' | 'on' | 'loud';
  /** The user's own sound file; null or absent for the app's. */
  readonly soundFile?: string | null;
  readonly privacyMode: boolean;
  /** In XRP: alerts at or above it stay until dismissed; null for never. */
  readonly criticalAboveXrp: string | null;
  readonly quietHours: QuietHours;
  readonly notifier: 'automatic' | 'node-notifier' | 'electron';
  readonly theme: Theme;
  readonly locale: Locale;
  readonly startAtLogin: boolean;
  readonly startHidden: boolean;
  /** Accelerator of the global shortcut that opens the window, or null. */
  readonly shortcut: string | null;
  /** Transaction page; {hash} is replaced. https only. */
  readonly explorerTemplate: string;
  readonly keepDays: number | null;
  readonly checkForUpdates: boolean;
}
