import { deflateRawSync } from 'node:zlib';

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
  readonly memoBytes?: number;
  readonly index?: number;
}

/** A validated transaction of the stream, in the shape of API v2. */
function transactionFrame({
  account,
  ledgerIndex,
  type = 'Payment',
  nodes = '',
  extra = 'null',
  memoBytes = 0,
  index = 0,
}: Parts): string {
  const memo = `[{"Memo":{"MemoData":"${'41'.repeat(memoBytes)}"}}]`;
  return `{"type":"transaction","validated":true,"hash":"${HASH}","ledger_index":${ledgerIndex},"close_time_iso":"2026-01-01T00:00:00Z","engine_result":"tesSUCCESS","tx_json":{"TransactionType":"${type}","Account":"${STRANGER}","Destination":"${account}","Fee":"10","Memos":${memo}},"meta":{"TransactionIndex":${index},"TransactionResult":"tesSUCCESS","Extra":${extra},"AffectedNodes":[${nodes}]}}`;
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

/** A transaction that pays so little, each another one; its memo has so many bytes. */
export function dust(account: string, ledgerIndex: number, n: number, memoBytes = 0): string {
  const hash = n.toString(16).toUpperCase().padStart(64, '0');
  const drops = `{"ModifiedNode":{"LedgerEntryType":"AccountRoot","FinalFields":{"Account":"${account}","Balance":"1000000001"},"PreviousFields":{"Balance":"1000000000"}}}`;
  return transactionFrame({ account, ledgerIndex, nodes: drops, memoBytes, index: n }).replace(HASH, hash);
}

/** A transaction that names nobody who is watched. */
export function unasked(ledgerIndex: number): string {
  return transactionFrame({ account: STRANGER, ledgerIndex });
}

/** One that names the account and brings it nothing. */
export function bringsNothing(account: string, ledgerIndex: number): string {
  return transactionFrame({ account, ledgerIndex });
}

/** An object of so many members, each with a name of its own. */
export function wideObject(members: number): string {
  const list = Array.from({ length: members }, (_, n) => `"k${n}":0`);
  return `{"type":"gossip","of":{${list.join(',')}}}`;
}

/** A compressed message that nobody agreed upon, with as many bytes of spaces. RFC 7692: RSV1 is set. */
export function compressedFrame(bytes: number): Buffer {
  const payload = deflateRawSync(Buffer.alloc(bytes, ' '));
  const head = Buffer.alloc(10);
  head.writeUInt8(0xc1, 0);
  head.writeUInt8(127, 1);
  head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}

/** One text message in so many fragments of one byte, without an end. */
export function fragments(count: number): Buffer {
  const first = Buffer.from([0x01, 1, 0x7b]);
  return Buffer.concat([first, ...Array.from({ length: count - 1 }, () => Buffer.from([0x00, 1, 0x20]))]);
}

/** The name of a transaction's type, of so many bytes; the transaction brings XRP. */
export function longType(account: string, ledgerIndex: number, bytes: number): string {
  return transactionFrame({ account, ledgerIndex, type: 'T'.repeat(bytes), nodes: xrpNode(account) });
}

/** Empty objects: three bytes each on the wire, a hundred in memory. */
export function emptyObjects(bytes: number): string {
  return `{"type":"transaction","items":[${'{},'.repeat(Math.floor(bytes / 3))}{}]}`;
}
