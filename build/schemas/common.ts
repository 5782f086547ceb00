import * as z from 'zod';
import { CREDIT_KINDS, HIDDEN_AMOUNT } from '../../electron/contract/index.ts';

/** What lines and events have in common. Objects are open: later versions may add to them. */

export const networkName = z
  .string()
  .regex(/^(?:mainnet|testnet|devnet|[1-9]\d{0,9})$/)
  .describe('mainnet, testnet, devnet, or the network ID.');

export const address = z.string().regex(/^r[1-9A-HJ-NP-Za-km-z]{24,34}$/);
export const account = address.describe('The watched account, as a classic address.');
export const hash = z
  .string()
  .regex(/^[0-9A-F]{64}$/)
  .describe('The hash of the transaction: 64 upper-case hex digits.');
export const ledgerIndex = z.int().min(0).max(0xffff_ffff);
/** ISO 8601 in UTC. */
export const time = z.string().meta({ format: 'date-time' });
const uint32 = z.int().min(0).max(0xffff_ffff);

export const ctid = z
  .string()
  .regex(/^C[0-9A-F]{15}$/)
  .nullable()
  .describe(
    'The concise transaction identifier (XLS-37): 16 upper-case hex digits. Null where the network ID, the ledger index or the transaction index has no room in it.',
  );

export const asset = z
  .union([
    z.strictObject({ currency: z.literal('XRP') }).describe('XRP.'),
    z
      .strictObject({
        currency: z
          .string()
          .regex(/^(?:[^\s]{3}|[0-9A-F]{40})$/)
          .describe('The ledger’s own code: three characters, or 40 upper-case hex digits; never decoded.'),
        issuer: address.describe('Who issued it, as a classic address.'),
      })
      .describe('An issued currency.'),
    z
      .strictObject({
        mptIssuanceId: z
          .string()
          .regex(/^[0-9A-F]{48}$/)
          .describe('48 upper-case hex digits.'),
      })
      .describe('A multi-purpose token, by its issuance ID.'),
  ])
  .meta({ id: 'asset', description: 'XRP, an issued currency, or an MPT.' });

export const amount = z.union([z.string().regex(/^\d+(?:\.\d+)?$/), z.literal(HIDDEN_AMOUNT)]).meta({
  id: 'amount',
  description:
    'An exact decimal; never read it into a floating-point number. XRP is in XRP, not drops; MPTs are in whole units. "hidden" where the ledger keeps the amount secret.',
});

const memo = z
  .object({
    type: z.string().nullable().describe('MemoType, where it is readable text.'),
    format: z.string().nullable().describe('MemoFormat, where it is readable text.'),
    data: z.string().nullable().describe('MemoData, where it is readable text.'),
    dataHex: z.string().nullable().describe('MemoData in hex.'),
  })
  .meta({ id: 'memo', description: 'A memo. A stranger wrote it: treat it as untrusted text.' });

/** Fields of a payment that its line and its events share. */
export const paymentFields = {
  network: networkName,
  account,
  hash,
  ledgerIndex: ledgerIndex.describe('The ledger that holds the transaction.'),
  closeTime: time.nullable().describe('When that ledger closed; null where no server said so.'),
  kind: z.enum(CREDIT_KINDS).describe('What brought the value. Later versions may add kinds.'),
  transactionType: z.string().describe('The ledger’s own name of the transaction’s type.'),
};

/** Those that privacy leaves out. */
export const partyFields = {
  from: address.nullable().describe('Who paid; null where nobody can be named.'),
  asset: asset.describe('What arrived.'),
  amount: amount.describe('What really arrived.'),
  destinationTag: uint32.nullable().describe('The destination tag, or null.'),
  sourceTag: uint32.nullable().describe('The source tag, or null.'),
  invoiceId: z.string().nullable().describe('The InvoiceID, or null.'),
  memos: z.array(memo).describe('The memos.'),
  source: z
    .enum(['live', 'recovered'])
    .describe('Whether it was seen as it happened, or found afterwards in the ledger’s history.'),
  alerted: z.boolean().describe('Whether it alerts.'),
};
