/**
 * Every setting, declared once: its schema, its default, what the window may set, and its option of the headless program.
 * Text and control are its only other places.
 */

import type { z } from 'zod';
import { LANGUAGES } from '../i18n/engine.ts';
import { DEFAULT_ALERT_KINDS } from '../payments/payment.ts';
import {
  creditKinds,
  decimal,
  type ReadonlyDeep,
  type Schema,
  type Shape,
  type Zod,
} from '../schema/schema.ts';

interface Setting<Type extends z.ZodType> {
  readonly schema: (zod: Zod) => Type;
  readonly initial: ReadonlyDeep<z.infer<Type>>;
  /**
   * What the window may send, where that is less or looser. What a person can enter wrongly passes here and is refused
   * by `schema` where it is stored, with a message.
   */
  readonly fromWindow?: Schema;
  readonly headless?: HeadlessOption<ReadonlyDeep<z.infer<Type>>>;
}

/** An option of the headless program that changes a setting for one run. */
interface HeadlessOption<Value> {
  /** Without the dashes. */
  readonly name: string;
  readonly help: string;
  change(value: Value): Value;
}

function setting<Type extends z.ZodType>(schema: (zod: Zod) => Type) {
  type Value = ReadonlyDeep<z.infer<Type>>;
  return (initial: Value, more?: Pick<Setting<Type>, 'fromWindow' | 'headless'>): Setting<Type> => ({
    schema,
    initial,
    ...more,
  });
}

const localTime = (z: Zod) => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 22:00');

/** One whose password could not be read stays as it is stored: its redacted URL, and itself unreadable in base64. */
const LONGEST_STORED_URL = 8000;

/** A web address without a name and a password, which would be stored and logged with it. */
function isSite(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

const serverLists = (z: Zod, longest: number) =>
  z
    .record(z.string().max(20), z.array(z.string().max(longest)).max(50))
    .refine((servers) => Object.keys(servers).length <= 100, 'too many networks');

// Marked as pure: the window's bundle leaves the table out.
export const SETTINGS = /* @__PURE__ */ (() => ({
  /**
   * Servers by network, in order of preference; an absent network, or an empty list, uses the built-in one.
   * Passwords are redacted in what the renderer sees; the renderer sends such URLs back as it saw them (on a
   * reorder, say), and main keeps the password it has for each.
   */
  servers: setting((z) => serverLists(z, LONGEST_STORED_URL))(
    {},
    { fromWindow: (z) => serverLists(z, 2000) },
  ),
  /**
   * Whether a server of another operator in the list is asked about each payment. 'automatic': unless the user's own
   * server stands first, since the other operator learns which transactions matter to the user.
   */
  secondOpinion: setting((z) => z.enum(['automatic', 'always', 'never']))('automatic'),
  /**
   * Whether large payments (`criticalAboveXrp`) are proved by the validators' signatures. Off until chosen: the list of
   * validators is fetched from its publisher.
   */
  proveLarge: setting((z) => z.boolean())(false, {
    headless: {
      name: 'prove-large',
      help: 'prove large payments by the validators’ signatures; their list is fetched',
      change: () => true,
    },
  }),
  /** Publishers of lists of validators that are believed besides those that the app knows, by network. */
  publishers: setting((z) =>
    z.record(
      z.string().max(20),
      z
        .array(
          z.strictObject({
            key: z.string().regex(/^(?:ED|0[23])[0-9A-F]{64}$/i, 'a publisher’s key of 66 hex digits'),
            site: z
              .string()
              .max(500)
              .refine(isSite, { message: 'an address that begins with https://, without a password' }),
          }),
        )
        .max(10),
    ),
  )({}),
  alertKinds: setting(creditKinds)(DEFAULT_ALERT_KINDS, {
    headless: {
      name: 'all-credits',
      help: 'also alert for exchanges and refunds',
      change: (kinds) => [...new Set([...kinds, 'exchange', 'refund'] as const)],
    },
  }),
  sound: setting((z) => z.enum(['off', 'on', 'loud']))('on'),
  /**
   * The user's own sound file; null for the app's. A path is chosen by the platform's dialog ('sound:choose'): the
   * window can only take the choice back.
   */
  soundFile: setting((z) => z.string().max(4096).nullable())(null, { fromWindow: (z) => z.null() }),
  privacyMode: setting((z) => z.boolean())(false),
  /** In XRP: alerts at or above it stay until dismissed; null for never. */
  criticalAboveXrp: setting((z) => decimal(z).nullable())(null),
  /** From and to in local time. */
  quietHours: setting((z) => z.object({ enabled: z.boolean(), from: localTime(z), to: localTime(z) }))(
    { enabled: false, from: '22:00', to: '07:00' },
    {
      fromWindow: (z) =>
        z.strictObject({ enabled: z.boolean(), from: z.string().max(5), to: z.string().max(5) }),
    },
  ),
  notifier: setting((z) => z.enum(['automatic', 'node-notifier', 'electron']))('automatic'),
  theme: setting((z) => z.enum(['system', 'light', 'dark']))('system'),
  locale: setting((z) => z.enum(['system', ...LANGUAGES]))('system'),
  startAtLogin: setting((z) => z.boolean())(false),
  startHidden: setting((z) => z.boolean())(true),
  /** The offer to start at login and to keep large payments on the screen: made once, after the first account. */
  startOffer: setting((z) => z.enum(['due', 'open', 'closed']))('due', {
    fromWindow: (z) => z.literal('closed'),
  }),
  /** Accelerator of the global shortcut that opens the window, or null. */
  shortcut: setting((z) => z.string().max(100).nullable())(null),
  /** Transaction page; {hash} is replaced. https only. */
  explorerTemplate: setting((z) =>
    z
      .string()
      .max(500)
      .refine((text) => text.startsWith('https://') && text.includes('{hash}') && URL.canParse(text), {
        message: 'an https address with {hash} in it',
      }),
  )('https://livenet.xrpl.org/transactions/{hash}', { fromWindow: (z) => z.string().max(500) }),
  keepDays: setting((z) => z.int().min(1).max(36_500).nullable())(null),
  checkForUpdates: setting((z) => z.boolean())(true),
}))();

/** Everything in Preferences. Kept by electron-store, validated on the way in. */
export type Settings = { readonly [Name in keyof typeof SETTINGS]: Shape<(typeof SETTINGS)[Name]['schema']> };

export type SettingName = keyof Settings;
export type Locale = Settings['locale'];
export type QuietHours = Settings['quietHours'];

/** The schema of a change that the window asks for: any settings, each by its own schema. */
export function settingsChange(z: Zod): z.ZodType<Partial<Settings>> {
  const fields = Object.entries<Setting<z.ZodType>>(SETTINGS).map(([name, { schema, fromWindow }]) => [
    name,
    (fromWindow ?? schema)(z).exactOptional(),
  ]);
  return z.strictObject(Object.fromEntries(fields)) as z.ZodType<Partial<Settings>>;
}

export const DEFAULT_SETTINGS = /* @__PURE__ */ initialSettings();

function initialSettings(): Settings {
  return Object.fromEntries(
    Object.entries(SETTINGS).map(([name, { initial }]) => [name, initial]),
  ) as unknown as Settings;
}

/** The options of the headless program that change settings. */
export function headlessOptions(): readonly (HeadlessOption<unknown> & { readonly setting: SettingName })[] {
  return Object.entries<Setting<z.ZodType>>(SETTINGS).flatMap(([name, { headless }]) =>
    headless === undefined ? [] : [{ ...headless, setting: name as SettingName }],
  );
}

/** Settings as they are for a run with these options. */
export function withHeadlessOptions(settings: Settings, names: readonly string[]): Settings {
  const changed = headlessOptions()
    .filter(({ name }) => names.includes(name))
    .map(({ setting: name, change }) => [name, change(settings[name])]);
  return { ...settings, ...Object.fromEntries(changed) };
}
