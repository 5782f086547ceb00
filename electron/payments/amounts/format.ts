import { type Asset, type AssetAmount, HIDDEN_AMOUNT, translateFor } from '../../contract/index.ts';
import { isXrp } from './asset.ts';
import type { AssetInfo, PoolInfo } from './asset-info.ts';
import { currencyName, safeTicker } from './currency-name.ts';
import { parseInteger, plain } from './decimal.ts';
import { formatNumber } from './format-number.ts';
import { lpTokenCode } from './lp-token.ts';
import { mptIssuer } from './mpt-metadata.ts';

export interface FormattedAsset {
  /** "XRP", "USD", "LP XRP/USD", "GLD", "MPT 00000004…6B28", "0x7872…": safe to show as text. */
  readonly text: string;
  /** The asset's name imitates another asset or can be misread; `text` is hex then, and a warning belongs beside it. */
  readonly suspicious: boolean;
  /** Null for XRP. */
  readonly issuer: string | null;
}

const XRP_NAME: FormattedAsset = { text: 'XRP', suspicious: false, issuer: null };

/** An asset's name for people. Only the ledger's own XRP is ever called "XRP". */
export function formatAsset(asset: Asset, info: AssetInfo | null = null): FormattedAsset {
  if ('mptIssuanceId' in asset) {
    const issuer = mptIssuer(asset.mptIssuanceId);
    const ticker = info?.type === 'mpt' && info.ticker !== null ? safeTicker(info.ticker) : null;
    if (ticker !== null && !ticker.suspicious) return { text: ticker.text, suspicious: false, issuer };
    const { mptIssuanceId: id } = asset;
    return { text: `MPT ${id.slice(0, 8)}…${id.slice(-4)}`, suspicious: ticker?.suspicious ?? false, issuer };
  }
  if (isXrp(asset) || !('issuer' in asset)) return XRP_NAME;
  const pool = info?.type === 'pool' ? poolName(asset.currency, info) : null;
  return { ...(pool ?? currencyName(asset.currency)), issuer: asset.issuer };
}

/**
 * Formats an amount for people in a locale and keeps every digit: "1,234.5 XRP", "0.000001 XRP", "9,999,999,999,999,999
 * MPT". The AssetScale of an issuance scales MPT amounts where it is known. "hidden GLD" stands for an amount that is
 * not public.
 */
export function formatAmount(amount: AssetAmount, locale: string, info: AssetInfo | null = null): string {
  const { asset } = amount;
  const name = formatAsset(asset, info);
  const isMpt = 'mptIssuanceId' in asset;
  const text = isMpt && name.text.startsWith('MPT ') ? 'MPT' : name.text;
  if (amount.amount === HIDDEN_AMOUNT) return `${translateFor(locale)('payment.hidden')} ${text}`;
  const scale = isMpt && info?.type === 'mpt' ? info.assetScale : 0;
  return `${formatNumber(scaled(amount.amount, scale), locale)} ${text}`;
}

/** A raw MPT amount with its decimal point moved by the scale. */
function scaled(units: string, assetScale: number): string {
  if (assetScale === 0) return units;
  const value = parseInteger(units);
  return value === null ? units : plain(value.shiftedBy(-assetScale));
}

/** "LP XRP/USD" where the code belongs to the pair; anybody may issue codes that begin with 03. */
function poolName(code: string, pool: PoolInfo): Omit<FormattedAsset, 'issuer'> | null {
  if (lpTokenCode(pool.assets) !== code) return null;
  const names = pool.assets.map((asset) => formatAsset(asset));
  return {
    text: `LP ${names.map((name) => name.text).join('/')}`,
    suspicious: names.some((name) => name.suspicious),
  };
}
