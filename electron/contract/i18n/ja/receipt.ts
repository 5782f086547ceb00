import type { receiptTexts as english } from '../en/receipt.ts';
import type { Translation } from '../engine.ts';

/** The printable page of a receipt, in Japanese. */
export const receiptTexts = {
  'receipt.title': '入金証明書',
  'receipt.qr': 'トランザクションのハッシュのQRコード',
  'receipt.to': '受取先',
  'receipt.from': '送金元',
  'receipt.nobody': '送金元は1つではありません',
  'receipt.issuedBy': '発行者：{issuer}',
  'receipt.destinationTag': '宛先タグ',
  'receipt.sourceTag': '送金元タグ',
  'receipt.invoiceId': '請求書ID',
  'receipt.memo': '送金元からのメモ',
  'receipt.time': '日時',
  'receipt.ledger': 'レジャー',
  'receipt.hash': 'トランザクションのハッシュ',
  'receipt.proof': '証明',
  'receipt.signedBy': '署名',
  'receipt.counts': '{listed}のバリデータのうち{votes}が署名（{needed}必要）',
  'receipt.ledgerHash': 'レジャーのハッシュ',
  'receipt.signed': '署名されたレジャー',
  'receipt.later': '{ledger}（入金のレジャーに続くレジャー）',
  'receipt.list': 'バリデータリスト',
  'receipt.listOf': '公開元：{publisher}、番号{sequence}、有効期限{date}',
  'receipt.validators': 'バリデータが示すドメイン',
  'receipt.note':
    'このページは、証明書ファイルが証明する内容を記載したものです。ファイルは「xrpl-chime verify」で、送信者を信頼せずに誰でも確認できます。アドレスの持ち主が誰であるかは証明されません。',
} as const satisfies Translation<typeof english>;
