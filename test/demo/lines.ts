import type {
  AccountCoverage,
  ConnectionState,
  NetworkName,
  Payment,
} from '../../electron/contract/index.ts';
import { safeText } from '../../electron/contract/index.ts';
import { describePayment } from '../../electron/payments/text/describe.ts';

/** The lines of `headless --json`. */
export type HeadlessLine =
  | {
      readonly type: 'connection';
      readonly network: NetworkName;
      readonly state: ConnectionState;
      readonly retryInMs: number | null;
      readonly reason: string | null;
    }
  | ({ readonly type: 'payment'; readonly alerted: boolean } & Payment)
  | ({ readonly type: 'coverage' } & AccountCoverage)
  | { readonly type: 'problem'; readonly code: string; readonly message: string };

/** Column of the texts that stand beside the time. */
const INDENT = ' '.repeat(10);

/**
 * One line of the monitor as one readable line for the terminal; null for what people need not see. Everything
 * from the ledger passes through the same sanitising as in the app.
 */
export function readableLine(
  line: HeadlessLine,
  labels: ReadonlyMap<string, string>,
  now: Date,
): string | null {
  switch (line.type) {
    case 'payment': {
      const payment: Payment = { ...line, credentialIds: [], partialOf: null, deliveredAmount: null };
      const label = labels.get(line.account) ?? line.account;
      const { title, body } = describePayment(payment, { label, locale: 'en' });
      const mark = line.alerted ? '\u{1F514}' : '  ';
      const time = now.toISOString().slice(11, 19);
      const recovered = line.source === 'recovered' ? ' · found while catching up' : '';
      return `${time}  ${mark} ${title}${body === '' ? '' : ` · ${body}`}${recovered}`;
    }
    case 'connection': {
      if (line.state === 'connected') return `${INDENT}connected`;
      if (line.state !== 'waiting') return null;
      const delay = line.retryInMs === null ? '' : `, retrying in ${(line.retryInMs / 1000).toFixed(1)} s`;
      return `${INDENT}connection lost${delay}`;
    }
    case 'problem':
      return `${INDENT}${safeText(line.message, 'message')}`;
    case 'coverage':
      return null;
  }
}
