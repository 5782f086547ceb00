import * as z from 'zod';
import { type ForwardingSink, firstEvents, forwardingSink, isForPeople } from '../../contract/index.ts';
import { zodInUse } from '../../store/zod-in-use.ts';

const { id, state, events, accounts, kinds, minimumXrp, alertingOnly, privacy } =
  forwardingSink(zodInUse).shape;

const secret = z.string().min(1).max(8000);

/** What a secret is, and where it may stand. */
const secretly = (what: string) =>
  `${what} Write env:NAME to read it from the environment, or file:/path to read it from a file.`;

const url = z.string().min(1).max(2000);

const webhook = z
  .strictObject({
    type: z.literal('webhook'),
    url: url.describe('Where to POST each event. Plain http:// goes to your own network only.'),
    secrets: z
      .array(secret.describe(secretly('A signing secret: whsec_ followed by 24 to 64 bytes in Base64.')))
      .min(1)
      .max(2)
      .describe('The signing secret; two while you rotate it, and both sign.'),
  })
  .describe('A webhook as Standard Webhooks 1.0.0 defines it.');

const ntfy = z
  .strictObject({
    type: z.literal('ntfy'),
    url: url.default('https://ntfy.sh').describe('The ntfy server, without the topic.'),
    topic: secret.describe(secretly('The topic. Anyone who knows it can read along.')),
    token: secret
      .nullable()
      .default(null)
      .describe(secretly('An access token, where the server asks for one.')),
  })
  .describe('Push notifications through an ntfy server.');

const apprise = z
  .strictObject({
    type: z.literal('apprise'),
    url: secret.describe(
      secretly('The address of an Apprise API, https://…/notify/<key>. Its key is a secret.'),
    ),
    tag: z
      .string()
      .max(200)
      .default('')
      .describe('Only the services that have one of these tags; empty means all of them.'),
  })
  .describe('Any service that an Apprise API reaches.');

const command = z
  .strictObject({
    type: z.literal('command'),
    program: z
      .string()
      .min(1)
      .max(4096)
      .describe('The program to run for each event, which it reads as JSON from its standard input.'),
    arguments: z
      .array(z.string().max(4096))
      .max(50)
      .default([])
      .describe('Its arguments, passed as they are; no shell sees them.'),
    timeoutSeconds: z
      .int()
      .min(1)
      .max(600)
      .default(30)
      .describe('After so many seconds the program is ended, and the event is tried again later.'),
  })
  .describe('A program on this machine.');

const nats = z
  .strictObject({
    type: z.literal('nats'),
    servers: z
      .array(z.string().min(1).max(2000))
      .min(1)
      .max(20)
      .describe('The servers of the cluster, such as nats://127.0.0.1:4222.'),
    subject: z
      .string()
      .regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/, 'a subject such as chime.events')
      .max(200)
      .default('chime.events')
      .describe('Each event is published under <subject>.<event ID>.'),
    stream: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,100}$/, 'letters, digits, - and _')
      .nullable()
      .default(null)
      .describe('The stream to create where no stream takes the subject; null means it must already exist.'),
    token: secret.nullable().default(null).describe(secretly('The token to authenticate with.')),
    credentials: secret
      .nullable()
      .default(null)
      .describe(secretly('The contents of a .creds file to authenticate with.')),
  })
  .describe('A NATS JetStream stream, which several machines can share.');

const targets = [webhook, ntfy, apprise, command, nats] as const;

/** What a target's type can be. */
export const TARGET_TYPES: readonly string[] = targets.map(({ shape }) => shape.type.value);

/** A sink, of which only the id and where it sends must be given. */
export const sink = z
  .strictObject({
    id: id.describe('What deliveries are stored under. Keep it: under a new ID the sink begins anew.'),
    name: z.string().max(100).optional().describe('What the sink is called. Default: its ID.'),
    state: state
      .default('on')
      .describe('on sends; paused keeps events until it is on again; off drops what happens meanwhile.'),
    events: events
      .optional()
      .describe(
        'Which events to send. Default: for ntfy and apprise payment.received, payment.disputed and gap.opened; for the others all but test.',
      ),
    accounts: accounts
      .default([])
      .describe('Only events of these accounts (classic addresses); an empty list means all of them.'),
    kinds: kinds.default(null).describe('Only payments of these kinds; null means all of them.'),
    minimumXrp: minimumXrp
      .default(null)
      .describe('Payments of less XRP are not sent; payments in tokens always are. A decimal in quotes.'),
    alertingOnly: alertingOnly
      .optional()
      .describe('Send only payments that alert. Default: true for ntfy and apprise, else false.'),
    privacy: privacy.default(false).describe('Leave out amounts, senders, tags and memos.'),
    target: z.discriminatedUnion('type', targets).describe('Where the events go.'),
  })
  .describe('One place that events are sent to.')
  .transform(
    (given): ForwardingSink => ({
      ...given,
      name: given.name ?? given.id,
      events: given.events ?? [...firstEvents(given.target.type)],
      alertingOnly: given.alertingOnly ?? isForPeople(given.target.type),
    }),
  );
