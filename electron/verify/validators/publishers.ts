import type { NetworkName, Settings } from '../../contract/index.ts';

/** Whoever publishes a list of the validators to believe. */
export interface Publisher {
  /** Master key, upper-case hex. */
  readonly key: string;
  /** Null: one that the user added. */
  readonly name: string | null;
  readonly network: NetworkName;
  /** Where its list is. A list proves itself by its signatures: it may come from anywhere. */
  readonly site: string;
}

/** The publishers that a server of these networks believes as it is installed (rippled's validators-example.txt). */
export const PUBLISHERS: readonly Publisher[] = [
  {
    key: 'ED2677ABFFD1B33AC6FBC3062B71F1E8397C1505E1C42C64D11AD1B28FF73F4734',
    name: 'Ripple',
    network: 'mainnet',
    site: 'https://vl.ripple.com',
  },
  {
    key: 'ED42AEC58B701EEBB77356FFFEC26F83C1F0407263530F068C7C73D392C7E06FD1',
    name: 'XRPL Foundation',
    network: 'mainnet',
    site: 'https://unl.xrplf.org',
  },
  {
    key: 'ED264807102805220DA0F312E71FC2C69E1552C9C5790F6C25E3729DEB573D5860',
    name: 'Ripple',
    network: 'testnet',
    site: 'https://vl.altnet.rippletest.net',
  },
];

/** Whose lists are believed on a network: those that the app knows, then those that the user added. */
export function publishersOf(network: NetworkName, added: Settings['publishers']): readonly Publisher[] {
  const own = (added[network] ?? []).map(({ key, site }) => ({
    key: key.toUpperCase(),
    site,
    name: null,
    network,
  }));
  return [...PUBLISHERS.filter((publisher) => publisher.network === network), ...own];
}

/** The name of a publisher that the app knows by itself; null for another. `key`: upper-case hex. */
export function publisherName(key: string): string | null {
  return PUBLISHERS.find((publisher) => publisher.key === key)?.name ?? null;
}
