import type { proofTexts as english } from '../en/proofs.ts';
import type { Translation } from '../engine.ts';

/** Why something is not proved, in Japanese. */
export const proofTexts = {
  'proof.unreadable.receipt':
    'このファイルは証明書ではありません。XPOPでも、このアプリの証明書でもありません。',
  'proof.unreadable.list': 'バリデータのリストを読み取れません。',
  'proof.unreadable.manifest': 'バリデータのマニフェストを読み取れません。',
  'proof.unreadable.validation': 'バリデータの署名を読み取れません。',
  'proof.unreadable.header': 'レジャーのヘッダーを読み取れません。',
  'proof.unreadable.tree': 'レジャーのトランザクションを読み取れません。',
  'proof.unreadable.transaction': 'トランザクションを読み取れません。',
  'proof.too-large': '証明として大きすぎます（上限：{limit}）。',
  'proof.publisher-unknown':
    'バリデータのリストの発行者{publisher}は信頼されていません。信頼する場合は、このキーを発行者として指定してください。',
  'proof.publisher-revoked': '発行者{publisher}はキーを失効させています。',
  'proof.list-forged': 'バリデータのリストに、発行者{publisher}の署名がありません。',
  'proof.list-expired':
    'バリデータのリストは{expiration}に期限が切れており、レジャーが閉じたのはその後の{at}です。',
  'proof.list-not-in-force':
    'バリデータのリストは{effective}から有効ですが、レジャーはその前の{at}に閉じています。',
  'proof.manifest-forged': '{key}のマニフェストは、このキーで署名されていません。',
  'proof.validation-forged': '署名が、記載されたバリデータのキー{key}のものではありません。',
  'proof.too-few-votes': 'レジャーに署名したバリデータは{listed}のうち{votes}だけです。{needed}必要です。',
  'proof.chain-broken': 'レジャー{ledger}は、次のレジャーの親ではありません。',
  'proof.not-in-ledger': 'この結果のトランザクションは、レジャー{ledger}にありません。',
  'proof.not-held': 'レジャー{ledger}を返したサーバーはありません。',
  'proof.ledger-too-large': 'レジャー{ledger}は、アプリがサーバーから受け取れる大きさを超えています。',
  'proof.too-long': '証明は{minutes}分以内に終わりませんでした。',
  'proof.too-far': '{ledgers}件のレジャーヘッダーが必要です。要求できるのは{limit}件までです。',
  'proof.header-forged': 'サーバーが返したヘッダーは、レジャー{ledger}のものではありません。',
  'proof.ledger-forged':
    'サーバーが返したトランザクションは、バリデータが署名したレジャー{ledger}のものではありません。',
  'proof.other-result':
    'バリデータが署名した結果は異なります。レジャー{ledger}でこのトランザクションがもたらしたものは、記録と違います。',
  'proof.no-publisher': 'このネットワークには公開されたバリデータリストがないため、証明できません。',
  'proof.no-list': 'バリデータリストを公開元から取得できませんでした。',
  'proof.given-up': '証明は中止されました。',
  'proof.no-payment': 'この入金はもうありません。',
  'proof.not-connected': '接続していません。',
} as const satisfies Translation<typeof english>;
