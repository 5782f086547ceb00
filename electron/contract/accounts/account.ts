/** Watched accounts, contacts and what may be done with them. */

import type { CreditKind, NetworkName } from '../payments/payment.ts';
import {
  classicAddress,
  colour,
  creditKinds,
  decimal,
  label,
  mutedUntil,
  network,
  type Shape,
  shortText,
  uint32,
  type Zod,
} from '../schema/schema.ts';

/** What a person entered to be watched: one classic account on one network, perhaps only one destination tag of it. */
export interface WatchedAccount {
  /** Stable id of this entry (a UUID). */
  readonly id: string;
  readonly network: NetworkName;
  readonly address: string;
  /** Only payments with this destination tag are alerted; null alerts for every tag and for none. */
  readonly tag: number | null;
  readonly label: string;
  readonly addedAt: string;
  /** First ledger to examine; null: the one current when it was added. */
  readonly sinceLedger: number | null;
  /** Index into the palette, 0..7; null for none. */
  readonly colour: number | null;
  /** ISO time, or 'until-unmuted'; null when it is not muted. */
  readonly mutedUntil: string | null;
  /** Smallest amount that is alerted, by asset key (see assetKey in payments/amounts/asset.ts). XRP defaults to 0.001. */
  readonly minimumAmounts: Readonly<Record<string, string>>;
  /** Kinds that are alerted; null means those of the settings. */
  readonly alertKinds: readonly CreditKind[] | null;
  /** Senders (classic addresses) that are not alerted. */
  readonly mutedSenders: readonly string[];
}

/** What an account was called that is no longer watched: its payments keep the name. */
export type FormerAccount = Pick<WatchedAccount, 'id' | 'network' | 'address' | 'tag' | 'label' | 'colour'>;

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
  | {
      readonly ok: false;
      readonly code: string;
      readonly text: string;
      /** True while it is only the beginning of an address: more characters may mend it. */
      readonly partial?: boolean;
    };

/** How to be paid with the tag of an entry. */
export interface TaggedAddress {
  readonly tag: number;
  /** "r…?dt=777": what wallets read from QR codes. */
  readonly text: string;
  /** Null on networks for which there are no X-addresses. */
  readonly xAddress: string | null;
}

export const newAccount = (z: Zod) =>
  z.strictObject({
    /** Classic or X-address as entered. */
    text: shortText(z),
    label: label(z),
    network: network(z),
    /** Overrides the tag of an X-address when given. */
    tag: uint32(z).nullable().exactOptional(),
  });
export type NewAccount = Shape<typeof newAccount>;

export const accountChange = (z: Zod) =>
  z.strictObject({
    label: label(z).exactOptional(),
    colour: colour(z).exactOptional(),
    mutedUntil: mutedUntil(z).exactOptional(),
    minimumAmounts: z.record(z.string().max(100), decimal(z)).exactOptional(),
    alertKinds: creditKinds(z).nullable().exactOptional(),
    mutedSenders: z.array(classicAddress(z)).max(1000).exactOptional(),
    tag: uint32(z).nullable().exactOptional(),
  });
export type AccountChange = Shape<typeof accountChange>;
