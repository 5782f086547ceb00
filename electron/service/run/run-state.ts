import {
  type Settings,
  type StoredPayment,
  type WatchedAccount,
  withHeadlessOptions,
} from '../../contract/index.ts';
import { matchingEntries } from '../../payments/alert-decision.ts';
import { shortAddress } from '../../payments/text/short-address.ts';
import type { HeadlessOptions } from '../options/options.ts';

/** What holds in this run, until the configuration is read again. */
export interface RunState {
  readonly options: HeadlessOptions;
  readonly entries: readonly WatchedAccount[];
  /** The saved settings with what the options and the configuration file change. */
  readonly settings: Settings;
  /** The label of a payment's account; '' where it has none. */
  labelOf(payment: Pick<StoredPayment, 'network' | 'account' | 'destinationTag'>): string;
  change(options: HeadlessOptions, entries: readonly WatchedAccount[]): void;
}

export function createRunState(
  first: HeadlessOptions,
  watched: readonly WatchedAccount[],
  saved: () => Settings,
): RunState {
  let options = first;
  let entries = watched;
  let settings = settingsOf();
  /** Made for the first payment: a run with thousands of accounts may see none for long. */
  let byAddress: ReadonlyMap<string, readonly WatchedAccount[]> | null = null;

  function settingsOf(): Settings {
    return withHeadlessOptions({ ...saved(), ...options.overrides }, options.settings);
  }

  return {
    get options() {
      return options;
    },
    get entries() {
      return entries;
    },
    get settings() {
      return settings;
    },
    labelOf(payment) {
      byAddress ??= Map.groupBy(entries, ({ address }) => address);
      return matchingEntries(payment, byAddress.get(payment.account) ?? [])[0]?.label ?? '';
    },
    change(nextOptions, nextEntries) {
      options = nextOptions;
      entries = nextEntries;
      settings = settingsOf();
      byAddress = null;
    },
  };
}

/** The label of a payment's account, or its address in short. */
export function nameOfAccount(
  state: Pick<RunState, 'labelOf'>,
  payment: Pick<StoredPayment, 'network' | 'account' | 'destinationTag'>,
): string {
  const label = state.labelOf(payment);
  return label === '' ? shortAddress(payment.account) : label;
}
