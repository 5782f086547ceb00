import { isValidClassicAddress, isValidXAddress, xAddressToClassicAddress } from 'ripple-address-codec';
import { type MessageCode, type NetworkName, type PlainCode, type Said, said } from '../../contract/index.ts';
import { looksLikeSecret } from './secrets.ts';

/** What an entered text turned out to be. `message` never repeats the text. */
export type AddressResult =
  | {
      readonly ok: true;
      /** Classic form. */
      readonly address: string;
      /** The tag inside an X-address; null when there is none (a tag of 0 is a tag). */
      readonly tag: number | null;
    }
  | ({ readonly ok: false } & Said<PlainCode<AddressMessage>>);

type AddressMessage = Extract<MessageCode, `address.${string}`>;

const OTHER_CHAINS = [
  /^0x[0-9a-fA-F]{40}$/,
  /^(?:bc1|tb1|ltc1|addr1|cosmos1)[0-9a-z]{20,}$/,
  /^G[A-Z2-7]{55}$/,
];

/**
 * Checks a text entered as an address to watch: classic (r…) or X-address (X… on mainnet, T… on test networks),
 * spaces around it ignored. Secrets are recognised first and refused with code 'secret'.
 */
export function checkAddress(text: string, network: NetworkName): AddressResult {
  // Copying from web pages brings zero-width characters along.
  const entered = text.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').trim();
  if (entered === '') return { ok: false, ...said('address.empty') };
  if (looksLikeSecret(entered)) return { ok: false, ...said('address.secret') };
  if (isValidClassicAddress(entered)) return { ok: true, address: entered, tag: null };
  if (isValidXAddress(entered)) return checkXAddress(entered, network);
  if (OTHER_CHAINS.some((shape) => shape.test(entered))) return { ok: false, ...said('address.other-chain') };
  const looksClassic = /^r[1-9A-HJ-NP-Za-km-z]{24,34}$/.test(entered);
  const looksExtended = /^[XT][1-9A-HJ-NP-Za-km-z]{44,50}$/.test(entered);
  return {
    ok: false,
    ...said(looksClassic || looksExtended ? 'address.checksum' : 'address.not-an-address'),
  };
}

/** True for a classic address with a good checksum: what may be sent to a server. */
export function isClassicAddress(text: string): boolean {
  return isValidClassicAddress(text);
}

function checkXAddress(entered: string, network: NetworkName): AddressResult {
  const { classicAddress, tag, test } = xAddressToClassicAddress(entered);
  const expected = expectedTestBit(network);
  if (expected !== null && test !== expected) {
    const code = test ? 'address.wrong-network.test' : 'address.wrong-network.mainnet';
    return { ok: false, ...said(code, { network }) };
  }
  return { ok: true, address: classicAddress, tag: tag === false ? null : tag };
}

/** X-addresses know only "mainnet" and "test"; for a network of its own either may be meant. */
function expectedTestBit(network: NetworkName): boolean | null {
  if (network === 'mainnet' || network === '0') return false;
  if (network === 'testnet' || network === 'devnet' || network === '1' || network === '2') return true;
  return null;
}
