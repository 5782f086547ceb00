/** The list of payments as the window asks for it. */

import { creditKinds, entryId, isoTime, type Shape, shortText, type Zod } from '../schema/schema.ts';
import type { Asset, AssetAmount, StoredPayment } from './payment.ts';
import type { ProofSummary } from './proof.ts';
import type { ShownStatement } from './trust.ts';

/** Decimal sum of one asset, with its display text. */
export interface AssetSum extends AssetAmount {
  readonly amountText: string;
}

/** A payment with everything the window needs to draw it; texts are made in the main process, in the user's locale. */
export interface PaymentRow extends StoredPayment {
  /** "25 XRP": for people, no digit that matters lost. */
  readonly amountText: string;
  /** "XRP", "USD", "MPT 00000A…": safe to show. */
  readonly assetText: string;
  /** True when the asset's name could deceive (it imitates another) and is shown as hex. */
  readonly assetSuspicious: boolean;
  /** Issuer of an issued asset or MPT, null for XRP. */
  readonly assetIssuer: string | null;
  /** Contact name, or the shortened address; null when nobody can be named. */
  readonly fromText: string | null;
  /** Ids of the watched entries that this payment matches (address and tag). */
  readonly watchIds: readonly string[];
  readonly partialOfText: string | null;
  /** deliveredAmount with its asset's name; null where it is null or 'unavailable'. */
  readonly deliveredText: string | null;
  /** The minimum that kept it from alerting; null where another reason did, or none. */
  readonly minimumText: string | null;
  /** It is disputed by the validators' signatures themselves: what was recorded is not so. */
  readonly isRefuted: boolean;
}

const filterFields = (z: Zod) => ({
  search: shortText(z).exactOptional(),
  /** Watched entry ids. */
  watchIds: z.array(entryId(z)).max(10_000).exactOptional(),
  kinds: creditKinds(z).exactOptional(),
  /** Asset keys (payments/amounts/asset.ts). */
  assets: z.array(shortText(z)).max(1000).exactOptional(),
  /** ISO times, inclusive and exclusive. */
  from: isoTime(z).exactOptional(),
  to: isoTime(z).exactOptional(),
  /** Only what is not read yet. */
  unread: z.literal(true).exactOptional(),
});

/** What the list, the chart and the export may be narrowed by. */
export const paymentFilter = (z: Zod) => z.strictObject(filterFields(z));
export type PaymentFilter = Shape<typeof paymentFilter>;

export const paymentQuery = (z: Zod) =>
  z.strictObject({
    ...filterFields(z),
    /** Only rows recorded up to this row id: keeps a long list steady under the reader while payments arrive. */
    upToId: z.int().min(0).exactOptional(),
    offset: z.int().min(0),
    limit: z.int().min(0).max(500),
  });
export type PaymentQuery = Shape<typeof paymentQuery>;

/** One asset a person can filter by or set a threshold for. */
export interface AssetChoice {
  /** Asset key (payments/amounts/asset.ts). */
  readonly key: string;
  readonly asset: Asset;
  /** "XRP", "USD", "MPT 00000A…": safe to show. */
  readonly assetText: string;
  /** Decimal places in which people count an MPT: raw amounts, thresholds included, are this many digits longer. */
  readonly scale: number;
  readonly count: number;
}

export interface DaySum {
  /** Local calendar day, "2026-11-21". */
  readonly day: string;
  readonly count: number;
  readonly sums: readonly AssetSum[];
}

/** What matches a filter on some days: by day, and on all of them together. */
export interface DailySums {
  readonly days: readonly DaySum[];
  /** Exact. */
  readonly sums: readonly AssetSum[];
}

/** All that match a filter. */
export interface FilterSums {
  readonly count: number;
  /** Exact, XRP first, then the assets of most payments. */
  readonly sums: readonly AssetSum[];
}

/** Row ids of the payments that stand directly before and after one in a list; null at its ends. */
export interface Neighbours {
  readonly previous: number | null;
  readonly next: number | null;
}

export interface PaymentPage {
  readonly rows: readonly PaymentRow[];
  /** All that match, not only this page. */
  readonly total: number;
  /** Sums of the days that occur in this page, over all that match. */
  readonly days: readonly DaySum[];
  /** The request's upToId, or the highest row id recorded when this was answered (0 when there is none). */
  readonly upToId: number;
}

export interface PaymentDetail {
  readonly payment: PaymentRow;
  readonly explorerUrl: string | null;
  /** The transaction and its metadata as JSON text, for display only; empty where it is not kept. */
  readonly raw: string;
  /** What each server said of it, in the order in which they were heard; empty where that was not kept. */
  readonly statements: readonly ShownStatement[];
  /** What the validators' signatures prove of it; null where that was not asked for. */
  readonly proof: ProofSummary | null;
  /** It was one too many of its day that nobody asked to hear of: its memos are not kept, nor its raw transaction. */
  readonly dropped: boolean;
}
