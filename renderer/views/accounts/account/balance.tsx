import { RotateCw } from 'lucide-react';
import type { AccountView, AppSnapshot, Asset, BalanceView } from '../../../../electron/contract/index.ts';
import { assetIdentity, shortAddress } from '../../../format/names.ts';
import { shortTime } from '../../../format/times.ts';
import { IconButton } from '../../../parts/controls/button.tsx';
import { Amount } from '../../../parts/display/amount.tsx';
import { useNow } from '../../../state/use-now.ts';
import type { WindowTranslate } from '../../../texts/language.ts';
import { useI18n } from '../../../texts/language.ts';
import { useBalance } from './use-balance.ts';

/** Failures that say nothing of the server: there was no connection to ask by. */
const OFFLINE: readonly string[] = ['not-connected', 'disconnected', 'connection-changed', 'aborted'];

interface BalanceProps {
  readonly account: AccountView;
  readonly networks: AppSnapshot['networks'];
}

/** What the account holds by the word of the server in use, in which ledger, and what of it is not known. */
export function Balance({ account, networks }: BalanceProps) {
  const { t, locale } = useI18n();
  const connection = networks.find(({ network }) => network === account.network)?.connection;
  const isConnected = connection?.state === 'connected';
  const { balance, failure, isBusy, refresh } = useBalance(
    account.id,
    [account.lastPayment?.id, account.paymentCount, isConnected, locale].join(),
  );
  return (
    <section className="balance" aria-label={t('balance.title')}>
      <p className="balance-head quiet small">
        {t('balance.title')}
        <IconButton
          icon={RotateCw}
          label={t('balance.refresh')}
          aria-disabled={isBusy ? true : undefined}
          onClick={isBusy ? undefined : refresh}
        />
      </p>
      {balance === null ? (
        failure === null && <p className="quiet">{t('balance.asking')}</p>
      ) : balance.state === 'known' ? (
        <Known balance={balance} />
      ) : (
        <p>{t(account.paymentCount === 0 ? 'balance.notFunded' : 'balance.noAccount')}</p>
      )}
      <p className="small field-wrong" role="status">
        {failure === null ? null : failureText(failure, t)}
      </p>
    </section>
  );
}

function Known({ balance }: { readonly balance: Extract<BalanceView, { state: 'known' }> }) {
  const { t, locale } = useI18n();
  const now = useNow();
  const { sums, more, owed, isComplete, ledgerTime } = balance;
  const ledger = balance.ledgerIndex;
  return (
    <>
      <ul>
        {sums.map((sum) => (
          <li key={assetIdentity(sum.asset)}>
            <Amount text={sum.amountText} />
            <Origin asset={sum.asset} />
          </li>
        ))}
      </ul>
      {more === 0 ? null : <p className="quiet small">{t('balance.more', { count: more })}</p>}
      {isComplete ? null : <p className="small">{t('balance.incomplete')}</p>}
      {owed === 0 ? null : <p className="quiet small">{t('balance.owed', { count: owed })}</p>}
      <p className="quiet small">
        {ledgerTime === null
          ? t('balance.asOfLedger', { ledger })
          : t('balance.asOf', { time: shortTime(ledgerTime, now, locale), ledger })}
      </p>
    </>
  );
}

/** What tells a token from others of its name. */
function Origin({ asset }: { readonly asset: Asset }) {
  const id = 'issuer' in asset ? asset.issuer : 'mptIssuanceId' in asset ? asset.mptIssuanceId : null;
  if (id === null) return null;
  return (
    <span className="quiet small" title={id}>
      {' '}
      {shortAddress(id)}
    </span>
  );
}

function failureText({ code, text }: { readonly code: string; readonly text: string }, t: WindowTranslate) {
  return OFFLINE.includes(code) ? t('balance.offline') : t('balance.failed', { reason: text });
}
