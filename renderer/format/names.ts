import type {
  AccountView,
  AppSnapshot,
  Asset,
  FormerAccount,
  NetworkName,
  PaymentRow,
} from '../../electron/contract/index.ts';
import type { WindowTranslate } from '../texts/language.ts';

/** "rPT1Sjq…Mkny8": enough to recognise an address, and clearly not the whole of it. */
export function shortAddress(address: string): string {
  return address.length <= 16 ? address : `${address.slice(0, 7)}…${address.slice(-5)}`;
}

export function networkName(network: NetworkName, t: WindowTranslate): string {
  return network === 'mainnet' || network === 'testnet' || network === 'devnet'
    ? t(`networks.${network}`)
    : t('networks.other', { id: network });
}

/** The watched entry that a payment is shown under; undefined when it was removed. */
export function accountOf(row: PaymentRow, accounts: readonly AccountView[]): AccountView | undefined {
  return (
    accounts.find((account) => row.watchIds.includes(account.id)) ??
    accounts.find((account) => account.network === row.network && account.address === row.account)
  );
}

/** To which account a payment came, as people call it. */
export interface Receiver {
  /** The label, of an account that is no longer watched the one it had, or else the shortened address. */
  readonly label: string;
  readonly colour: number | null;
  readonly state: 'watched' | 'former' | 'unknown';
}

export function receiverOf(
  row: PaymentRow,
  { accounts, formerAccounts }: Pick<AppSnapshot, 'accounts' | 'formerAccounts'>,
): Receiver {
  const account = accountOf(row, accounts);
  // Another tag of the same address may still be watched.
  const former =
    account !== undefined && row.watchIds.includes(account.id) ? undefined : formerOf(row, formerAccounts);
  if (former !== undefined) return { label: labelOf(former), colour: former.colour, state: 'former' };
  if (account !== undefined) return { label: labelOf(account), colour: account.colour, state: 'watched' };
  return { label: shortAddress(row.account), colour: null, state: 'unknown' };
}

function formerOf(row: PaymentRow, formerAccounts: readonly FormerAccount[]): FormerAccount | undefined {
  const atAddress = formerAccounts.filter(
    ({ network, address }) => network === row.network && address === row.account,
  );
  return (
    atAddress.find(({ tag }) => tag !== null && tag === row.destinationTag) ??
    atAddress.find(({ tag }) => tag === null)
  );
}

/** A label that is never empty. */
export function labelOf(account: Pick<AccountView, 'label' | 'address'>): string {
  return account.label.trim() === '' ? shortAddress(account.address) : account.label;
}

/** A text that is the same for the same asset; only for React keys and comparisons inside the window. */
export function assetIdentity(asset: Asset): string {
  if ('mptIssuanceId' in asset) return `mpt:${asset.mptIssuanceId}`;
  return 'issuer' in asset ? `${asset.currency}:${asset.issuer}` : asset.currency;
}

/**
 * Splits "25 XRP" into number and asset, so that the number can stand out; both texts come from main. Without the asset's
 * text it splits at the first space before something that is no digit (spaces also group digits).
 */
export function splitAmount(
  amountText: string,
  assetText?: string,
): { readonly number: string; readonly asset: string } {
  if (assetText !== undefined && assetText !== '' && amountText.endsWith(assetText)) {
    return { number: amountText.slice(0, -assetText.length).trimEnd(), asset: assetText };
  }
  const space = amountText.search(/[ \u00a0\u202f](?=\D)/u);
  return space < 0
    ? { number: amountText, asset: '' }
    : { number: amountText.slice(0, space), asset: amountText.slice(space + 1) };
}
