/** Watched accounts, contacts and what may be done with them. */

import type { CreditKind, NetworkName } from '../payments/payment.ts';

/** What a person entered to be watched: one classic account on one network, perhaps only one destination tag of it. */
export interface WatchedAccount {
  /** Stable id of this entry (a UUID). */
  readonly id: string;
  readonly network: NetworkName;
  readonly address: string;
  /** Only payments with this destination tag ring; null rings for every tag and for none. */
  readonly tag: number | null;
  readonly label: string;
  readonly addedAt: string;
  /** First ledger to examine; null: the one current when it was added. */
  readonly sinceLedger: number | null;
  /** Index into the palette, 0..7; null for none. */
  readonly colour: number | null;
  /** ISO time, or 'until-unmuted'; null when it rings. */
  readonly mutedUntil: string | null;
  /** Smallest amount that rings, by asset key (see assetKey in payments/asset.ts). XRP defaults to 0.001. */
  readonly minimumAmounts: Readonly<Record<string, string>>;
  /** Kinds that ring; null means the defaults of DESIGN.md section 5. */
  readonly alertKinds: readonly CreditKind[] | null;
  /** Senders (classic addresses) that do not ring. */
  readonly mutedSenders: readonly string[];
}

export interface Contact {
  readonly address: string;
  readonly name: string;
}

/** What became of a text entered as an address. */
export type AddressCheck =
  | {
      readonly ok: true;
      readonly address: string;
      readonly tag: number | null;
      readonly network: NetworkName | null;
      readonly alreadyWatched: boolean;
    }
  /** `text` says what is wrong, in the user's language. */
  | { readonly ok: false; readonly code: string; readonly text: string };

export interface NewAccount {
  /** Classic or X-address as entered. */
  readonly text: string;
  readonly label: string;
  readonly network: NetworkName;
  /** Overrides the tag of an X-address when given. */
  readonly tag?: number | null;
}

export type AccountChange = Partial<
  Pick<
    WatchedAccount,
    'label' | 'colour' | 'mutedUntil' | 'minimumAmounts' | 'alertKinds' | 'mutedSenders' | 'tag'
  >
>;
