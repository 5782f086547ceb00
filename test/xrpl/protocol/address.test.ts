import fc from 'fast-check';
import { classicAddressToXAddress, encodeAccountID, encodeSeed } from 'ripple-address-codec';
import { describe, expect, it } from 'vitest';
import type { NetworkName } from '../../../electron/contract/index.ts';
import {
  addressWithTag,
  checkAddress,
  mayBecomeAddress,
  xAddressOf,
} from '../../../electron/xrpl/protocol/address.ts';
import { looksLikeSecret } from '../../../electron/xrpl/protocol/secrets.ts';

const W = 'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT';
const PHRASE =
  'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';

describe('an address', () => {
  it.each([W, `  ${W}\n`, `\u200b${W}\ufeff`])('in classic form is accepted: %j', (text) => {
    expect(checkAddress(text, 'mainnet')).toEqual({ ok: true, address: W, tag: null });
  });

  it.each<[NetworkName, boolean, boolean]>([
    ['mainnet', false, true],
    ['mainnet', true, false],
    ['testnet', true, true],
    ['testnet', false, false],
    ['devnet', true, true],
    ['devnet', false, false],
    ['21337', false, true],
    ['21337', true, true],
  ])('in extended form on %s with test bit %s: accepted %s', (network, test, accepted) => {
    for (const tag of [false, 0, 1, 4294967295] as const) {
      const text = classicAddressToXAddress(W, tag, test);
      const result = checkAddress(text, network);
      if (accepted) expect(result).toEqual({ ok: true, address: W, tag: tag === false ? null : tag });
      else expect(result).toMatchObject({ ok: false, code: 'wrong-network' });
    }
  });

  it.each([
    ['', 'empty'],
    [' \t', 'empty'],
    ['r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6La', 'checksum'],
    ['XVeBsDoPUcWfny3DCGkexNEakHTUTDU5kaLf7JM443mYvMb', 'checksum'],
    ['r4h7msfxrikg8m6x3tfb85ydt9zhgql6lt', 'not-an-address'],
    ['hello', 'not-an-address'],
    ['0x52908400098527886E0F7030069857D2E4169EE7', 'other-chain'],
    ['bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'other-chain'],
    ['GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ', 'other-chain'],
  ])('%j is refused: %s', (text, code) => {
    expect(checkAddress(text, 'mainnet')).toMatchObject({ ok: false, code });
  });
});

describe('an address with its tag in one text', () => {
  it('as wallets write it in QR codes is read again', () => {
    for (const tag of [0, 1, 777, 4294967295]) {
      const text = addressWithTag(W, tag);
      expect(text).toBe(`${W}?dt=${tag}`);
      expect(checkAddress(text, 'testnet')).toEqual({ ok: true, address: W, tag });
    }
  });

  it.each([`${W}?dt=4294967296`, `${W}?dt=-1`, `${W}?dt=`, `${W}?dt=1.5`, `${W}?amount=1`, `${W}x?dt=1`])(
    'is refused where the tag is none: %s',
    (text) => {
      expect(checkAddress(text, 'mainnet')).toMatchObject({ ok: false });
    },
  );

  it('is an X-address where it is known whether the network is mainnet', () => {
    for (const tag of [0, 777, 4294967295]) {
      for (const network of ['mainnet', 'testnet', 'devnet'] as const) {
        const text = xAddressOf(W, tag, network) ?? '';
        expect(text[0]).toBe(network === 'mainnet' ? 'X' : 'T');
        expect(checkAddress(text, network)).toEqual({ ok: true, address: W, tag });
      }
    }
    expect(xAddressOf(W, 777, '21337')).toBeNull();
  });
});

describe('a text that is being typed', () => {
  const EXTENDED = classicAddressToXAddress(W, 777, true);

  it.each([W, EXTENDED, `${W}?dt=42`])('may become an address up to its last character: %s', (whole) => {
    for (let length = 1; length < whole.length; length++) {
      expect(mayBecomeAddress(whole.slice(0, length)), whole.slice(0, length)).toBe(true);
    }
  });

  it.each([
    'hello',
    'r0',
    'rHb9 CJ',
    `${W.slice(0, -1)}a`,
    `${EXTENDED.slice(0, -1)}x`,
    `${EXTENDED}1`,
    `${W}?to`,
    `${W}?dt=99999999999`,
    `${W}?dt=4294967296`,
    'rHb9?d',
    'snoPBrXt',
    '0x52908',
  ])('that can become none is known at once: %s', (text) => {
    expect(mayBecomeAddress(text)).toBe(false);
  });
});

describe('a secret', () => {
  const secrets: readonly string[] = [
    'snoPBrXtMeMyMHUVTgbuqAfg1SUTb',
    'sEdTM1uX8pu2do5XvTnutH6HsouMaM2',
    'snoPBrXtMeMyMHUVTgbuqAfg1SUTc',
    '1ACAAEDECE405B2A958212629E16F2EB46B153EEE94CDD350FDEFF52795525B7',
    '0x1acaaedece405b2a958212629e16f2eb46b153eee94cdd350fdeff52795525b7',
    '001ACAAEDECE405B2A958212629E16F2EB46B153EEE94CDD350FDEFF52795525B7',
    'EDB4C4E046826BD26190D09715FC31F4E6A728204EADD112905B08B14B7F15C4F3',
    'DEDCE9CE67B451D852FD4E846FCDE31C',
    PHRASE,
    `${PHRASE} ${PHRASE}`,
    PHRASE.toUpperCase(),
    PHRASE.replaceAll(' ', ', '),
    PHRASE.split(' ')
      .map((word, position) => `${position + 1}. ${word}`)
      .join('\n'),
    'I IRE BOND BOW TRIO LAID SEAT GOAL HEN IBIS IBIS DARE',
    '554872 394230 209376 323698 140250 387423 652803 258676',
    `${W} snoPBrXtMeMyMHUVTgbuqAfg1SUTb`,
    '"sEdTM1uX8pu2do5XvTnutH6HsouMaM2"',
  ];

  it.each(secrets)('is refused and never repeated: %#', (secret) => {
    const result = checkAddress(secret, 'mainnet');
    expect(result).toMatchObject({ ok: false, code: 'secret' });
    for (const word of secret.split(/[\s,]+/)) {
      if (word.length > 5) expect(JSON.stringify(result)).not.toContain(word);
    }
  });

  it('is every encodable seed, whole or with one character changed', () => {
    const entropy = fc.uint8Array({ minLength: 16, maxLength: 16 });
    const kind = fc.constantFrom('ed25519', 'secp256k1' as const);
    fc.assert(
      fc.property(entropy, kind, fc.nat(), (bytes, type, position) => {
        const seed = encodeSeed(bytes, type as 'ed25519' | 'secp256k1');
        expect(looksLikeSecret(seed)).toBe(true);
        const at = 1 + (position % (seed.length - 1));
        const changed = `${seed.slice(0, at)}${seed[at] === 'x' ? 'y' : 'x'}${seed.slice(at + 1)}`;
        expect(looksLikeSecret(changed)).toBe(true);
      }),
    );
  });

  it('is no address and no label', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), fc.nat(0xffffffff), (id, tag) => {
        const address = encodeAccountID(id);
        expect(looksLikeSecret(address)).toBe(false);
        expect(looksLikeSecret(classicAddressToXAddress(address, tag, false))).toBe(false);
        expect(checkAddress(address, 'mainnet')).toEqual({ ok: true, address, tag: null });
      }),
    );
    for (const text of ['Savings', 'my cold wallet for the shop', '', 'hello world']) {
      expect(looksLikeSecret(text)).toBe(false);
    }
  });
});

describe('what is pasted is cut before it is examined', () => {
  it.each([
    ['many words', 'zebra '.repeat(3_500_000), 'secret'],
    ['many short words', 'a1 '.repeat(7_000_000), 'not-an-address'],
    ['one long word', 'z'.repeat(20_000_000), 'not-an-address'],
    ['blanks and something behind them', `${' '.repeat(20_000_000)}x`, 'not-an-address'],
  ])('%s: megabytes are refused at once', (_what, text, code) => {
    const began = performance.now();
    expect(checkAddress(text, 'mainnet')).toMatchObject({ ok: false, code });
    looksLikeSecret(text);
    expect(mayBecomeAddress(text)).toBe(false);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
