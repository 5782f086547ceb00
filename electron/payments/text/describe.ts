import {
  type Asset,
  canonicalLocale,
  firstMemoLine,
  HIDDEN_AMOUNT,
  type NetworkName,
  type Payment,
  safeText,
  translateFor,
} from '../../contract/index.ts';
import { assetKey, isXrp } from '../amounts/asset.ts';
import type { AssetInfo } from '../amounts/asset-info.ts';
import { formatAmount, formatAsset } from '../amounts/format.ts';
import { sumByAsset } from '../amounts/sum.ts';
import { largestPayment } from './largest.ts';
import { shortAddress } from './short-address.ts';

/** Plain texts of a notification. The code that shows them escapes them for its own markup. */
export interface NotificationText {
  readonly title: string;
  /** Lines; empty where there is nothing more to say. */
  readonly body: string;
}

export interface DescribeOptions {
  /** The watched entry's label, or its shortened address. */
  readonly label: string;
  readonly locale: string;
  /** The sender's name in the contacts, if it has one. */
  readonly contactName?: string | null;
  readonly info?: AssetInfo | null;
  /** How far it is believed, in words, on a line of its own before what strangers wrote; null or absent: not said. */
  readonly trust?: string | null;
  /** Names neither amount nor sender (for lock screens). */
  readonly isPrivate?: boolean;
}

export interface SummaryOptions {
  readonly locale: string;
  /** Label of the watched entry that a payment belongs to. */
  readonly labelOf: (payment: Payment) => string;
  readonly infoOf?: (asset: Asset, network: NetworkName) => AssetInfo | null;
  /** The name of a payment's sender in the contacts; null where it has none. */
  readonly contactNameOf?: (payment: Payment) => string | null;
  /** True for payments found after an absence. */
  readonly away: boolean;
  readonly isPrivate?: boolean;
}

const MOST_SUMS = 4;
const MOST_LABELS = 3;

/**
 * "+25 XRP to Savings" / "from rABC…xyz9 · tag 5 · partial payment" / "“Invoice 42”". It never shows an amount that was
 * only requested. The memo is in quotation marks on a line of its own, so that a stranger's text passes for nothing else.
 */
export function describePayment(payment: Payment, options: DescribeOptions): NotificationText {
  const t = translateFor(options.locale);
  const label = safeText(options.label, 'label');
  const trust = options.trust ?? '';
  if (options.isPrivate === true) return { title: t('payment.receivedPrivately', { label }), body: trust };
  const info = options.info ?? null;
  const amount = formatAmount(payment, options.locale, info);
  const parts: string[] = [];
  if (payment.kind !== 'payment') parts.push(kindText(payment, options.locale));
  const sender = senderText(payment, options.contactName ?? null);
  if (sender !== null) parts.push(t('payment.from', { sender }));
  if (payment.destinationTag !== null) parts.push(t('payment.tag', { tag: String(payment.destinationTag) }));
  if (payment.partialOf !== null) parts.push(t('payment.partial'));
  if (payment.amount === HIDDEN_AMOUNT) parts.push(t('payment.notPublic'));
  if (formatAsset(payment.asset, info).suspicious) parts.push(t('payment.suspiciousAsset'));
  if (payment.network !== 'mainnet') parts.push(testNetworkText(payment.network, options.locale));
  const memo = firstMemoLine(payment.memos);
  const lines = [parts.join(' · '), trust, memo === null ? '' : t('payment.memo', { memo })];
  return { title: t('payment.received', { amount, label }), body: joined(lines) };
}

/**
 * A payment's kind in words; for `other` the transaction's own type ("LoanSet"), which is new to this app.
 * @internal
 */
export function kindText(payment: Pick<Payment, 'kind' | 'transactionType'>, locale: string): string {
  const ownName = payment.kind === 'other' ? safeText(payment.transactionType, 'label') : '';
  return ownName || translateFor(locale)(`payment.kind.${payment.kind}`);
}

/** Who paid, where that is somebody else: the contact's name, or the shortened address. */
function senderText({ from, account }: Payment, contactName: string | null): string | null {
  if (from === null || from === account) return null;
  return contactName === null ? shortAddress(from) : safeText(contactName, 'label');
}

/** "7 payments while you were away: 123 XRP, 50 USD to Savings", with exact sums by asset / "Largest: 99.9 XRP from Alice". */
export function describeSummary(payments: readonly Payment[], options: SummaryOptions): NotificationText {
  const { locale } = options;
  const count = payments.length;
  const t = translateFor(locale);
  if (options.isPrivate === true) {
    return { title: t('payment.summaryPrivate', { count }), body: '' };
  }
  const sums = mainnetFirst(payments).flatMap((network) =>
    networkSums(
      payments.filter((payment) => payment.network === network),
      network,
      options,
    ),
  );
  const labels = [...new Set(payments.map((payment) => safeText(options.labelOf(payment), 'label')))];
  const values = {
    count,
    sums: shortened(sums, MOST_SUMS, (rest) => t('payment.moreAssets', { count: rest })).join(', '),
    labels: new Intl.ListFormat(canonicalLocale(locale), { type: 'conjunction' }).format(
      shortened(labels, MOST_LABELS, (rest) => t('payment.moreAccounts', { count: rest })),
    ),
  };
  return {
    title: t(options.away ? 'payment.summaryAway' : 'payment.summary', values),
    body: count > 1 ? largestText(payments, options) : '',
  };
}

/** The largest payment of mainnet, or of the only networks there are; empty where no amount is public. */
function largestText(payments: readonly Payment[], options: SummaryOptions): string {
  const { locale, infoOf = () => null, contactNameOf = () => null } = options;
  const [network] = mainnetFirst(payments);
  const payment = largestPayment(payments.filter((one) => one.network === network));
  if (payment === null) return '';
  const text = formatAmount(payment, locale, infoOf(payment.asset, payment.network));
  const amount = withNetwork(text, payment.network, locale);
  const sender = senderText(payment, contactNameOf(payment));
  const t = translateFor(locale);
  return sender === null ? t('payment.largest', { amount }) : t('payment.largestFrom', { amount, sender });
}

/** Credits of test networks are worth nothing: their network is named, and they are never added to those of mainnet. */
function networkSums(
  payments: readonly Payment[],
  network: NetworkName,
  { locale, infoOf = () => null }: SummaryOptions,
): readonly string[] {
  return [...sumByAsset(payments), ...hiddenOnce(payments)]
    .sort((one, other) => Number(isXrp(other.asset)) - Number(isXrp(one.asset)))
    .map((sum) => formatAmount(sum, locale, infoOf(sum.asset, network)))
    .map((text) => withNetwork(text, network, locale));
}

function withNetwork(text: string, network: NetworkName, locale: string): string {
  return network === 'mainnet' ? text : `${text} (${testNetworkText(network, locale)})`;
}

const joined = (lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n');

function mainnetFirst(payments: readonly Payment[]): readonly NetworkName[] {
  const networks = new Set(payments.map(({ network }) => network));
  return [...networks].sort((one, other) => Number(other === 'mainnet') - Number(one === 'mainnet'));
}

function testNetworkText(network: NetworkName, locale: string): string {
  if (network === 'testnet') return 'Testnet';
  if (network === 'devnet') return 'Devnet';
  return translateFor(locale)('payment.network', { id: network });
}

function shortened(
  items: readonly string[],
  most: number,
  rest: (count: number) => string,
): readonly string[] {
  return items.length <= most ? items : [...items.slice(0, most - 1), rest(items.length - most + 1)];
}

/** One payment for each asset of which an amount arrived that is not public. */
function hiddenOnce(payments: readonly Payment[]): readonly Payment[] {
  const hidden = payments.filter(({ amount }) => amount === HIDDEN_AMOUNT);
  return [...new Map(hidden.map((payment) => [assetKey(payment.asset), payment])).values()];
}
