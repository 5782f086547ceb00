import { safeText, type WatchedAccount } from '../../contract/index.ts';
import { shortAddress } from './short-address.ts';

/** What people call a watched account: its label, or else its shortened address. */
export function labelOf(entry: Pick<WatchedAccount, 'label' | 'address'>): string {
  return entry.label === '' ? shortAddress(entry.address) : safeText(entry.label, 'label');
}
