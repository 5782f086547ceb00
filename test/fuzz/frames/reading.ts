/**
 * What a message says, read a second time: plainly, by other code than the app's, from the balances alone. Amounts are
 * integers, so many decimal places to the left that none is lost.
 */

const PLACES = 330;
const MOST_DROPS = 10n ** 17n;

/** By asset key ("XRP", "USD.rIssuer", "mpt:…"), in integers of 10^-330. */
type Credits = ReadonlyMap<string, bigint>;

/** A transaction as a message states it. */
export interface Statement {
  readonly hash: string;
  readonly ledgerIndex: number;
  readonly ledgerHash: unknown;
  /** It disagrees with itself about the result. */
  readonly contradictsItself: boolean;
  readonly tx: Fields;
  creditsOf(account: string): Credits;
  /** The most of an MPT that the account can have got. Whether it did is not read here. */
  mostMpt(account: string, id: string): bigint;
  hasOfferOf(account: string): boolean;
  /** Currencies in which a line of the account fell: what rippled through it. */
  fallenOf(account: string): ReadonlySet<unknown>;
  /** A balance that cannot be is in it. */
  readonly holdsTooMuch: boolean;
}

export type Reading =
  /** It may have been anything. */
  | { readonly type: 'unreadable' }
  /** It says that it is something else than a validated transaction. */
  | { readonly type: 'ignored' }
  | { readonly type: 'statement'; readonly statement: Statement };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fields = (value: unknown): Fields => (isFields(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Reads one message of the stream; null is a binary one. */
export function readMessage(text: string | null): Reading {
  let message: unknown;
  try {
    message = text === null ? null : JSON.parse(text);
  } catch {
    return { type: 'unreadable' };
  }
  if (!isFields(message)) return { type: 'unreadable' };
  if (message.type === 'response' || message.type === 'error' || message.id !== undefined)
    return { type: 'ignored' };
  if (message.type === 'ledgerClosed') return { type: 'ignored' };
  if (message.type !== 'transaction' || message.validated === false || message.status === 'proposed')
    return { type: 'ignored' };
  return readRow(message);
}

/** Reads the rows of an answer to account_tx; none where it is none. */
export function readRows(text: string | null): readonly Statement[] {
  try {
    const { result } = fields(JSON.parse(text ?? ''));
    return list(fields(result).transactions).flatMap((row) => {
      const reading = readRow(fields(row));
      return reading.type === 'statement' ? [reading.statement] : [];
    });
  } catch {
    return [];
  }
}

function readRow(row: Fields): Reading {
  const tx = [row.tx_json, row.transaction, row.tx].find(isFields);
  const { meta } = row;
  if (row.validated !== true || tx === undefined || !isFields(meta)) return { type: 'unreadable' };
  const hash = row.hash ?? tx.hash;
  const ledgerIndex = indexOf(row.ledger_index) ?? indexOf(tx.ledger_index);
  const isWhole =
    typeof hash === 'string' &&
    /^[0-9a-f]{64}$/i.test(hash) &&
    indexOf(meta.TransactionIndex) !== null &&
    isName(meta.TransactionResult) &&
    isName(tx.TransactionType) &&
    typeof tx.Account === 'string' &&
    tx.Account !== '';
  if (!isWhole || ledgerIndex === null) return { type: 'unreadable' };
  const nodes = list(meta.AffectedNodes).flatMap(nodeOf);
  const result = row.engine_result;
  return {
    type: 'statement',
    statement: {
      ...{ hash: hash.toUpperCase(), ledgerIndex, ledgerHash: row.ledger_hash, tx },
      contradictsItself: typeof result === 'string' && result !== '' && result !== meta.TransactionResult,
      creditsOf: (account) => (brings(tx, meta) ? creditsOf(nodes, tx, account) : new Map()),
      mostMpt: (account, id) => (brings(tx, meta) ? mostMpt(nodes, account, id) : 0n),
      hasOfferOf: (account) => nodes.some(({ type, final }) => type === 'Offer' && final.Account === account),
      fallenOf: (account) => fallenOf(nodes, account),
      holdsTooMuch: nodes.some(
        ({ type, final, previous }) =>
          type === 'AccountRoot' && [final.Balance, previous?.Balance].some((drops) => isImpossible(drops)),
      ),
    },
  };
}

function brings(tx: Fields, meta: Fields): boolean {
  return meta.TransactionResult === 'tesSUCCESS' && tx.TransactionType !== 'Batch';
}

function indexOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z0-9_]{1,64}$/.test(value);
}

interface LedgerNode {
  readonly isCreated: boolean;
  readonly isDeleted: boolean;
  readonly type: unknown;
  readonly final: Fields;
  readonly previous: Fields | null;
}

function nodeOf(wrapper: unknown): readonly LedgerNode[] {
  for (const kind of ['ModifiedNode', 'CreatedNode', 'DeletedNode']) {
    const node = fields(wrapper)[kind];
    if (!isFields(node) || typeof node.LedgerEntryType !== 'string') continue;
    const isCreated = kind === 'CreatedNode';
    const final = fields(isCreated ? node.NewFields : node.FinalFields);
    const previous = isFields(node.PreviousFields) ? node.PreviousFields : null;
    return [{ isCreated, isDeleted: kind === 'DeletedNode', type: node.LedgerEntryType, final, previous }];
  }
  return [];
}

function isImpossible(drops: unknown): boolean {
  if (typeof drops !== 'string' || !/^-?\d{1,30}$/.test(drops)) return false;
  const value = BigInt(drops);
  return value < 0n || value > MOST_DROPS;
}

/** An exact decimal as an integer; null for what is none. */
export function exact(value: unknown): bigint | null {
  if (typeof value !== 'string' || value.length > 230) return null;
  const parts = /^([+-]?)(\d{1,100})(?:\.(\d{1,120}))?(?:[eE]([+-]?\d{1,3}))?$/.exec(value);
  if (parts === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  const shift = PLACES - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  const leading = (whole + fraction).replace(/^0*/, '').length - fraction.length + Number(exponent) - 1;
  if (shift < 0 || (digits !== 0n && Math.abs(leading) > 100)) return null;
  return (sign === '-' ? -digits : digits) * 10n ** BigInt(shift);
}

const drops = (value: unknown) =>
  typeof value === 'string' && /^-?\d{1,30}$/.test(value) ? BigInt(value) * 10n ** BigInt(PLACES - 6) : null;

function creditsOf(nodes: readonly LedgerNode[], tx: Fields, account: string): Credits {
  const sums = new Map<string, bigint>();
  const add = (key: string | null, change: bigint) => {
    if (key !== null && change !== 0n) sums.set(key, (sums.get(key) ?? 0n) + change);
  };
  let isFeeTaken = false;
  for (const { type, final, previous, isCreated, isDeleted } of nodes) {
    if (type === 'AccountRoot' && final.Account === account) {
      const after = drops(final.Balance) ?? 0n;
      const before = isCreated ? 0n : (drops(previous?.Balance) ?? after);
      const fee = !isFeeTaken && payerOf(tx, nodes) === account ? (drops(tx.Fee) ?? 0n) : 0n;
      isFeeTaken = true;
      add('XRP', after - before + fee);
    } else if (type === 'RippleState') {
      addLine(final, previous, isCreated, account, add);
    } else if (type === 'Escrow' && (isCreated || isDeleted)) {
      const amount = fields(final.Amount);
      const value = exact(amount.value);
      if (amount.issuer === account && value !== null && !('mpt_issuance_id' in amount))
        add(issuedKey(amount.currency, account), isCreated ? -value : value);
    }
  }
  return new Map([...sums].filter(([, change]) => change > 0n));
}

/** One trust line, from the side of the account: it holds the other's tokens, or gets its own back. */
function fallenOf(nodes: readonly LedgerNode[], account: string): ReadonlySet<unknown> {
  const fallen = new Set<unknown>();
  for (const { type, final, previous, isCreated } of nodes) {
    const [low, high] = [fields(final.LowLimit).issuer, fields(final.HighLimit).issuer];
    if (type !== 'RippleState' || (low !== account && high !== account)) continue;
    const now = exact(fields(final.Balance).value);
    const former = isCreated ? 0n : exact(fields(previous?.Balance).value);
    if (now === null || former === null) continue;
    if (low === account ? now < former : now > former) fallen.add(fields(final.Balance).currency);
  }
  return fallen;
}

function addLine(
  final: Fields,
  previous: Fields | null,
  isCreated: boolean,
  account: string,
  add: (key: string | null, change: bigint) => void,
): void {
  const [low, high] = [fields(final.LowLimit).issuer, fields(final.HighLimit).issuer];
  if (low === high || (low !== account && high !== account)) return;
  const side = low === account ? 1n : -1n;
  const balance = fields(final.Balance);
  const now = exact(balance.value);
  if (now === null) return;
  const former = exact(fields(previous?.Balance).value);
  const after = now * side;
  const before = isCreated ? 0n : former === null ? after : former * side;
  const above = (value: bigint) => (value > 0n ? value : 0n);
  add(issuedKey(balance.currency, low === account ? high : low), above(after) - above(before));
  add(issuedKey(balance.currency, account), above(-before) - above(-after));
}

/** Who paid the fee: a sponsor that says so, a delegate, or the sender. */
function payerOf(tx: Fields, nodes: readonly LedgerNode[]): unknown {
  const sponsored =
    typeof tx.SponsorFlags === 'number' && Number.isInteger(tx.SponsorFlags) && tx.SponsorFlags % 2 === 1;
  if (typeof tx.Sponsor === 'string' && sponsored) {
    const isFunded = nodes.some(
      ({ type, previous }) => type === 'Sponsorship' && previous !== null && 'FeeAmount' in previous,
    );
    return isFunded ? null : tx.Sponsor;
  }
  return typeof tx.Delegate === 'string' ? tx.Delegate : tx.Account;
}

const SYMBOLS = /^[A-Za-z0-9?!@#$%^&*<>(){}[\]|]{3}$/;

/** "USD.rIssuer"; null for what is no currency of an issuer. */
function issuedKey(currency: unknown, issuer: unknown): string | null {
  if (typeof issuer !== 'string' || !/^r[1-9A-HJ-NP-Za-km-z]{24,34}$/.test(issuer)) return null;
  if (typeof currency !== 'string' || currency === 'XRP') return null;
  if (SYMBOLS.test(currency)) return `${currency}.${issuer}`;
  if (!/^[0-9a-f]{40}$/i.test(currency) || /^0+$/.test(currency)) return null;
  const code = currency.toUpperCase();
  const inner = /^0{24}(.{6})0{10}$/.exec(code)?.[1];
  const symbols = inner === undefined ? '' : Buffer.from(inner, 'hex').toString('latin1');
  return `${symbols !== 'XRP' && SYMBOLS.test(symbols) ? symbols : code}.${issuer}`;
}

function mostMpt(nodes: readonly LedgerNode[], account: string, id: string): bigint {
  let most = 0n;
  const units = (value: unknown) =>
    exact(typeof value === 'string' && /^\d{1,30}$/.test(value) ? value : '0') ?? 0n;
  for (const { type, final, previous } of nodes) {
    if (type === 'MPToken' && final.Account === account) {
      if (String(final.MPTokenIssuanceID).toUpperCase() === id) most += units(final.MPTAmount);
    } else if (type === 'MPTokenIssuance' && final.Issuer === account) {
      most += units(previous?.OutstandingAmount);
    }
  }
  return most;
}
