import * as z from 'zod';
import { problemTexts } from '../../electron/contract/i18n/en/problems.ts';
import {
  account,
  asset,
  ctid,
  hash,
  ledgerIndex,
  networkName,
  partyFields,
  paymentFields,
} from './common.ts';

const server = z.string().describe('The address of the server, without its password.');
const trustLevel = z.enum(['seen', 'confirmed', 'proved', 'disputed']);
const count = z.int().min(0);

/** Of the desktop app alone: headless has no clipboard and no tray, and its data folder is named by its options. */
const NOT_OF_HEADLESS: readonly string[] = ['clipboard', 'earlier-data', 'sink-failing'];

/** The code of a problem stands behind "problem.", up to a second dot. */
export const PROBLEM_CODES: readonly string[] = [
  ...new Set(Object.keys(problemTexts).flatMap((key) => /^problem\.([a-z-]+)/.exec(key)?.[1] ?? [])),
].filter((code) => !NOT_OF_HEADLESS.includes(code));

const connection = z
  .object({
    type: z.literal('connection'),
    network: networkName,
    state: z
      .enum(['connecting', 'connected', 'waiting', 'stalled', 'closed'])
      .describe('The new state of the connection.'),
    server: server.nullable().describe('The server, without its password; null before the first attempt.'),
    attempt: count.describe('Attempts since the connection was last useful; 0 while connected.'),
    retryInMs: z.number().min(0).nullable().describe('Milliseconds until the next attempt, while waiting.'),
    reason: z.string().nullable().describe('Why, in English, or null.'),
  })
  .describe('The connection to the network changed its state.');

const payment = z
  .object({
    type: z.literal('payment'),
    ...paymentFields,
    ctid,
    ...partyFields,
    suppressed: z
      .enum(['kind', 'muted-sender', 'below-minimum', 'not-watched'])
      .nullable()
      .describe('Why it does not alert; null where it does.'),
    trust: trustLevel.describe('How far it is believed at this moment.'),
  })
  .describe('One credit of one asset to one watched account, written after it was committed.');

const trust = z
  .object({
    type: z.literal('trust'),
    network: networkName,
    account,
    hash,
    asset,
    trust: trustLevel.describe('How far the payment is believed now.'),
    servers: z.array(server).describe('Those whose word it is.'),
    votes: count.optional().describe('Proved: how many validators’ signatures count.'),
    listed: count.optional().describe('Proved: how many validators the list has.'),
    needed: count.optional().describe('Proved: how many of them are needed.'),
    signedLedgerIndex: ledgerIndex.optional().describe('Proved: the ledger that they signed.'),
    publisher: z.string().optional().describe('Proved: the master key of the list’s publisher.'),
  })
  .describe('A payment is believed otherwise than before.');

const coverage = z
  .object({
    type: z.literal('coverage'),
    network: networkName,
    account,
    from: ledgerIndex.describe('The first ledger that was examined.'),
    through: ledgerIndex.describe('The last ledger that was examined.'),
    gaps: z
      .array(z.tuple([ledgerIndex, ledgerIndex]))
      .describe('Ranges between the two that were not examined: first and last ledger of each.'),
    spotChecks: z
      .object({
        checked: count.describe('Ranges that a second server was asked about, too.'),
        ranges: count.describe('Ranges that history brought in this run.'),
      })
      .nullable()
      .describe('How much of the recovered history was checked; null where no second opinion is asked.'),
  })
  .describe('The ledgers that were examined for an account.');

const problem = z
  .object({
    type: z.literal('problem'),
    code: z.enum(PROBLEM_CODES).describe('A stable code. Later versions may add codes.'),
    message: z.string().min(1).describe('What is wrong and what to do, in English.'),
  })
  .describe('Something that you should know.');

/** What headless prints on stdout. */
export const lineSchema = z.discriminatedUnion('type', [connection, payment, trust, coverage, problem]);
