import { z } from 'zod';
import {
  CREDIT_KINDS,
  type IpcChannel,
  type IpcRequests,
  type NetworkName,
  type Settings,
} from '../../contract/index.ts';
import { parseNetwork } from '../../xrpl/networks.ts';

/** What may be entered anywhere is short; what is longer is an attack or a mistake. */
const shortText = z.string().max(4096);
const id = z.string().min(1).max(200);
const rowId = z.int().min(1);
const ledgerIndex = z.int().min(0).max(0xffff_ffff);
const tag = z.int().min(0).max(0xffff_ffff);
const isoTime = z.iso.datetime({ offset: true });
const decimal = z.string().regex(/^\d{1,100}(\.\d{1,100})?$/);
const kinds = z.array(z.enum(CREDIT_KINDS)).max(CREDIT_KINDS.length);
const address = z.string().regex(/^r[1-9A-HJ-NP-Za-km-z]{24,34}$/);
const network = z.custom<NetworkName>((value) => typeof value === 'string' && parseNetwork(value) === value);

const filterFields = {
  search: shortText.exactOptional(),
  watchIds: z.array(id).max(10_000).exactOptional(),
  kinds: kinds.exactOptional(),
  assets: z.array(shortText).max(1000).exactOptional(),
  from: isoTime.exactOptional(),
  to: isoTime.exactOptional(),
};
const query = z.strictObject({
  ...filterFields,
  upToId: z.int().min(0).exactOptional(),
  offset: z.int().min(0),
  limit: z.int().min(0).max(500),
});

/** Shapes only: settings-schema.ts decides about the values, and main restores redacted server passwords first. */
const settings = z.strictObject({
  servers: z.record(z.string().max(20), z.array(z.string().max(2000)).max(50)).exactOptional(),
  alertKinds: kinds.exactOptional(),
  sound: z.enum(['off', 'on', 'loud']).exactOptional(),
  // A path is chosen by the platform's dialog ('sound:choose'): the window can only take the choice back.
  soundFile: z.null().exactOptional(),
  privacyMode: z.boolean().exactOptional(),
  criticalAboveXrp: decimal.nullable().exactOptional(),
  quietHours: z
    .strictObject({ enabled: z.boolean(), from: z.string().max(5), to: z.string().max(5) })
    .exactOptional(),
  notifier: z.enum(['automatic', 'node-notifier', 'electron']).exactOptional(),
  theme: z.enum(['system', 'light', 'dark']).exactOptional(),
  locale: z.enum(['system', 'en', 'de', 'es', 'ja']).exactOptional(),
  startAtLogin: z.boolean().exactOptional(),
  startHidden: z.boolean().exactOptional(),
  shortcut: z.string().max(100).nullable().exactOptional(),
  explorerTemplate: z.string().max(500).exactOptional(),
  keepDays: z.int().min(1).max(36_500).nullable().exactOptional(),
  checkForUpdates: z.boolean().exactOptional(),
} satisfies { readonly [K in keyof Settings]-?: z.ZodType });

const nothing = z.null();

/** The schema of every channel's request: a channel of the contract without one does not compile. */
export const IPC_SCHEMAS = {
  'app:start': nothing,
  'app:snapshot': nothing,
  'payments:query': query,
  'payments:detail': z.strictObject({ id: rowId }),
  'payments:mark-read': z.strictObject({ ids: z.union([z.literal('all'), z.array(rowId).max(10_000)]) }),
  'payments:daily': z.strictObject({
    days: z.int().min(1).max(3660),
    filter: z.strictObject(filterFields).exactOptional(),
  }),
  'payments:assets': nothing,
  'payments:export': z.strictObject({ query, format: z.enum(['csv', 'json']) }),
  'accounts:check': z.strictObject({ text: shortText, network }),
  'accounts:add': z.strictObject({
    text: shortText,
    label: z.string().max(100),
    network,
    tag: tag.nullable().exactOptional(),
  }),
  'accounts:update': z.strictObject({
    id,
    change: z.strictObject({
      label: z.string().max(100).exactOptional(),
      colour: z.int().min(0).max(7).nullable().exactOptional(),
      mutedUntil: z
        .union([z.literal('until-unmuted'), isoTime])
        .nullable()
        .exactOptional(),
      minimumAmounts: z.record(z.string().max(100), decimal).exactOptional(),
      alertKinds: kinds.nullable().exactOptional(),
      mutedSenders: z.array(address).max(1000).exactOptional(),
      tag: tag.nullable().exactOptional(),
    }),
  }),
  'accounts:remove': z.strictObject({ id }),
  'accounts:undo-remove': nothing,
  'accounts:reorder': z.strictObject({ ids: z.array(id).max(10_000) }),
  'accounts:export': nothing,
  'accounts:import': nothing,
  'contacts:set': z.strictObject({ address: shortText, name: z.string().max(100) }),
  'contacts:remove': z.strictObject({ address }),
  'alerts:pause': z.strictObject({ until: z.union([z.literal('until-resumed'), isoTime]).nullable() }),
  'alerts:test': nothing,
  'connection:check': nothing,
  'health:get': nothing,
  'gaps:retry': z.strictObject({ network, account: address }),
  'gaps:accept': z.strictObject({ network, account: address, range: z.tuple([ledgerIndex, ledgerIndex]) }),
  'servers:test': z.strictObject({ network, url: z.string().max(2000) }),
  'settings:update': settings,
  'diagnostics:text': nothing,
  'updates:check': nothing,
  'updates:install': nothing,
  'data:info': nothing,
  'data:open-folder': nothing,
  'sound:choose': nothing,
  'data:erase': z.strictObject({ confirm: z.literal('erase') }),
  'demo:start': nothing,
  'demo:leave': nothing,
  'link:open': z.strictObject({ url: shortText }),
  'clipboard:write': z.strictObject({ text: z.string().max(5_000_000) }),
  'window:hide': nothing,
} satisfies { readonly [C in IpcChannel]: z.ZodType<IpcRequests[C]['request']> };
