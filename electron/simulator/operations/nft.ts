import { fromDrops, toDrops, XRP } from '../ledger/amounts.ts';
import type { LedgerCore } from '../ledger/ledger-core.ts';
import type { SimulatedTransaction } from '../ledger/simulated-transaction.ts';
import { TransactionBuilder } from '../ledger/transaction-builder.ts';
import { digest } from '../random.ts';
import { type CommonFields, commonFields } from './common-fields.ts';
import { mentionDirectories } from './directories.ts';

export interface NftSaleOptions extends CommonFields {
  readonly seller: string;
  readonly buyer: string;
  /** What the buyer pays, in XRP. */
  readonly price: string;
  /** Takes a royalty: tenths of a percent of a thousand, as TransferFee has it (10000 is 10 %). */
  readonly issuer?: { readonly account: string; readonly transferFee: number };
  /** Brings seller and buyer together and sends the transaction, for this much XRP. */
  readonly broker?: { readonly account: string; readonly fee: string };
}

/** NFTokenAcceptOffer of a sell offer in the ledger, by the buyer or by a broker. */
export function sellNft(core: LedgerCore, options: NftSaleOptions): SimulatedTransaction {
  const seller = core.resolve(options.seller);
  const buyer = core.resolve(options.buyer);
  const broker = options.broker && core.resolve(options.broker.account);
  const issuer = core.resolve(options.issuer?.account ?? options.seller);
  for (const account of [seller, buyer, issuer]) core.ensureAccount(account);
  if (broker !== undefined) core.ensureAccount(broker);

  const price = toDrops(options.price);
  const brokerFee = options.broker ? toDrops(options.broker.fee) : 0n;
  const transferFee = options.issuer?.transferFee ?? 0;
  const royalty = issuer === seller ? 0n : ((price - brokerFee) * BigInt(transferFee)) / 100_000n;
  const proceeds = price - brokerFee - royalty;

  const serial = core.nextObject();
  // NFTokenID: flags, transfer fee, the issuer's account id, a scrambled taxon and a serial.
  const fee = transferFee.toString(16).toUpperCase().padStart(4, '0');
  const serialPart = digest(`nft:${seller}:${serial}`).slice(0, 16);
  const id = `0008${fee}${core.state.accountId(issuer)}${serialPart}`;
  const offerFields = { NFTokenID: id, NFTokenOfferNode: '0', OwnerNode: '0' };
  const sellOffer = core.state.entry('NFTokenOffer', `sell/${id}`, {
    ...offerFields,
    Amount: (price - brokerFee).toString(),
    Flags: 1,
    Owner: seller,
  });
  const buyOffer = core.state.entry('NFTokenOffer', `buy/${id}`, {
    ...offerFields,
    Amount: price.toString(),
    Flags: 0,
    Owner: buyer,
  });
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'NFTokenAcceptOffer',
    Account: broker ?? buyer,
    NFTokenBuyOffer: broker === undefined ? undefined : buyOffer.index,
    NFTokenBrokerFee: broker === undefined ? undefined : brokerFee.toString(),
    NFTokenSellOffer: sellOffer.index,
    ...commonFields(options),
  });
  builder.remove(sellOffer);
  if (broker !== undefined) builder.remove(buyOffer);
  builder.addDrops(buyer, -price);
  builder.addDrops(seller, proceeds);
  builder.credit(seller, XRP, fromDrops(proceeds), 'nft-sale');
  if (royalty > 0n) {
    builder.addDrops(issuer, royalty);
    builder.credit(issuer, XRP, fromDrops(royalty), 'nft-royalty');
  }
  if (broker !== undefined && brokerFee > 0n) {
    builder.addDrops(broker, brokerFee);
    builder.credit(broker, XRP, fromDrops(brokerFee), 'nft-broker-fee');
  }
  const page = core.state.entry('NFTokenPage', `${seller}/${id}`, {
    Flags: 0,
    NFTokens: [{ NFToken: { NFTokenID: id, URI: '697066733A2F2F78' } }],
  });
  builder.remove(page);
  builder.create(core.state.entry('NFTokenPage', `${buyer}/${id}`, page.fields));
  mentionDirectories(core, builder, seller);
  builder.metaFields.nftoken_id = id;
  return core.submit(builder);
}
