import type { BalanceView, Outcome, WatchedAccount } from '../../contract/index.ts';
import { formatAmount, formatAsset } from '../../payments/amounts/format.ts';
import type { AppContext } from '../context/app-context.ts';
import { done, failed, failedBy } from './action-outcome.ts';

/** Amounts that are shown; the others are counted. */
const MOST_SHOWN = 40;

/** What a watched account holds, asked of the server in use when somebody looks at it. */
export function createBalanceActions(context: AppContext) {
  /** Questions under way: a second look waits for the same answer. */
  const underWay = new Map<string, Promise<Outcome<BalanceView>>>();

  async function ask({ network, address }: WatchedAccount): Promise<Outcome<BalanceView>> {
    const monitor = context.monitors.of(network);
    if (monitor === null) return failed('not-watching', context.i18n().t('error.notWatching'));
    try {
      const balance = await monitor.balance(address);
      if (balance.state === 'no-account') return done({ state: 'no-account' });
      const { locale } = context.i18n();
      const mpts = balance.amounts.flatMap(({ asset }) => ('mptIssuanceId' in asset ? [asset] : []));
      // Their amounts cannot be read without their decimal places.
      await monitor.assetInfoReady(mpts.slice(0, MOST_SHOWN));
      const { amounts, ledgerIndex, ledgerTime, owed, isComplete } = balance;
      const [xrp, ...tokens] = amounts.map((amount) => {
        const info = context.infoOf(network, amount.asset);
        const assetText = formatAsset(amount.asset, info).text;
        return { ...amount, assetText, amountText: formatAmount(amount, locale, info) };
      });
      const all = [
        ...(xrp === undefined ? [] : [xrp]),
        ...tokens.toSorted((one, other) => one.assetText.localeCompare(other.assetText, locale)),
      ];
      const sums = all.slice(0, MOST_SHOWN);
      const more = all.length - sums.length;
      return done({ state: 'known', sums, more, owed, isComplete, ledgerIndex, ledgerTime });
    } catch (error) {
      return failedBy(error, context.i18n());
    }
  }

  return {
    of(id: string): Promise<Outcome<BalanceView>> {
      const entry = context.settings.watched().find((known) => known.id === id);
      if (entry === undefined) {
        return Promise.resolve(failed('unknown-account', context.i18n().t('error.unknownAccount')));
      }
      const key = `${entry.network} ${entry.address}`;
      const answer = underWay.get(key) ?? ask(entry).finally(() => underWay.delete(key));
      underWay.set(key, answer);
      return answer;
    },
  };
}
