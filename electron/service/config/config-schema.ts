import * as z from 'zod';
import { CREDIT_KINDS, FORWARDED_EVENTS, type ForwardingSink, forwardingSink } from '../../contract/index.ts';
import { zodInUse } from '../../store/zod-in-use.ts';
import { parseNetwork } from '../../xrpl/networks.ts';
import { parseShard } from '../shard.ts';

const sinkShape = forwardingSink(zodInUse).shape;

/** What a webhook, a command or a stream is told where nothing else is said: everything that a program may need. */
const FOR_PROGRAMS = FORWARDED_EVENTS.filter((type) => type !== 'test');
/** What a person is pushed. */
const FOR_PEOPLE = ['payment.received', 'payment.disputed', 'gap.opened'] as const;

const network = z
  .union([z.string(), z.int()])
  .transform(String)
  .refine(
    (text) => parseNetwork(text) !== null,
    'mainnet, testnet, devnet, or a network ID (0 to 4294967295)',
  )
  .describe('The network to watch: mainnet, testnet, devnet, or a network ID.');

const account = z
  .strictObject({
    address: z.string().min(1).describe('A classic address or an X-address, whose tag becomes a filter.'),
    label: z.string().max(100).default('').describe('What the account is called.'),
    tag: z.int().min(0).max(0xffff_ffff).optional().describe('Only payments with this destination tag.'),
  })
  .describe('An account to watch.');

/** A sink, of which only the id and where it sends must be given. */
const sink = z
  .strictObject({
    ...sinkShape,
    name: z.string().max(100).optional(),
    state: sinkShape.state.default('on'),
    events: sinkShape.events
      .optional()
      .describe('Default: all for programs; payments, disputes and gaps for people.'),
    accounts: sinkShape.accounts.default([]),
    kinds: sinkShape.kinds.default(null),
    minimumXrp: sinkShape.minimumXrp.default(null),
    alertingOnly: sinkShape.alertingOnly.optional().describe('Default: true for ntfy and apprise.'),
    privacy: sinkShape.privacy.default(false),
    target: z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('webhook'),
        url: z.string().min(1).max(2000),
        secrets: z
          .array(z.string().min(1))
          .min(1)
          .max(2)
          .describe('whsec_… or env:NAME or file:/path; two while receivers change from one to the other.'),
      }),
      z.strictObject({
        type: z.literal('ntfy'),
        url: z.string().min(1).max(2000).default('https://ntfy.sh'),
        topic: z.string().min(1).describe('Or env:NAME or file:/path. Who knows the topic reads along.'),
        token: z.string().min(1).nullable().default(null),
      }),
      z.strictObject({
        type: z.literal('apprise'),
        url: z.string().min(1).describe('https://…/notify/<key>, or env:NAME or file:/path.'),
        tag: z.string().max(200).default(''),
      }),
      z.strictObject({
        type: z.literal('command'),
        program: z.string().min(1).max(4096),
        arguments: z.array(z.string().max(4096)).max(50).default([]),
        timeoutSeconds: z.int().min(1).max(600).default(30),
      }),
      z.strictObject({
        type: z.literal('nats'),
        servers: z.array(z.string().min(1)).min(1).max(20),
        subject: z
          .string()
          .regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/, 'a subject such as chime.events')
          .default('chime.events'),
        stream: z
          .string()
          .regex(/^[A-Za-z0-9_-]{1,100}$/)
          .nullable()
          .default(null),
        token: z.string().min(1).nullable().default(null),
        credentials: z.string().min(1).nullable().default(null),
      }),
    ]),
  })
  .transform(
    (given): ForwardingSink => ({
      ...given,
      name: given.name ?? given.id,
      events: given.events ?? [...(isForPeople(given.target.type) ? FOR_PEOPLE : FOR_PROGRAMS)],
      alertingOnly: given.alertingOnly ?? isForPeople(given.target.type),
    }),
  );

function isForPeople(type: ForwardingSink['target']['type']): boolean {
  return type === 'ntfy' || type === 'apprise';
}

const listen = z
  .string()
  .regex(/^(?:\[[0-9a-f:]+\]|[^:[\]\s]+):\d{1,5}$/i, 'an address and a port, such as 127.0.0.1:9464')
  .refine((text) => Number(text.slice(text.lastIndexOf(':') + 1)) <= 0xffff, 'a port up to 65535');

/** The configuration of the headless program. Everything has a default but what it watches. */
export const configSchema = z.strictObject({
  network: network.default('mainnet'),
  servers: z
    .array(z.string().min(1))
    .max(50)
    .default([])
    .describe('In order of preference; none: the network’s own list.'),
  serverFile: z
    .string()
    .min(1)
    .optional()
    .describe('A file with one server per line, for addresses that hold a password.'),
  accounts: z.array(account).max(100_000).default([]),
  accountsFile: z
    .string()
    .min(1)
    .optional()
    .describe('A file with one account per line: address, or address=label.'),
  since: z
    .int()
    .min(1)
    .max(0xffff_ffff)
    .optional()
    .describe('First ledger to examine of accounts that are new.'),
  dataFolder: z.string().min(1).optional(),
  shard: z
    .string()
    .refine((text) => parseShard(text) !== null, 'a number and a count, such as 2/3')
    .optional()
    .describe('This program’s share of the accounts, such as 2/3.'),
  output: z.enum(['text', 'json']).default('text').describe('What is printed on stdout.'),
  logs: z.enum(['text', 'json']).default('text').describe('What is logged on stderr.'),
  notify: z.boolean().default(false).describe('Whether payments are shown as desktop notifications.'),
  alertKinds: z.array(z.enum(CREDIT_KINDS)).optional(),
  criticalAboveXrp: z
    .string()
    .regex(/^\d{1,100}(\.\d{1,100})?$/, 'a decimal in quotes, such as "1000"')
    .optional(),
  secondOpinion: z
    .boolean()
    .default(false)
    .describe('Whether servers of other operators are asked for each payment.'),
  proveLarge: z.boolean().default(false),
  publishers: z
    .array(z.strictObject({ key: z.string().regex(/^(?:ED|0[23])[0-9A-F]{64}$/i), site: z.url() }))
    .max(10)
    .default([]),
  service: z
    .strictObject({
      listen: listen.default('127.0.0.1:9464'),
      token: z
        .string()
        .min(1)
        .optional()
        .describe('env:NAME or file:/path; needed where others than this machine may ask.'),
    })
    .optional()
    .describe('The service’s face: /healthz, /readyz, /metrics, /v1/…'),
  forwarding: z
    .array(sink)
    .max(50)
    .default([])
    .refine(
      (sinks) => new Set(sinks.map(({ id }) => id)).size === sinks.length,
      'a list of sinks whose ids differ',
    ),
});

export type Config = z.infer<typeof configSchema>;
