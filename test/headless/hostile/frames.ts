/** Frames that cost their reader more than they cost their sender. Each names the account that is watched. */

export const MEBIBYTE = 2 ** 20;
const HASH = 'AB'.repeat(32);
const STRANGER = 'rrrrrrrrrrrrrrrrrrrrrhoLvTp';

interface Parts {
  readonly account: string;
  readonly ledgerIndex: number;
  readonly type?: string;
  /** JSON of the affected nodes, without brackets. */
  readonly nodes?: string;
  /** JSON of one more field of the metadata. */
  readonly extra?: string;
}

/** A validated transaction of the stream, in the shape of API v2. */
function transactionFrame({
  account,
  ledgerIndex,
  type = 'Payment',
  nodes = '',
  extra = 'null',
}: Parts): string {
  return `{"type":"transaction","validated":true,"hash":"${HASH}","ledger_index":${ledgerIndex},"close_time_iso":"2026-01-01T00:00:00Z","engine_result":"tesSUCCESS","tx_json":{"TransactionType":"${type}","Account":"${STRANGER}","Destination":"${account}","Fee":"10"},"meta":{"TransactionIndex":0,"TransactionResult":"tesSUCCESS","Extra":${extra},"AffectedNodes":[${nodes}]}}`;
}

/** The account's XRP rises by 1,000. */
function xrpNode(account: string): string {
  return `{"ModifiedNode":{"LedgerEntryType":"AccountRoot","FinalFields":{"Account":"${account}","Balance":"2000000000"},"PreviousFields":{"Balance":"1000000000"}}}`;
}

/** 13 KB: arrays within arrays, which a walk by recursion does not survive. */
export function nestedArrays(account: string, ledgerIndex: number, depth = 6000): string {
  const extra = '['.repeat(depth) + ']'.repeat(depth);
  return transactionFrame({ account, ledgerIndex, extra });
}

/** Payments of so many currencies by one transaction: 2.7 MB for 4,000. */
export function manyCurrencies(account: string, ledgerIndex: number, count = 4000): string {
  const nodes = Array.from({ length: count }, (_, index) => {
    const currency = (index + 0x0150_0000).toString(16).padStart(40, '0').replace(/^0/, '2').toUpperCase();
    const limits = `"LowLimit":{"currency":"${currency}","issuer":"${account}","value":"1000000000"},"HighLimit":{"currency":"${currency}","issuer":"${STRANGER}","value":"0"}`;
    return `{"CreatedNode":{"LedgerEntryType":"RippleState","LedgerIndex":"${HASH}","NewFields":{"Balance":{"currency":"${currency}","issuer":"rrrrrrrrrrrrrrrrrrrrBZbvji","value":"123456789"},"Flags":65536,"HighNode":"0","LowNode":"0",${limits},"Padding":"${'A'.repeat(120)}"}}}`;
  });
  return transactionFrame({ account, ledgerIndex, nodes: nodes.join(',') });
}

/** The name of a transaction's type, of so many bytes; the transaction brings XRP. */
export function longType(account: string, ledgerIndex: number, bytes: number): string {
  return transactionFrame({ account, ledgerIndex, type: 'T'.repeat(bytes), nodes: xrpNode(account) });
}

/** Empty objects: three bytes each on the wire, a hundred in memory. */
export function emptyObjects(bytes: number): string {
  return `{"type":"transaction","items":[${'{},'.repeat(Math.floor(bytes / 3))}{}]}`;
}
