import type { NetworkName } from '../contract/index.ts';

export interface KnownNetwork {
  readonly name: 'mainnet' | 'testnet' | 'devnet';
  readonly id: number;
  /** In order of preference. Operators' public servers: light use only; a user's own server comes first. */
  readonly servers: readonly string[];
}

/** The networks with built-in server lists. Full-history servers first on mainnet, so that recovery seldom has to switch. */
export const KNOWN_NETWORKS: readonly KnownNetwork[] = [
  {
    name: 'mainnet',
    id: 0,
    servers: ['wss://xrplcluster.com', 'wss://honeycluster.io', 'wss://s1.ripple.com', 'wss://s2.ripple.com'],
  },
  {
    name: 'testnet',
    id: 1,
    servers: [
      'wss://s.altnet.rippletest.net:51233',
      'wss://testnet.honeycluster.io',
      'wss://testnet.xrpl-labs.com',
    ],
  },
  { name: 'devnet', id: 2, servers: ['wss://s.devnet.rippletest.net:51233'] },
];

/** Largest network id (UInt32). */
const MAX_NETWORK_ID = 0xffff_ffff;

/**
 * The network meant by a name or a decimal network id; "0" is mainnet, "1" testnet, "2" devnet. Null when it is
 * neither.
 */
export function parseNetwork(text: string): NetworkName | null {
  const trimmed = text.trim().toLowerCase();
  const known = KNOWN_NETWORKS.find(({ name, id }) => name === trimmed || String(id) === trimmed);
  if (known) return known.name;
  if (!/^\d{1,10}$/.test(trimmed) || Number(trimmed) > MAX_NETWORK_ID) return null;
  return `${Number(trimmed)}`;
}

/** The network_id that servers of this network report. */
export function networkId(network: NetworkName): number {
  return KNOWN_NETWORKS.find(({ name }) => name === network)?.id ?? Number(network);
}

/** The built-in servers; none for a network that is not known. */
export function defaultServers(network: NetworkName): readonly string[] {
  return KNOWN_NETWORKS.find(({ name, id }) => name === network || String(id) === network)?.servers ?? [];
}
