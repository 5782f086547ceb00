import type { connectionTexts as english } from '../en/connection.ts';
import type { Translation } from '../engine.ts';

/** Why a connection could not be used, or ended, in Japanese. */
export const connectionTexts = {
  'connection.connect-timeout': 'サーバーが{seconds}以内に接続を受け付けませんでした。',
  'connection.connect-timeout.silent': 'サーバーから応答がありませんでした。',
  'connection.refused':
    'サーバーが接続を拒否しました。サーバーが起動していないか、ポートが間違っている可能性があります。',
  'connection.unreachable': 'サーバーに接続できません。',
  'connection.unreachable.network':
    'ネットワークに接続できません。このコンピューターがオフラインの可能性があります。',
  'connection.unreachable.down': 'このコンピューターはオフラインです。',
  'connection.host-not-found':
    'このサーバーが見つかりません。アドレスとインターネット接続を確認してください。',
  'connection.host-not-found.lookup':
    'このサーバーを検索できません。このコンピューターがオフラインの可能性があります。',
  'connection.connection-reset': 'サーバーが接続を切断しました。',
  'connection.tls-expired': 'サーバーの証明書の有効期限が切れています。',
  'connection.tls-not-yet-valid':
    'サーバーの証明書はまだ有効ではありません。このコンピューターの日付と時刻を確認してください。',
  'connection.tls-self-signed':
    'サーバーの証明書は自己署名です。ご自分のサーバーの場合は、このシステムの信頼済み証明書に追加してください。',
  'connection.tls-self-signed.chain':
    'サーバーの証明書は、このシステムが信頼していない認証局が発行したものです。暗号化された通信を検査するプロキシやウイルス対策ソフトが原因の可能性があります。',
  'connection.tls-wrong-host': 'サーバーの証明書は別のホスト名のものです。',
  'connection.tls-untrusted': 'サーバーの証明書を検証できません。発行者がこのシステムに登録されていません。',
  'connection.tls-untrusted.revoked': 'サーバーの証明書は失効しています。',
  'connection.tls-failed':
    '安全な接続を確立できませんでした（{word}）。アドレスの先頭がwss://とws://のどちらであるべきかを確認してください。',
  'connection.proxy-failed': 'プロキシにユーザー名とパスワードが必要か、指定されたものが拒否されました。',
  'connection.proxy-failed.unreachable':
    'プロキシに接続できません（{word}）。プロキシの設定を確認してください。',
  'connection.proxy-failed.refused': 'プロキシがサーバーに接続できませんでした（{word}）。',
  'connection.proxy-failed.protocol':
    'プロキシから予期しない応答がありました（{word}）。プロキシの設定で種類とポートを確認してください。',
  'connection.proxy-failed.address': 'プロキシのアドレスが無効です。プロキシの設定を確認してください。',
  'connection.proxy-failed.unknown': '使用するプロキシを特定できませんでした。',
  'connection.unauthorized':
    'サーバーがアクセスを拒否しました（HTTP {httpStatus}）。アドレスのユーザー名とパスワードを確認してください。',
  'connection.too-many-requests':
    'ここからのリクエストが多すぎると、サーバーから通知がありました（HTTP 429）。',
  'connection.too-many-requests.wait': 'サーバーから{seconds}間待つよう求められました（HTTP 429）。',
  'connection.service-unavailable': 'サーバーは一時的に利用できません（HTTP {httpStatus}）。',
  'connection.service-unavailable.wait':
    'サーバーは一時的に利用できず、{seconds}間待つよう求められました（HTTP {httpStatus}）。',
  'connection.not-web-socket':
    'サーバーはWebSocketを開かず、HTTP {httpStatus}を返しました。アドレス、ポート、パスを確認してください。',
  'connection.closed': '接続に失敗しました。',
  'connection.closed.broken': '接続が途切れました。',
  'connection.closed.error': '接続に失敗しました（{word}）。',
  'connection.closed.server': 'サーバーが接続を閉じました（{close}）。',
  'connection.closed-going-away': 'サーバーが停止しようとしています（{close}）。',
  'connection.closed-overloaded': 'サーバーが再起動中か、過負荷の状態です（{close}）。',
  'connection.closed-policy': 'サーバーが利用規約を理由に接続を閉じました（{close}）。',
  'connection.heartbeat': '接続は開いているようですが、サーバーが応答しなくなりました。',
  'connection.frame-too-large': 'サーバーから大きすぎるメッセージが届きました。',
  'connection.answer-too-large': 'サーバーの応答が大きすぎました。範囲を小さくして再度リクエストします。',
  'connection.message-too-complex': 'サーバーから複雑すぎるメッセージが届きました。',
  'connection.message-failed': 'サーバーからのメッセージを処理できませんでした（{word}）。',
  'connection.misbehaving': 'サーバーから、アプリが利用できないメッセージが大量に届きました。',
  'connection.protocol-error': 'サーバーがWebSocketプロトコルに違反しました（{word}）。',
  'connection.inbox-overflow': 'アプリが処理できる量を超えるメッセージがサーバーから届きました。',
  'connection.handshake-failed': 'サーバーの状態を読み取れませんでした。',
  'connection.handshake-failed.request': '接続を準備できませんでした。{cause}',
  'connection.slow-down': 'サーバーからアクセスを控えるよう求められました。',
  'connection.not-synced': 'サーバーはネットワークと同期していません。',
  'connection.not-synced.state': 'サーバーはネットワークと同期していません（状態は「{word}」）。',
  'connection.not-synced.no-ledger': 'サーバーには検証済みのレジャーがありません。',
  'connection.not-synced.gave-none':
    'サーバーはネットワークと同期していません（最新のレジャーがありません）。',
  'connection.amendment-blocked':
    'サーバーのソフトウェアがこのネットワークには古すぎます（amendment blocked）。',
  'connection.ledger-too-old': 'サーバーの最新のレジャーは{seconds}前のものです。',
  'connection.lagging': { other: 'サーバーは{count}レジャー遅れています。' },
  'connection.ahead':
    'サーバーはほかのどのサーバーよりもはるかに先のレジャー{ledger}にあると報告しています。別のネットワークのサーバーの可能性があります。',
  'connection.refuses-accounts': 'サーバーはこれらのアカウントの監視をすべて拒否しています。',
  'connection.wrong-network':
    'サーバーは{network}（{expected}）ではなく、ネットワーク{reported}のものです。サーバーの一覧を修正してください。',
  'connection.wrong-network.ledgers':
    'サーバーがどのネットワークのものか不明で、レジャー{ledger}は{network}のものではありえません。サーバーの一覧を修正してください。',
  'connection.wrong-network.hash':
    'サーバーがどのネットワークのものか不明で、レジャー{ledger}は{network}のものと一致しません。サーバーの一覧を修正してください。',
  'connection.untrue': 'サーバーが支払いについて誤った情報を伝えました。',
  'connection.stale': 'サーバーから{seconds}間、新しいレジャーが届いていません。',
  'connection.stale.unproven': '新しい接続からレジャーが時間内に届きませんでした。',
  'connection.replaced': '新しい接続に切り替えました。',
  'connection.replaced.list': 'サーバーの一覧が変更されました。',
  'connection.replaced.age': '定期的な更新のため、接続し直しました。',
  'connection.replaced.obsolete': '新しい接続のほうが良いわけではありませんでした。',
  'connection.nudged.resume': 'コンピューターがスリープから復帰しました。',
  'connection.nudged.network-online': 'オンラインに戻りました。',
  'connection.nudged.clock-jump': '時計が進みました。コンピューターがスリープしていた可能性があります。',
  'connection.nudged.user': '再接続の操作がありました。',
  'connection.idle': 'もう必要ありません。',
  'connection.stopped': '接続を閉じました。',
  'state.no-server': 'このネットワークで使えるサーバーがありません。設定で追加してください。',
  'state.gave-up': { other: '{count}回試みて断念しました。' },
  'state.gave-up.because': { other: '{count}回試みて断念しました。{cause}' },
  'state.network-unverified':
    '接続しましたが、サーバーがどのネットワークのものか不明です。{network}であることを検証できませんでした。',
  'state.stalled':
    '接続できるどのサーバーにも新しいレジャーがなく、ネットワークが停止しているようです。アプリは接続したまま待ちます。',
  'close.code': 'コード{closeCode}',
  'close.reason': 'コード{closeCode}、「{detail}」',
  'request.timeout': 'サーバーが時間内に応答しませんでした。',
  'request.disconnected': '応答が届く前に接続が切れました。',
  'request.connection-changed': '接続はすでに置き換えられています。',
  'request.aborted': 'リクエストはキャンセルされました。',
  'request.not-connected': 'このサーバーに接続していません。',
  'request.unreadable': 'サーバーの応答を読み取れませんでした。',
  'request.too-large': 'サーバーの応答が大きすぎました。',
  'request.queue-full': '待機中のリクエストが多すぎます。',
  'request.server': 'サーバーがリクエストを拒否しました（{word}）。',
} as const satisfies Translation<typeof english>;
