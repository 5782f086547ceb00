import type { provingTexts as english } from '../en/proving.ts';
import type { Translation } from '../engine.ts';

/** Proofs by the validators' signatures, in the window, in Japanese. */
export const provingTexts = {
  'proving.title': '証明',
  'proving.prove': 'この入金を証明',
  'proving.cost': { other: '使用中のサーバーへの要求が約{count}件必要です。' },
  'proving.costUnknown': '必要な要求の数はまだわかりません。',
  'proving.fetches': 'バリデータリストを公開元から取得します。',
  'proving.tooFar':
    'この入金は古すぎるため証明できません。その後5,000件を超えるレジャーが経過しています。ほかのサーバーによる確認のみ可能です。',
  'proving.begin': '証明する',
  'proving.stepList': 'バリデータリストを取得しています…',
  'proving.stepSignatures': 'バリデータの署名を待っています…',
  'proving.stepSince': '入金後のレジャーを確認しています…',
  'proving.stepHeaders': 'レジャー{done}/{count}…',
  'proving.stepLedger': '入金のレジャーを確認しています…',
  'proving.notProved': '証明できませんでした。{reason}',
  'proving.proved': 'この入金は証明されました。',
  'proving.signed': '入金のレジャーに続くレジャー{ledger}に署名されています。',
  'proving.signedItself': '入金を含むレジャー{ledger}に署名されています。',
  'proving.list': '{publisher}のバリデータリスト、番号{sequence}、有効期限{date}',
  'proving.validators': '署名したバリデータ',
  'proving.unnamed': { other: 'ドメインのないもの{count}件' },
  'proving.saveReceipt': '証明書を保存',
  'proving.savePage': '印刷用ページを保存',
  'proving.saved': '証明書を{path}に保存しました',
  'proving.savedPage': '印刷用ページを{path}に保存しました',
  'proving.mark': 'バリデータの署名で証明済み',
  'proving.disputeWon': '1つのサーバーの内容が異なりましたが、バリデータの署名で証明されました。',
  'proving.refuted':
    'バリデータの署名はこの入金と一致しません。サーバーの内容は署名されたものと異なるため、合計に含めません。',
} as const satisfies Translation<typeof english>;
