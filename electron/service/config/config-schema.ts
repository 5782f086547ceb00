import * as z from 'zod';
import { CREDIT_KINDS } from '../../contract/index.ts';
import { parseNetwork } from '../../xrpl/networks.ts';
import { parseShard } from '../shard.ts';
import { sink } from './sink-schema.ts';

const NETWORKS = 'mainnet, testnet, devnet, or a network ID (0 to 4294967295)';

const network = z
  .union(
    [
      z.string().regex(/^(?:mainnet|testnet|devnet|\d{1,10})$/, NETWORKS),
      z.int().min(0, NETWORKS).max(0xffff_ffff, NETWORKS),
    ],
    NETWORKS,
  )
  .transform(String)
  .refine((text) => parseNetwork(text) !== null, NETWORKS);

const account = z
  .strictObject({
    address: z
      .string()
      .min(1)
      .describe('A classic address (r…), or an X-address, whose tag then becomes a filter.'),
    label: z.string().max(100).default('').describe('What you call the account.'),
    tag: z
      .int()
      .min(0)
      .max(0xffff_ffff)
      .optional()
      .describe('Alert only for payments with this destination tag.'),
  })
  .describe('An account to watch.');

const listen = z
  .string()
  .regex(/^(?:\[[0-9a-fA-F:]+\]|[^:[\]\s]+):\d{1,5}$/, {
    error: 'an address and a port, such as 127.0.0.1:9464',
    abort: true,
  })
  .refine((text) => Number(text.slice(text.lastIndexOf(':') + 1)) <= 0xffff, 'a port up to 65535');

const publisher = z
  .strictObject({
    key: z
      .string()
      .regex(/^(?:[Ee][Dd]|0[23])[0-9A-Fa-f]{64}$/, 'a master key of 66 hex digits')
      .describe('Its master key, 66 hex digits.'),
    site: z.url().describe('The address of its list.'),
  })
  .describe('A further publisher of a validator list to trust.');

const service = z.strictObject({
  listen: listen
    .default('127.0.0.1:9464')
    .describe('The address and port to listen on. Anything but loopback needs a token.'),
  token: z
    .string()
    .min(1)
    .optional()
    .describe(
      'The bearer token that callers must present. Write env:NAME to read it from the environment, or file:/path to read it from a file.',
    ),
});

/** The configuration of the headless program. Everything has a default but what it watches. */
export const configSchema = z.strictObject({
  network: network
    .default('mainnet')
    .describe('The network to watch: mainnet, testnet, devnet, or a network ID.'),
  servers: z
    .array(z.string().min(1))
    .max(50)
    .default([])
    .describe('WebSocket servers in order of preference. With none, the network’s built-in list is used.'),
  serverFile: z
    .string()
    .min(1)
    .optional()
    .describe('A file with one server per line, for addresses that contain a password.'),
  accounts: z.array(account).max(100_000).default([]).describe('The accounts to watch.'),
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
    .describe('The first ledger to examine for accounts not watched before. Default: the current one.'),
  dataFolder: z
    .string()
    .min(1)
    .optional()
    .describe('Where the database and the settings live. Default: the desktop app’s own folder.'),
  shard: z
    .string()
    .regex(/^\d{1,9}\/\d{1,9}$/, { error: 'a number and a count, such as 2/3', abort: true })
    .refine((text) => parseShard(text) !== null, 'a number and a count, such as 2/3')
    .optional()
    .describe('This process’s share of the accounts when several split them, such as 2/3.'),
  output: z
    .enum(['text', 'json'])
    .default('text')
    .describe('What is printed on stdout: readable lines, or one JSON object per line.'),
  logs: z
    .enum(['text', 'json'])
    .default('text')
    .describe('How the log on stderr is written: for people, or one JSON object per line.'),
  notify: z.boolean().default(false).describe('Show payments as desktop notifications.'),
  alertKinds: z
    .array(z.enum(CREDIT_KINDS))
    .optional()
    .describe(
      'The kinds of payments that alert. Default: the saved setting, at first all but exchange and refund.',
    ),
  criticalAboveXrp: z
    .string()
    .regex(/^\d{1,100}(\.\d{1,100})?$/, 'a decimal in quotes, such as "1000"')
    .optional()
    .describe('Payments of at least so much XRP are treated as large. A decimal in quotes.'),
  secondOpinion: z.boolean().default(false).describe('Ask a server of another operator about each payment.'),
  proveLarge: z.boolean().default(false).describe('Prove large payments by the validators’ signatures.'),
  publishers: z
    .array(publisher)
    .max(10)
    .default([])
    .describe('Further publishers of validator lists to trust.'),
  service: service
    .optional()
    .describe('The HTTP service: /healthz, /readyz, /metrics and /v1/…. Absent, nothing listens.'),
  forwarding: z
    .array(sink)
    .max(50)
    .default([])
    .refine(
      (sinks) => new Set(sinks.map(({ id }) => id)).size === sinks.length,
      'a list of sinks whose IDs differ',
    )
    .describe('Where events are sent.'),
});

export type Config = z.infer<typeof configSchema>;
