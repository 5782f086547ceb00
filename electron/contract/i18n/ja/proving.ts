import type { provingTexts as english } from '../en/proving.ts';
import type { Translation } from '../engine.ts';

/** Proofs by the validators' signatures, in the window, in Japanese. */
export const provingTexts = {
  'proving.title': '証明',
  'proving.prove': 'この支払いを証明',
  'proving.cost': { other: '使用中のサーバーへの要求が約{count}件必要です。' },
  'proving.costUnknown': '必要な要求の数はまだわかりません。',
  'proving.fetches': 'バリデータリストを公開元から取得します。',
  'proving.tooFar':
    'この支払いは古すぎるため証明できません。5,000件を超えるレジャーが経過しています。ほかのサーバーによる確認のみ可能です。',
  'proving.begin': '証明する',
  'proving.stepList': 'バリデータリストを取得しています…',
  'proving.stepSignatures': 'バリデータの署名を待っています…',
  'proving.stepHeaders': 'レジャー{done}/{count}…',
  'proving.stepLedger': '支払いのレジャーを確認しています…',
  'proving.notProved': '証明できませんでした。{reason}',
  'proving.signed': '支払いのレジャーに続くレジャー{ledger}が署名されています。',
  'proving.signedItself': '支払いを含むレジャー{ledger}が署名されています。',
  'proving.list': '{publisher}のバリデータリスト、番号{sequence}、有効期限{date}',
  'proving.validators': '署名が有効なバリデータ',
  'proving.unnamed': { other: 'ほかドメインのないもの{count}' },
  'proving.saveReceipt': '証明書を保存',
  'proving.saved': '証明書を保存しました',
  'proving.refuted': 'バリデータの署名はこの支払いの内容と異なるため、合計に含めません。',
} as const satisfies Translation<typeof english>;
