import type { CreditKind } from '../../contract/index.ts';

/** Languages that the wording exists in. Numbers and plurals follow the full locale. */
export const LANGUAGES = ['en', 'de', 'es', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Wording by plural category; `other` serves where a language has no form of its own. */
type Plural = { readonly other: string } & { readonly [category in Intl.LDMLPluralRule]?: string };

/** What payments say in one language. Braces name what is put in. */
export interface PaymentTexts {
  readonly received: string;
  /** Titles that give away neither amount nor sender. */
  readonly receivedPrivately: string;
  readonly from: string;
  readonly tag: string;
  readonly partial: string;
  readonly suspiciousAsset: string;
  /** In the place of an amount that is not public. */
  readonly hidden: string;
  readonly notPublic: string;
  /** A network that has no name. */
  readonly network: string;
  readonly kinds: Readonly<Record<CreditKind, string>>;
  /** Payments found after an absence: "7 payments while you were away: 123 XRP, 50 USD to Savings". */
  readonly summaryAway: Plural;
  /** Many live payments at once. */
  readonly summary: Plural;
  readonly summaryPrivate: Plural;
  readonly moreAssets: Plural;
  readonly moreAccounts: Plural;
}

export const PAYMENT_TEXTS: Readonly<Record<Language, PaymentTexts>> = {
  en: {
    received: '+{amount} to {label}',
    receivedPrivately: 'Payment to {label}',
    from: 'from {sender}',
    tag: 'tag {tag}',
    partial: 'partial payment',
    suspiciousAsset: 'misleading token name',
    hidden: 'hidden',
    notPublic: 'amount not public',
    network: 'network {id}',
    kinds: {
      payment: 'payment',
      check: 'check cashed',
      escrow: 'escrow finished',
      channel: 'channel claim',
      'account-delete': 'deleted account',
      'nft-sale': 'NFT sale',
      'nft-royalty': 'NFT royalty',
      'nft-broker-fee': 'NFT broker fee',
      bridge: 'bridge transfer',
      exchange: 'exchange',
      refund: 'refund',
      other: 'other',
    },
    summaryAway: {
      one: '{count} payment while you were away: {sums} to {labels}',
      other: '{count} payments while you were away: {sums} to {labels}',
    },
    summary: { one: '{count} payment: {sums} to {labels}', other: '{count} payments: {sums} to {labels}' },
    summaryPrivate: { one: '{count} payment', other: '{count} payments' },
    moreAssets: { one: '{count} more asset', other: '{count} more assets' },
    moreAccounts: { one: '{count} more account', other: '{count} more accounts' },
  },
  de: {
    received: '+{amount} an {label}',
    receivedPrivately: 'Zahlung an {label}',
    from: 'von {sender}',
    tag: 'Tag {tag}',
    partial: 'Teilzahlung',
    suspiciousAsset: 'irreführender Tokenname',
    hidden: 'verborgen',
    notPublic: 'Betrag nicht öffentlich',
    network: 'Netzwerk {id}',
    kinds: {
      payment: 'Zahlung',
      check: 'Scheck eingelöst',
      escrow: 'Treuhand ausgezahlt',
      channel: 'Zahlungskanal',
      'account-delete': 'gelöschtes Konto',
      'nft-sale': 'NFT-Verkauf',
      'nft-royalty': 'NFT-Lizenzgebühr',
      'nft-broker-fee': 'NFT-Vermittlungsgebühr',
      bridge: 'Brückentransfer',
      exchange: 'Tausch',
      refund: 'Rückerstattung',
      other: 'Sonstiges',
    },
    summaryAway: {
      one: '{count} Zahlung während Ihrer Abwesenheit: {sums} an {labels}',
      other: '{count} Zahlungen während Ihrer Abwesenheit: {sums} an {labels}',
    },
    summary: { one: '{count} Zahlung: {sums} an {labels}', other: '{count} Zahlungen: {sums} an {labels}' },
    summaryPrivate: { one: '{count} Zahlung', other: '{count} Zahlungen' },
    moreAssets: { one: '{count} weiterer Wert', other: '{count} weitere Werte' },
    moreAccounts: { one: '{count} weiteres Konto', other: '{count} weitere Konten' },
  },
  es: {
    received: '+{amount} en {label}',
    receivedPrivately: 'Pago en {label}',
    from: 'de {sender}',
    tag: 'etiqueta {tag}',
    partial: 'pago parcial',
    suspiciousAsset: 'nombre de token engañoso',
    hidden: 'oculto',
    notPublic: 'importe no público',
    network: 'red {id}',
    kinds: {
      payment: 'pago',
      check: 'cheque cobrado',
      escrow: 'depósito en garantía liberado',
      channel: 'canal de pago',
      'account-delete': 'cuenta eliminada',
      'nft-sale': 'venta de NFT',
      'nft-royalty': 'regalía de NFT',
      'nft-broker-fee': 'comisión de intermediación NFT',
      bridge: 'transferencia por puente',
      exchange: 'intercambio',
      refund: 'reembolso',
      other: 'otro',
    },
    summaryAway: {
      one: '{count} pago durante tu ausencia: {sums} en {labels}',
      other: '{count} pagos durante tu ausencia: {sums} en {labels}',
    },
    summary: { one: '{count} pago: {sums} en {labels}', other: '{count} pagos: {sums} en {labels}' },
    summaryPrivate: { one: '{count} pago', other: '{count} pagos' },
    moreAssets: { one: '{count} activo más', other: '{count} activos más' },
    moreAccounts: { one: '{count} cuenta más', other: '{count} cuentas más' },
  },
  ja: {
    received: '{label} に +{amount}',
    receivedPrivately: '{label} に入金がありました',
    from: '送金元 {sender}',
    tag: 'タグ {tag}',
    partial: '部分支払い',
    suspiciousAsset: '紛らわしいトークン名',
    hidden: '非公開',
    notPublic: '金額は非公開',
    network: 'ネットワーク{id}',
    kinds: {
      payment: '入金',
      check: '小切手の換金',
      escrow: 'エスクロー完了',
      channel: 'ペイメントチャネル',
      'account-delete': 'アカウント削除',
      'nft-sale': 'NFT の売却',
      'nft-royalty': 'NFT ロイヤリティ',
      'nft-broker-fee': 'NFT 仲介手数料',
      bridge: 'ブリッジ送金',
      exchange: '交換',
      refund: '返金',
      other: 'その他',
    },
    summaryAway: { other: '不在中の入金 {count} 件：{labels} に {sums}' },
    summary: { other: '入金 {count} 件：{labels} に {sums}' },
    summaryPrivate: { other: '入金 {count} 件' },
    moreAssets: { other: 'ほか {count} 種類の資産' },
    moreAccounts: { other: 'ほか {count} 件のアカウント' },
  },
};

/** The wording for a locale ("de-AT" → German); English where there is none. */
export function paymentTexts(locale: string): PaymentTexts {
  const language = locale.toLowerCase().split(/[-_]/)[0];
  return PAYMENT_TEXTS[LANGUAGES.find((one) => one === language) ?? 'en'];
}

/** Puts values into a text's braces. Values are put in once and as they are: braces inside them stay. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (brace, name: string) => values[name] ?? brace);
}

/** The form of a text that fits a count, with the count in the locale's digits. */
export function fillPlural(
  forms: Plural,
  count: number,
  locale: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const language = supportedLocale(locale);
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return fill(form, { ...values, count: new Intl.NumberFormat(language).format(count) });
}

/** The locale itself where the runtime knows it, English otherwise. */
export function supportedLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
