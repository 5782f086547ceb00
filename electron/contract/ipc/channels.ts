/**
 * The channels between main and the window, each declared once: its name, the schema of its request and the type of its
 * response. Main checks requests and registers handlers by this table, the preload passes on what is in it, the window
 * asks by it.
 */

import { type AddressCheck, accountChange, newAccount } from '../accounts/account.ts';
import { type SinkFault, type SinkLog, sinkDraft } from '../forwarding/shown.ts';
import type { ProofCost, ProofSummary, ProvedPeriod } from '../payments/proof.ts';
import {
  type AssetChoice,
  type DailySums,
  type FilterSums,
  type Neighbours,
  type PaymentDetail,
  type PaymentPage,
  paymentFilter,
  paymentQuery,
} from '../payments/query.ts';
import {
  classicAddress,
  entryId,
  isoTime,
  label,
  network,
  rowId,
  type Schema,
  type Shape,
  shortText,
  silenceSpan,
  uint32,
  type Zod,
} from '../schema/schema.ts';
import { settingsChange } from '../settings/settings.ts';
import type {
  AppSnapshot,
  BalanceView,
  DataInfo,
  ExportedPayments,
  HealthView,
  UpdateView,
} from '../window/snapshot.ts';
import type { AppStart } from '../window/start.ts';
import type { ThirdPartyLicense } from '../window/third-party.ts';

/** Outcome of an action: nothing throws across IPC. `text` says what is wrong, in the user's language. */
export type Outcome<T = null> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly text: string };

interface Channel<Request extends Schema, Response> {
  readonly request: Request;
  /** For the compiler alone. */
  readonly response?: Response;
}

/** A channel by the type of its response and the schema of its request. */
function answers<Response>() {
  return <Request extends Schema>(request: Request): Channel<Request, Response> => ({ request });
}

const acts = <Request extends Schema>(request: Request): Channel<Request, Outcome> => ({ request });

const nothing = (z: Zod) => z.null();
const sink = (z: Zod) => ({ id: z.string().max(40) });
const account = (z: Zod) => ({ network: network(z), account: classicAddress(z) });

// Marked as pure: the window's bundle leaves the table out.
export const CHANNELS = /* @__PURE__ */ (() => ({
  /** What a page begins with. Asked for by the preload, while the page's own scripts are still loading. */
  'app:start': answers<AppStart>()(nothing),
  'app:snapshot': answers<AppSnapshot>()(nothing),
  'payments:query': answers<PaymentPage>()(paymentQuery),
  'payments:detail': answers<Outcome<PaymentDetail>>()((z) => z.strictObject({ id: rowId(z) })),
  'payments:mark-read': acts((z) =>
    z.strictObject({ ids: z.union([z.literal('all'), z.array(rowId(z)).max(10_000)]) }),
  ),
  /** Takes back the last "mark all as read", except for what was opened since. */
  'payments:undo-mark-read': answers<Outcome<{ readonly count: number }>>()(nothing),
  /** The payments around one, in the list's order. */
  'payments:neighbours': answers<Neighbours>()((z) =>
    z.strictObject({ id: rowId(z), filter: paymentFilter(z) }),
  ),
  /** Everything that matches, added up by asset. */
  'payments:sums': answers<FilterSums>()((z) => z.strictObject({ filter: paymentFilter(z) })),
  /** The last `days` local days, today included, oldest first; days without payments may be left out. */
  'payments:daily': answers<DailySums>()((z) =>
    z.strictObject({ days: z.int().min(1).max(3660), filter: paymentFilter(z).exactOptional() }),
  ),
  /** Every asset ever received, with the key that filters and minimum amounts use; most frequent first. */
  'payments:assets': answers<readonly AssetChoice[]>()(nothing),
  /** Writes a file that the platform's dialog asks for: null when the dialog is cancelled, 'canceled' when the export is. */
  'payments:export': answers<Outcome<ExportedPayments | 'canceled' | null>>()((z) =>
    z.strictObject({ query: paymentQuery(z), format: z.enum(['csv', 'json']) }),
  ),
  /** What it takes to prove a payment by the validators' signatures. */
  'proofs:cost': answers<Outcome<ProofCost>>()((z) => z.strictObject({ id: rowId(z) })),
  /** Proves a payment; the snapshot tells how far it is. */
  'proofs:prove': answers<Outcome<ProofSummary | 'canceled'>>()((z) => z.strictObject({ id: rowId(z) })),
  /** Proves that none of the last so many ledgers was left out. */
  'proofs:prove-period': answers<Outcome<ProvedPeriod | 'canceled'>>()((z) =>
    z.strictObject({ network: network(z), ledgers: z.int().min(1).max(5000) }),
  ),
  'proofs:cancel': acts(nothing),
  /** Writes the receipt of a proved payment, or a page of it to print; null when the dialog is cancelled. */
  'proofs:save-receipt': answers<Outcome<{ readonly path: string } | null>>()((z) =>
    z.strictObject({ id: rowId(z), form: z.enum(['receipt', 'page']) }),
  ),
  'export:cancel': acts(nothing),
  /** Shows the file that the last export wrote, of payments or of accounts. */
  'export:show-in-folder': acts(nothing),
  'accounts:check': answers<AddressCheck>()((z) =>
    z.strictObject({ text: shortText(z), network: network(z) }),
  ),
  'accounts:add': answers<Outcome<{ readonly id: string }>>()(newAccount),
  /** How many of its payments an account's page would show no more with this tag. */
  'accounts:tag-effect': answers<Outcome<{ readonly hidden: number }>>()((z) =>
    z.strictObject({ id: entryId(z), tag: uint32(z).nullable() }),
  ),
  /** Asks the server in use what the account holds now. */
  'accounts:balance': answers<Outcome<BalanceView>>()((z) => z.strictObject({ id: entryId(z) })),
  'accounts:update': acts((z) => z.strictObject({ id: entryId(z), change: accountChange(z) })),
  'accounts:remove': acts((z) => z.strictObject({ id: entryId(z) })),
  'accounts:undo-remove': acts(nothing),
  'accounts:reorder': acts((z) => z.strictObject({ ids: z.array(entryId(z)).max(10_000) })),
  'accounts:export': answers<Outcome<{ readonly path: string } | null>>()(nothing),
  'accounts:import': answers<Outcome<{ readonly added: number; readonly skipped: number } | null>>()(nothing),
  /** Adds a contact, or gives its address another name. `replaces` is the address of the contact that is edited. */
  'contacts:set': acts((z) =>
    z.strictObject({ address: shortText(z), name: label(z), replaces: classicAddress(z).exactOptional() }),
  ),
  'contacts:remove': acts((z) => z.strictObject({ address: classicAddress(z) })),
  /** Pauses alerts for so long from now on; null ends the pause. */
  'alerts:pause': acts((z) => z.strictObject({ span: silenceSpan(z).nullable() })),
  'alerts:test': answers<Outcome<{ readonly via: string }>>()(nothing),
  /** Checks the connection of every network; the answer is in the snapshot's `connectionCheck`. */
  'connection:check': acts(nothing),
  'health:get': answers<HealthView>()(nothing),
  'gaps:retry': acts((z) => z.strictObject(account(z))),
  'gaps:accept': acts((z) => z.strictObject({ ...account(z), range: z.tuple([uint32(z), uint32(z)]) })),
  'servers:test': answers<
    Outcome<{
      readonly latencyMs: number;
      readonly ledgerIndex: number;
      readonly completeLedgers: string;
    }>
  >()((z) => z.strictObject({ network: network(z), url: z.string().max(2000) })),
  'settings:update': acts(settingsChange),
  /** What is wrong with a sink, while it is typed. */
  'forwarding:check': answers<readonly SinkFault[]>()(sinkDraft),
  /**
   * Adds a sink, or changes it. `secret`: of a new webhook, shown this once. A program, or other arguments for it, is
   * confirmed in a dialog of the system first.
   */
  'forwarding:save': answers<Outcome<{ readonly id: string; readonly secret: string | null }>>()(sinkDraft),
  /** Removes it, with what waits for it. `text` says what that was. */
  'forwarding:remove': answers<Outcome<{ readonly text: string }>>()((z) => z.strictObject(sink(z))),
  'forwarding:set-state': acts((z) => z.strictObject({ ...sink(z), state: z.enum(['on', 'paused', 'off']) })),
  /** Sends a test; what became of it is in the snapshot and in the log. */
  'forwarding:test': acts((z) => z.strictObject(sink(z))),
  /** Tries its receiver now, however long it is to be left alone. */
  'forwarding:try-now': acts((z) => z.strictObject(sink(z))),
  'forwarding:log': answers<Outcome<SinkLog>>()((z) => z.strictObject(sink(z))),
  'forwarding:send-again': acts((z) => z.strictObject({ ...sink(z), eventId: rowId(z) })),
  /** Sends the payments recorded since then, also those that were sent before. */
  'forwarding:send-since': answers<Outcome<{ readonly queued: number }>>()((z) =>
    z.strictObject({ ...sink(z), since: isoTime(z) }),
  ),
  /** A new secret for a webhook, shown this once. The old one stays in force beside it. */
  'forwarding:new-secret': answers<Outcome<{ readonly secret: string }>>()((z) => z.strictObject(sink(z))),
  'forwarding:end-old-secret': acts((z) => z.strictObject(sink(z))),
  /** Asks for a program by the platform's dialog; null when it is cancelled. */
  'forwarding:choose-program': answers<Outcome<{ readonly path: string } | null>>()(nothing),
  'diagnostics:text': answers<string>()(nothing),
  /** The packages of others that ship inside the app, by name. */
  'about:licenses': answers<readonly ThirdPartyLicense[]>()(nothing),
  'updates:check': answers<Outcome<UpdateView>>()(nothing),
  /** Downloads the update that was found; the snapshot tells how that goes. */
  'updates:download': acts(nothing),
  /** Restarts into the downloaded update. */
  'updates:install': acts(nothing),
  'data:info': answers<DataInfo>()(nothing),
  'data:open-folder': acts(nothing),
  /** Asks for a sound file by the platform's dialog and keeps it in settings.soundFile; null when cancelled. */
  'sound:choose': answers<Outcome<{ readonly path: string } | null>>()(nothing),
  /** Asks by the system's dialog and erases everything; null when cancelled. */
  'data:erase': answers<Outcome<{ readonly erased: true } | null>>()(nothing),
  'demo:start': acts(nothing),
  /** Starts again on the real networks. */
  'demo:leave': acts(nothing),
  'link:open': acts((z) => z.strictObject({ url: shortText(z) })),
  'clipboard:write': acts((z) => z.strictObject({ text: z.string().max(5_000_000) })),
  'window:hide': acts(nothing),
}))();

export type IpcChannel = keyof typeof CHANNELS;
type ResponseOf<C> = C extends Channel<Schema, infer Response> ? Response : never;

export type IpcRequests = {
  readonly [C in IpcChannel]: {
    readonly request: Shape<(typeof CHANNELS)[C]['request']>;
    readonly response: ResponseOf<(typeof CHANNELS)[C]>;
  };
};
