import {
  classicAddressToXAddress,
  isValidClassicAddress,
  isValidXAddress,
  xAddressToClassicAddress,
} from 'ripple-address-codec';
import { type MessageCode, type NetworkName, type PlainCode, type Said, said } from '../../contract/index.ts';
import { looksLikeSecret } from './secrets.ts';

/** What an entered text turned out to be. `message` never repeats the text. */
export type AddressResult =
  | {
      readonly ok: true;
      /** Classic form. */
      readonly address: string;
      /** The tag that came with it; null when there is none (a tag of 0 is a tag). */
      readonly tag: number | null;
    }
  | ({ readonly ok: false } & Said<PlainCode<AddressMessage>>);

type AddressMessage = Extract<MessageCode, `address.${string}`>;

const OTHER_CHAINS = [
  /^0x[0-9a-fA-F]{40}$/,
  /^(?:bc1|tb1|ltc1|addr1|cosmos1)[0-9a-z]{20,}$/,
  /^G[A-Z2-7]{55}$/,
];

/** The version byte 0 is one "r", the other 24 bytes are 33 characters of base58 at most. */
const MOST_CLASSIC = 34;
/** 35 bytes whose first are fixed: always as long. */
const EXTENDED_LENGTH = 47;
/** Far longer than any address with blanks around it; the clipboard may hold megabytes. */
const LONGEST_TEXT = 4096;
const MAX_TAG = 0xff_ff_ff_ff;
/** A classic address and its tag, as QR codes carry them (XLS-2). */
const WITH_TAG = /^(r[1-9A-HJ-NP-Za-km-z]{24,33})\?dt=(\d{1,10})$/;

/**
 * Checks a text entered as an address to watch: classic (r…), classic with its tag (r…?dt=777) or X-address (X… on
 * mainnet, T… on test networks), spaces around it ignored. Secrets are refused with code 'secret': nothing with the
 * checksum of a classic address is one, and whatever else is entered is looked at for them first.
 */
export function checkAddress(text: string, network: NetworkName): AddressResult {
  const entered = cleaned(text.slice(0, LONGEST_TEXT));
  if (text.length > LONGEST_TEXT) {
    return { ok: false, ...said(looksLikeSecret(entered) ? 'address.secret' : 'address.not-an-address') };
  }
  if (entered === '') return { ok: false, ...said('address.empty') };
  if (isClassicAddress(entered)) return { ok: true, address: entered, tag: null };
  if (looksLikeSecret(entered)) return { ok: false, ...said('address.secret') };
  if (isValidXAddress(entered)) return checkXAddress(entered, network);
  const tagged = readWithTag(entered);
  if (tagged !== null) return { ok: true, ...tagged };
  if (OTHER_CHAINS.some((shape) => shape.test(entered))) return { ok: false, ...said('address.other-chain') };
  const looksClassic = /^r[1-9A-HJ-NP-Za-km-z]{24,34}$/.test(entered);
  const looksExtended = /^[XT][1-9A-HJ-NP-Za-km-z]{44,50}$/.test(entered);
  return {
    ok: false,
    ...said(looksClassic || looksExtended ? 'address.checksum' : 'address.not-an-address'),
  };
}

/** True while more characters may make an address of a text: there is nothing wrong with it yet. */
export function mayBecomeAddress(text: string): boolean {
  if (text.length > LONGEST_TEXT) return false;
  const entered = cleaned(text);
  const [address = '', query] = entered.split(/(?=\?)/);
  if (query !== undefined) {
    const digits = /^\?dt=(\d{0,10})$/.exec(query)?.[1];
    const isBegun = digits === undefined ? '?dt='.startsWith(query) : Number(digits) <= MAX_TAG;
    return isBegun && isValidClassicAddress(address);
  }
  if (isValidClassicAddress(entered)) return true;
  const isClassic = /^r[1-9A-HJ-NP-Za-km-z]*$/.test(entered) && entered.length < MOST_CLASSIC;
  const isExtended = /^[XT][1-9A-HJ-NP-Za-km-z]*$/.test(entered) && entered.length < EXTENDED_LENGTH;
  return isClassic || isExtended;
}

/** A classic address and its tag in one text: what wallets write into QR codes and read from them (XLS-2). */
export function addressWithTag(address: string, tag: number): string {
  return `${address}?dt=${tag}`;
}

/** The X-address of a classic address with a tag; null on networks of which it is not known whether they are for tests. */
export function xAddressOf(address: string, tag: number, network: NetworkName): string | null {
  const isTest = expectedTestBit(network);
  return isTest === null ? null : classicAddressToXAddress(address, tag, isTest);
}

/** True for a classic address with a good checksum: what may be sent to a server. */
export function isClassicAddress(text: string): boolean {
  if (checked.has(text)) return true;
  const isValid = isValidClassicAddress(text);
  if (isValid && checked.size < MOST_CHECKED) checked.add(text);
  return isValid;
}

/** Found to be good before: an account's address is checked wherever it comes from, and again before it is sent. */
const checked = new Set<string>();
const MOST_CHECKED = 20_000;

/** Copying from web pages brings zero-width characters along. */
function cleaned(text: string): string {
  return text.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').trim();
}

function readWithTag(entered: string): { readonly address: string; readonly tag: number } | null {
  const [, address = '', digits] = WITH_TAG.exec(entered) ?? [];
  const tag = Number(digits);
  return isValidClassicAddress(address) && tag <= MAX_TAG ? { address, tag } : null;
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
