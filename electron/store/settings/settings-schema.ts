import * as z from 'zod';
import {
  type Contact,
  type FormerAccount,
  type ForwardingSink,
  forwardingSink,
  SETTINGS,
  type SettingName,
  schemas,
  type WatchedAccount,
} from '../../contract/index.ts';
import { parseNetwork } from '../../xrpl/networks.ts';
import { isClassicAddress } from '../../xrpl/protocol/address.ts';
import { parseServerUrl, sealOf } from '../../xrpl/transport/server-url.ts';
import { zodInUse } from '../zod-in-use.ts';

const networkSchema = z.string().transform((text, context) => {
  const network = parseNetwork(text);
  if (network !== null) return network;
  context.addIssue({ code: 'custom', message: 'not a network' });
  return z.NEVER;
});

const addressSchema = z.string().refine(isClassicAddress, 'not a classic address');

const declared = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, { schema }]) => [name, schema(zodInUse)]),
) as Readonly<Record<string, z.ZodType>> as Readonly<Record<SettingName, z.ZodType>>;

/** Each setting by its own schema, so that one bad value costs that one alone. */
export const SETTINGS_SCHEMAS: Readonly<Record<SettingName, z.ZodType>> = {
  ...declared,
  // What a server's address may be is known to the rooms below. The message never repeats it: it may hold a password.
  servers: SETTINGS.servers.schema(zodInUse).superRefine((servers, context) => {
    for (const [network, urls] of Object.entries(servers)) {
      for (const [index, url] of urls.entries()) {
        if (sealOf(url) !== null || parseServerUrl(url).ok) continue;
        context.addIssue({ code: 'custom', message: 'not a server address', path: [network, index] });
      }
    }
  }),
};

/** Of watched entries, and of contacts. */
export const MOST_ENTRIES = 10_000;
export const MOST_MUTED_SENDERS = 1000;
/** Assets with a minimum amount of their own. */
const MOST_MINIMUMS = 1000;

const MOST_SERVERS = 50;
const MOST_URL_LENGTH = 2000;

/**
 * The lists of servers as they are read from the file. An entry that is no address keeps its place: the connection
 * names it as a problem and uses the others. A list must never be lost to it, because the app would then turn to the
 * built-in servers, which would learn the addresses.
 */
export const storedServersSchema = z.record(
  z.string(),
  z
    .unknown()
    .transform((stored) =>
      (Array.isArray(stored) ? stored : [stored])
        .slice(0, MOST_SERVERS)
        .map((url: unknown) => (typeof url === 'string' && url.length <= MOST_URL_LENGTH ? url : '')),
    ),
);

export const watchedAccountSchema = z.object({
  id: schemas.entryId(zodInUse),
  network: networkSchema,
  address: addressSchema,
  tag: schemas.uint32(zodInUse).nullable(),
  label: schemas.label(zodInUse),
  addedAt: schemas.isoTime(zodInUse),
  sinceLedger: schemas.uint32(zodInUse).min(1).nullable(),
  colour: schemas.colour(zodInUse),
  mutedUntil: schemas.mutedUntil(zodInUse),
  minimumAmounts: z
    .record(z.string().max(100), schemas.decimal(zodInUse))
    .refine((amounts) => Object.keys(amounts).length <= MOST_MINIMUMS, 'too many'),
  alertKinds: schemas.creditKinds(zodInUse).nullable(),
  mutedSenders: z.array(addressSchema).max(MOST_MUTED_SENDERS),
}) satisfies z.ZodType<WatchedAccount>;

export const formerAccountSchema = watchedAccountSchema.pick({
  ...{ id: true, network: true, address: true, tag: true, label: true, colour: true },
}) satisfies z.ZodType<FormerAccount>;

export const contactSchema = z.object({
  address: addressSchema,
  name: z.string().min(1).max(100),
}) satisfies z.ZodType<Contact>;

/** A stream is for many machines: the headless program's configuration names it. */
export const sinkSchema = forwardingSink(zodInUse).refine(
  ({ target }) => target.type !== 'nats',
  'not in the app',
) satisfies z.ZodType<ForwardingSink>;

export const MOST_SINKS = 50;

export const pausedUntilSchema = schemas.pausedUntil(zodInUse);

/** How long the pause with this end was chosen to last. The end says which pause it belongs to. */
export const pauseChoiceSchema = z
  .object({ until: pausedUntilSchema, span: schemas.silenceSpan(zodInUse) })
  .nullable();

/** Up to where an account had been examined, kept outside the database so that this one can be rebuilt. */
export interface CoverageCheckpoint {
  readonly network: WatchedAccount['network'];
  readonly account: string;
  readonly from: number;
  readonly through: number;
  /** From which ledger on its payments are alerted. Stored under this name since 0.1.0. */
  readonly ringsFrom: number;
}

export const coverageCheckpointSchema = z.object({
  network: networkSchema,
  account: addressSchema,
  from: z.int().min(0),
  through: z.int().min(0),
  ringsFrom: z.int().min(0).default(0),
}) satisfies z.ZodType<CoverageCheckpoint>;
