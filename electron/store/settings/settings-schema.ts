import { z } from 'zod';
import { type Contact, CREDIT_KINDS, type Settings, type WatchedAccount } from '../../contract/index.ts';
import { DEFAULT_ALERT_KINDS } from '../../payments/alert-decision.ts';
import { parseNetwork } from '../../xrpl/networks.ts';
import { isClassicAddress } from '../../xrpl/protocol/address.ts';
import { parseServerUrl } from '../../xrpl/transport/server-url.ts';

export const DEFAULT_SETTINGS: Settings = {
  servers: {},
  alertKinds: DEFAULT_ALERT_KINDS,
  sound: 'on',
  soundFile: null,
  privacyMode: false,
  criticalAboveXrp: null,
  quietHours: { enabled: false, from: '22:00', to: '07:00' },
  notifier: 'automatic',
  theme: 'system',
  locale: 'system',
  startAtLogin: false,
  startHidden: true,
  shortcut: null,
  explorerTemplate: 'https://livenet.xrpl.org/transactions/{hash}',
  keepDays: null,
  checkForUpdates: true,
};

const MAX_UINT32 = 0xffff_ffff;
/** The ledger's amounts reach 9999999999999999e80. */
const decimalText = z.string().regex(/^\d{1,100}(\.\d{1,100})?$/, 'a decimal such as 0.001');
const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 22:00');
const isoTime = z.iso.datetime({ offset: true });
const tag = z.int().min(0).max(MAX_UINT32);
const creditKinds = z.array(z.enum(CREDIT_KINDS)).max(CREDIT_KINDS.length);
const label = z.string().max(100);

export const networkSchema = z.string().transform((text, context) => {
  const network = parseNetwork(text);
  if (network !== null) return network;
  context.addIssue({ code: 'custom', message: 'not a network' });
  return z.NEVER;
});

export const addressSchema = z.string().refine(isClassicAddress, 'not a classic address');

/** A server URL with its scheme allowed; messages never repeat it, because it may hold a password. */
const serverUrl = z
  .string()
  .max(2000)
  .refine((text) => parseServerUrl(text).ok, 'not a server address');

/** Each setting by its own schema, so that one bad value costs that one alone. */
export const SETTINGS_SCHEMAS = {
  servers: z.record(z.string(), z.array(serverUrl).max(50)),
  alertKinds: creditKinds,
  sound: z.enum(['off', 'on', 'loud']),
  soundFile: z.string().max(4096).nullable(),
  privacyMode: z.boolean(),
  criticalAboveXrp: decimalText.nullable(),
  quietHours: z.object({ enabled: z.boolean(), from: localTime, to: localTime }),
  notifier: z.enum(['automatic', 'node-notifier', 'electron']),
  theme: z.enum(['system', 'light', 'dark']),
  locale: z.enum(['system', 'en', 'de', 'es', 'ja']),
  startAtLogin: z.boolean(),
  startHidden: z.boolean(),
  shortcut: z.string().max(100).nullable(),
  explorerTemplate: z
    .string()
    .max(500)
    .refine((text) => text.startsWith('https://') && text.includes('{hash}') && URL.canParse(text), {
      message: 'an https address with {hash} in it',
    }),
  keepDays: z.int().min(1).max(36_500).nullable(),
  checkForUpdates: z.boolean(),
} satisfies { readonly [K in keyof Settings]-?: z.ZodType<Settings[K]> };

export const watchedAccountSchema = z.object({
  id: z.string().min(1).max(200),
  network: networkSchema,
  address: addressSchema,
  tag: tag.nullable(),
  label,
  addedAt: isoTime,
  sinceLedger: z.int().min(1).max(MAX_UINT32).nullable(),
  colour: z.int().min(0).max(7).nullable(),
  mutedUntil: z.union([z.literal('until-unmuted'), isoTime]).nullable(),
  minimumAmounts: z.record(z.string(), decimalText),
  alertKinds: creditKinds.nullable(),
  mutedSenders: z.array(addressSchema).max(1000),
}) satisfies z.ZodType<WatchedAccount>;

export const contactSchema = z.object({
  address: addressSchema,
  name: z.string().min(1).max(100),
}) satisfies z.ZodType<Contact>;

export const pausedUntilSchema = z.union([z.literal('until-resumed'), isoTime]).nullable();

/** Up to where an account had been examined, kept outside the database so that this one can be rebuilt. */
export interface CoverageMark {
  readonly network: WatchedAccount['network'];
  readonly account: string;
  readonly from: number;
  readonly through: number;
  /** From which ledger on its payments ring. */
  readonly ringsFrom: number;
}

export const coverageMarkSchema = z.object({
  network: networkSchema,
  account: addressSchema,
  from: z.int().min(0),
  through: z.int().min(0),
  ringsFrom: z.int().min(0).default(0),
}) satisfies z.ZodType<CoverageMark>;
