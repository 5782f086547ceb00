/**
 * Who runs a server, as far as it is known: of the built-in lists (Ripple runs its testnet and
 * devnet servers too). Two servers of one operator are one opinion.
 */
const OPERATORS: Readonly<Record<string, string>> = {
  'xrplcluster.com': 'xrpl-cluster',
  'xrpl.ws': 'xrpl-cluster',
  'testnet.xrpl-labs.com': 'xrpl-labs',
  'honeycluster.io': 'honeycluster',
  'testnet.honeycluster.io': 'honeycluster',
  'devnet.honeycluster.io': 'honeycluster',
  's1.ripple.com': 'ripple',
  's2.ripple.com': 'ripple',
  's.altnet.rippletest.net': 'ripple',
  'clio.altnet.rippletest.net': 'ripple',
  's.devnet.rippletest.net': 'ripple',
  'clio.devnet.rippletest.net': 'ripple',
};

/** The operator of a server by its URL; a server that is not known counts as its own. */
export function operatorOf(url: string): string {
  try {
    const { hostname, host } = new URL(url);
    return OPERATORS[hostname] ?? host;
  } catch {
    return url;
  }
}

/** The first of these servers whose operator has not been heard yet; null where there is none. */
export function nextOpinion<S extends { readonly url: string }>(
  servers: readonly S[],
  heard: readonly string[],
): S | null {
  const operators = new Set(heard.map(operatorOf));
  return servers.find(({ url }) => !operators.has(operatorOf(url))) ?? null;
}
