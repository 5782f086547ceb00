/** What the networks are called. */

interface NetworkTexts {
  readonly 'networks.mainnet': string;
  readonly 'networks.demo': string;
}

/**
 * The texts of a run that shows the demo: its simulated ledger has the main network's id and stands in its place, and is
 * called "Demo" wherever that one is named.
 */
export function withNetworkNames<Texts extends object>(texts: Texts & NetworkTexts, isDemo: boolean): Texts {
  return isDemo ? { ...texts, 'networks.mainnet': texts['networks.demo'] } : texts;
}
