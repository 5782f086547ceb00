import { shell } from 'electron';
import type { NetworkName } from '../../contract/index.ts';

/**
 * Opens a page of the explorer that is chosen, or of one of a test network, in the user's browser: https, without
 * credentials. False for anything else, which is not opened.
 */
export async function openLink(url: string, explorerTemplate: string): Promise<boolean> {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || parsed.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '')
    return false;
  const explorers = [explorerTemplate, ...Object.values(TEST_EXPLORERS)].filter((each) => URL.canParse(each));
  if (!explorers.some((each) => new URL(each).origin === parsed.origin)) return false;
  await shell.openExternal(parsed.href);
  return true;
}

/** The test networks have explorers of their own; mainnet's know none of their transactions. */
const TEST_EXPLORERS: Readonly<Record<string, string>> = {
  testnet: 'https://testnet.xrpl.org/transactions/{hash}',
  devnet: 'https://devnet.xrpl.org/transactions/{hash}',
};
/** Explorers that know mainnet only. */
const MAINNET_HOSTS: readonly string[] = ['livenet.xrpl.org', 'xrpscan.com', 'bithomp.com'];

/**
 * The explorer's page of a transaction, from the template in Preferences; null where the template is no https address,
 * or where an explorer of mainnet would be asked for a transaction of another network.
 */
export function explorerUrl(template: string, hash: string, network: NetworkName): string | null {
  if (!/^[0-9A-F]{64}$/.test(hash)) return null;
  const isMainnets = URL.canParse(template) && MAINNET_HOSTS.includes(new URL(template).hostname);
  const wanted = isMainnets && network !== 'mainnet' ? TEST_EXPLORERS[network] : template;
  if (wanted === undefined) return null;
  const url = wanted.replaceAll('{hash}', hash);
  return URL.canParse(url) && new URL(url).protocol === 'https:' ? url : null;
}
