import type { deliveryTexts as english } from '../en/deliveries.ts';
import type { Translation } from '../engine.ts';

/** Why an event did not reach a receiver, in Japanese. */
export const deliveryTexts = {
  'delivery.http': 'HTTP {httpStatus}',
  'delivery.redirected':
    'HTTP {httpStatus}：別のアドレスへ転送されています。そのアドレスを入力してください。リダイレクトには従いません。',
  'delivery.no-answer': '{seconds}以内に応答がありませんでした。',
  'delivery.cut': '接続が切れました（{detail}）。',
  'delivery.unreadable': '応答を読み取れません（{detail}）。',
  'delivery.failed': '送信できませんでした（{detail}）。',
  'delivery.unreachable': '接続できません（{detail}）。',
  'delivery.insecure': '安全な接続ができません（{detail}）。',
  'delivery.plain-http':
    '暗号化されていないhttpは、お使いのネットワーク内でのみ使えます。httpsを使ってください。',
  'delivery.no-secret': 'シークレットを読み取れません：{detail}',
  'delivery.sealed':
    'このコンピューターではシークレットを復号できません。もう一度入力するか、新しく作成してください。',
  'delivery.bad-secret':
    'Webhookのシークレットではありません。whsec_に続けて24～64バイトのbase64が必要です。',
  'delivery.bad-topic': 'ntfyのトピックではありません。64文字以内の英数字、-、_を使ってください。',
  'delivery.apprise-empty': 'このキーまたはタグでは、何も設定されていません（HTTP 204）。',
  'delivery.apprise-failed': 'Appriseの先のサービスが受け付けませんでした（HTTP 424）。',
  'delivery.too-large': 'イベントが、受信側が受け付ける大きさを超えています。',
  'delivery.command-ended': 'コマンドがステータス{status}で終了しました。',
  'delivery.command-killed': 'コマンドが{signal}で終了しました。',
  'delivery.command-failed': 'コマンドを起動できません（{detail}）。',
  'delivery.stream': 'ストリームが受け付けませんでした（{detail}）。',
  'delivery.login': 'サーバーがトークンまたは認証情報を受け付けません。',
  'delivery.plain-stream':
    '暗号化なしで送れるのはお使いのネットワーク内だけですが、サーバーがTLSに対応していません。',
  'delivery.no-jetstream': 'サーバーでJetStreamが有効になっていません。',
  'delivery.no-stream': 'サブジェクト{subject}を受け付けるストリームがありません。',
  'delivery.stream-forgets':
    'ストリーム{stream}は、読み取られたメッセージを残しません（retention: {retention}）。残すストリーム（retention: limits）を使ってください。',
  'delivery.stream-silent': 'ストリーム{stream}は、受け付けたことを通知しません（no_ack）。',
} as const satisfies Translation<typeof english>;
