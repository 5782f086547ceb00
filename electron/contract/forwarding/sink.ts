/** Where events are sent to, as a person or a configuration file says it. */

import { CREDIT_KINDS } from '../payments/payment.ts';
import { classicAddress, decimal, label, type Shape, type Zod } from '../schema/schema.ts';
import { FORWARDED_EVENTS, type ForwardedEventType } from './event.ts';

/** Stored with each waiting delivery. */
const sinkId = (z: Zod) =>
  z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens');

/** One whose secrets the desktop app could not open stays as it is stored: redacted, with the sealed whole behind it. */
const url = (z: Zod) => z.string().min(1).max(8000);

/** A secret: itself (kept sealed by the desktop app), `env:NAME` of the environment, or `file:/path` of a file. */
const secret = (z: Zod) => z.string().min(1).max(8000);

const webhook = (z: Zod) =>
  z.strictObject({
    type: z.literal('webhook'),
    url: url(z),
    /** `whsec_` and base64; two while receivers change from the old to the new one. */
    secrets: z.array(secret(z)).min(1).max(2),
  });

const ntfy = (z: Zod) =>
  z.strictObject({
    type: z.literal('ntfy'),
    /** The server's address without the topic. */
    url: url(z),
    /** Who knows it reads along. */
    topic: secret(z),
    token: secret(z).nullable(),
  });

const apprise = (z: Zod) =>
  z.strictObject({
    type: z.literal('apprise'),
    /** `https://…/notify/<key>`: its key is a secret. */
    url: secret(z),
    /** Only the services with one of these tags; empty for all. */
    tag: z.string().max(200),
  });

const command = (z: Zod) =>
  z.strictObject({
    type: z.literal('command'),
    program: z.string().min(1).max(4096),
    arguments: z.array(z.string().max(4096)).max(50),
    timeoutSeconds: z.int().min(1).max(600),
  });

const nats = (z: Zod) =>
  z.strictObject({
    type: z.literal('nats'),
    servers: z.array(url(z)).min(1).max(20),
    /** Each event is published to `<subject>.<event id>`. */
    subject: z
      .string()
      .regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/, 'a subject such as chime.events')
      .max(200),
    /** Name of a stream that is made where the server has none that takes the subject; null: it must be there. */
    stream: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,100}$/, 'letters, digits, - and _')
      .nullable(),
    token: secret(z).nullable(),
    /** Contents of a .creds file. */
    credentials: secret(z).nullable(),
  });

const sinkTarget = (z: Zod) => z.union([webhook(z), ntfy(z), apprise(z), command(z), nats(z)]);
export type SinkTarget = Shape<typeof sinkTarget>;
export type SinkType = SinkTarget['type'];

/** A person reads what comes there; all others are programs. */
export function isForPeople(type: SinkType): boolean {
  return type === 'ntfy' || type === 'apprise';
}

/** What a sink is told where nothing else is said: a person what alerts, a program all that it may need. */
export function firstEvents(type: SinkType): readonly ForwardedEventType[] {
  return isForPeople(type)
    ? ['payment.received', 'payment.disputed', 'gap.opened']
    : FORWARDED_EVENTS.filter((event) => event !== 'test');
}

/** One place that events are sent to, and which of them. */
export const forwardingSink = (z: Zod) =>
  z.strictObject({
    id: sinkId(z),
    name: label(z),
    /** 'paused': events wait; 'off': what happens meanwhile is never sent. */
    state: z.enum(['on', 'paused', 'off']),
    events: z.array(z.enum(FORWARDED_EVENTS)).max(FORWARDED_EVENTS.length),
    /** Only of these accounts; empty for all. */
    accounts: z.array(classicAddress(z)).max(10_000),
    /** Only payments of these kinds; null for all. */
    kinds: z.array(z.enum(CREDIT_KINDS)).max(CREDIT_KINDS.length).nullable(),
    /** Payments of less XRP are not sent; those in tokens are. */
    minimumXrp: decimal(z).nullable(),
    /** Only payments that this app alerts for, too: what is muted or below its account's minimum is not sent. */
    alertingOnly: z.boolean(),
    /** Neither amounts nor who paid nor memos are sent. */
    privacy: z.boolean(),
    target: sinkTarget(z),
  });
export type ForwardingSink = Shape<typeof forwardingSink>;
