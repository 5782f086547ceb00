import * as z from 'zod';
import {
  address,
  amount,
  asset,
  ctid,
  ledgerIndex,
  networkName,
  partyFields,
  paymentFields,
  time,
} from './common.ts';

const { memos, source, alerted, ...shownFields } = partyFields;

const networkId = z.int().min(0).max(0xffff_ffff).describe('The network ID.');

/** Under privacy the fields of who paid and how much are absent. */
const paymentData = z.object({
  ...paymentFields,
  networkId,
  ctid,
  label: z.string().describe('What the account is called; empty where it has no name.'),
  ...z.object({ ...shownFields, memos, source, alerted }).partial().shape,
  memosLeftOut: z.literal(true).optional().describe('Present where the memos were too long to send.'),
  partialOf: z
    .object({ asset, amount })
    .nullable()
    .optional()
    .describe('What a partial payment claimed to pay, or null. Never credit this amount.'),
});

const receivedData = paymentData.meta({ id: 'payment' });

const believed = <const Level extends string>(level: Level) =>
  paymentData.extend({ trust: z.literal(level).describe('How far the payment is believed now.') });

const gapData = z.object({
  network: networkName,
  networkId,
  account: address.describe('The account whose history has the gap.'),
  firstLedger: ledgerIndex.describe('The first ledger of the gap.'),
  lastLedger: ledgerIndex.describe('The last ledger of the gap.'),
  fromTime: time.nullable().describe('When it begins, where that is known.'),
  toTime: time.nullable().describe('When it ends, where that is known.'),
});

const connectionData = z.object({
  network: networkName,
  networkId,
  server: z.string().nullable().describe('The server, without its password; null where there is none.'),
  since: time.nullable().describe('When the connection was lost; null while connected.'),
  reason: z.string().nullable().describe('Why, in English, or null.'),
});

const testData = z.object({ network: networkName, networkId });

const event = <const Type extends string, Data extends z.ZodType>(type: Type, data: Data, what: string) =>
  z
    .object({
      type: z.literal(type),
      timestamp: time.describe('When it happened; for payment.received when its ledger closed.'),
      data,
    })
    .describe(what);

/** The body of a webhook: one event. */
export const eventSchema = z.discriminatedUnion('type', [
  event('payment.received', receivedData, 'A payment was recorded.'),
  event('payment.confirmed', believed('confirmed'), 'A server of another operator says the same of it.'),
  event('payment.proved', believed('proved'), 'The validators’ signatures prove it.'),
  event('payment.disputed', believed('disputed'), 'Servers disagree about it.'),
  event('gap.opened', gapData, 'No reachable server holds these ledgers.'),
  event('gap.closed', gapData, 'These ledgers were examined after all.'),
  event('connection.lost', connectionData, 'There has been no connection for half a minute.'),
  event('connection.restored', connectionData, 'The connection is back.'),
  event('test', testData, 'Somebody asked for a test.'),
]);
