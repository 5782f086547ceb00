import { ctid } from '../alerts/forwarding/event-id.ts';
import {
  type AccountCoverage,
  type ConnectionStatus,
  type Examined,
  type NetworkView,
  type Problem,
  type ProofSummary,
  type SpotChecks,
  type StoredPayment,
  type TrustLevel,
  translateFor,
} from '../contract/index.ts';
import type { AssetInfo } from '../payments/amounts/asset-info.ts';
import { formatAmount } from '../payments/amounts/format.ts';
import { describePayment } from '../payments/text/describe.ts';
import { examinedText, reachedText, spotChecksText } from '../watch/examined/examined-text.ts';
import { redactServerUrl } from '../xrpl/transport/server-url.ts';

/** What headless tells on stdout: JSON, one object per line, or one readable line per payment. */
export interface LineFormat {
  connection(status: ConnectionStatus): string | null;
  payment(payment: StoredPayment, label: string, info: AssetInfo | null): string;
  /** `proof`: where it is proved. */
  trust(
    payment: StoredPayment,
    trust: TrustLevel,
    servers: readonly string[],
    proof: ProofSummary | null,
  ): string | null;
  coverage(coverage: AccountCoverage, spotChecks: SpotChecks | null): string | null;
  problem(problem: Pick<Problem, 'code' | 'message'>): string | null;
}

export const jsonLines: LineFormat = {
  connection({ network, state, server, attempt, retryInMs, reason }) {
    return JSON.stringify({
      type: 'connection',
      network,
      state,
      server: server === null ? null : redactServerUrl(server),
      attempt,
      retryInMs,
      reason,
    });
  },
  payment(payment) {
    return JSON.stringify({
      type: 'payment',
      network: payment.network,
      account: payment.account,
      hash: payment.hash,
      ctid: ctid(payment),
      ledgerIndex: payment.ledgerIndex,
      closeTime: payment.closeTime,
      kind: payment.kind,
      transactionType: payment.transactionType,
      from: payment.from,
      asset: payment.asset,
      amount: payment.amount,
      destinationTag: payment.destinationTag,
      sourceTag: payment.sourceTag,
      invoiceId: payment.invoiceId,
      memos: payment.memos,
      source: payment.source,
      alerted: payment.alerted,
      suppressed: payment.outcome?.type === 'suppressed' ? payment.outcome.reason : null,
      trust: payment.trust ?? 'seen',
    });
  },
  trust({ network, account, hash, asset }, trust, servers, proof) {
    const proved =
      proof === null
        ? {}
        : {
            votes: proof.votes.length,
            listed: proof.listed,
            needed: proof.needed,
            signedLedgerIndex: proof.signedLedgerIndex,
            publisher: proof.list.publisher,
          };
    return JSON.stringify({ type: 'trust', network, account, hash, asset, trust, servers, ...proved });
  },
  coverage({ network, account, from, through, gaps }, checks) {
    const spotChecks = checks === null ? null : { checked: checks.checked, ranges: checks.ranges };
    return JSON.stringify({ type: 'coverage', network, account, from, through, gaps, spotChecks });
  },
  problem({ code, message }) {
    return JSON.stringify({ type: 'problem', code, message });
  },
};

/** "Below the minimum of 10 XRP"; '' for a payment that alerts. */
function whyNotNotified({ alerted, asset, outcome }: StoredPayment, info: AssetInfo | null): string {
  if (alerted) return '';
  const t = translateFor('en');
  if (outcome?.type !== 'suppressed') return t('outcome.notNotified');
  if (outcome.minimum === undefined) return t(`outcome.${outcome.reason}`);
  return t('outcome.belowMinimumOf', {
    amount: formatAmount({ asset, amount: outcome.minimum }, 'en', info),
  });
}

/** For people: one line per payment on stdout; everything else is told on stderr. */
export const readableLines: LineFormat = {
  connection: () => null,
  payment(payment, label, info) {
    const { title, body } = describePayment(payment, { label, locale: 'en', info });
    const time = payment.closeTime?.replace('T', ' ').replace('Z', ' UTC') ?? `ledger ${payment.ledgerIndex}`;
    const parts = [title, ...body.split('\n'), whyNotNotified(payment, info), payment.hash];
    return `${time}  ${parts.filter((part) => part !== '').join(' · ')}`;
  },
  trust: () => null,
  coverage: () => null,
  problem: () => null,
};

/**
 * What is examined of a network, for the log: the same words as the window's, with times in UTC.
 */
export function examinedLine({ network, examined }: Pick<NetworkView, 'network' | 'examined'>): string {
  const time = (iso: string) => iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
  const words = { t: translateFor('en'), time };
  const reached = examined.state === 'catching-up' ? reachedText(examined, words) : null;
  return `${network}: ${[examinedText(examined, words), reached].filter((text) => text !== null).join('. ')}`;
}

/** The least time between two lines about the same state. */
const SAME_STATE_MS: Readonly<Record<Examined['state'], number>> = {
  'catching-up': 30_000,
  ...{ complete: 3_600_000, incomplete: 3_600_000, disconnected: 3_600_000 },
};

/**
 * Logs what is examined: each time its state changes or its time becomes known, its progress every half minute, and every hour how far it is.
 * `now` is monotonic, in ms.
 */
export function createExaminedLog(log: (text: string) => void, now = () => performance.now()) {
  let told: {
    readonly state: Examined['state'];
    readonly isTimed: boolean;
    readonly line: string;
    readonly at: number;
  } | null = null;
  return (view: Pick<NetworkView, 'network' | 'examined'>): void => {
    const { state, through, throughTime } = view.examined;
    const isTimed = throughTime !== null;
    // That nothing is examined before the first connection goes without saying.
    if (told === null && state === 'disconnected' && through === null) return;
    // A ledger's time may be known a moment after its number.
    const isNews = told?.state !== state || (isTimed && !told.isTimed);
    if (told !== null && !isNews && now() - told.at < SAME_STATE_MS[state]) return;
    const line = examinedLine(view);
    if (told?.line === line) return;
    told = { state, isTimed, line, at: now() };
    log(line);
  };
}

/** Logs how much of what history brought was checked on a second server, each time all checks are made; once where none are. */
export function createSpotCheckLog(log: (text: string) => void) {
  let told: string | null = null;
  return ({
    network,
    examined,
    spotChecks,
  }: Pick<NetworkView, 'network' | 'examined' | 'spotChecks'>): void => {
    const isSettled = examined.state === 'complete' || examined.state === 'incomplete';
    if (!isSettled || spotChecks?.underWay) return;
    const text = spotChecksText(spotChecks, translateFor('en'));
    if (text === null || text === told) return;
    told = text;
    log(`${network}: ${text}`);
  };
}

/** The connection's state in words, for the log. */
export function connectionText(status: ConnectionStatus): string {
  const server = status.server === null ? '' : ` ${redactServerUrl(status.server)}`;
  const wait = status.retryInMs === null ? '' : `, trying again in ${Math.ceil(status.retryInMs / 1000)} s`;
  const reason = status.reason === null ? '' : ` (${status.reason})`;
  return `${status.network}: ${status.state}${server}${wait}${reason}`;
}
