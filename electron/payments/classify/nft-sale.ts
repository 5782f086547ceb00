import { encodeAccountID } from 'ripple-address-codec';
import { asAddress, asHex, asUInt32 } from '../../xrpl/protocol/json.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import type { CreditContext, Verdict } from './classify.types.ts';

/** lsfSellNFToken: the offer sells; without it, it buys. */
const SELL_OFFER = 0x0000_0001;

/**
 * Returns an account's role in an NFT's sale: seller, broker or the NFT's issuer (who earns the transfer fee), in this
 * order where it has several. Null when it has none of them and value only passed through it. The buyer paid.
 */
export function classifyNftSale(context: CreditContext): Verdict | null {
  const { tx, account, nodes } = context;
  let sell: JsonObject | null = null;
  let buy: JsonObject | null = null;
  // The transaction deletes the accepted offers; it deletes others of the same token only when they have expired.
  for (const node of nodes) {
    if (node.entryType !== 'NFTokenOffer' || node.action !== 'deleted') continue;
    const isSell = ((asUInt32(node.final.Flags) ?? 0) & SELL_OFFER) !== 0;
    if (isSell) sell ??= node.final;
    else buy ??= node.final;
  }
  const seller = sell === null ? asAddress(tx.Account) : asAddress(sell.Owner);
  const buyer = buy === null ? asAddress(tx.Account) : asAddress(buy.Owner);
  const from = buyer === account ? null : buyer;
  if (seller === account) return { kind: 'nft-sale', from, terms: null };
  if (sell !== null && buy !== null && tx.Account === account) {
    return { kind: 'nft-broker-fee', from, terms: null };
  }
  const token = asHex((sell ?? buy)?.NFTokenID, 64);
  if (token !== null && nftIssuer(token) === account) return { kind: 'nft-royalty', from, terms: null };
  return null;
}

/** An NFTokenID holds its issuer's account id in bytes 4 to 23, after flags and transfer fee. */
function nftIssuer(tokenId: string): string {
  return encodeAccountID(Buffer.from(tokenId.slice(8, 48), 'hex'));
}
