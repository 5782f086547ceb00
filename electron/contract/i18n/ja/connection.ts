import type { connectionTexts as english } from '../en/connection.ts';
import type { Translation } from '../engine.ts';

/** Why a connection could not be used, or ended, in Japanese. */
export const connectionTexts = {
  'connection.connect-timeout': 'サーバーは{seconds}以内に接続を開きませんでした。',
  'connection.connect-timeout.silent': 'サーバーから応答がありませんでした。',
  'connection.refused': 'サーバーが接続を拒否しています。サーバーが動いていないか、ポートが間違っています。',
  'connection.unreachable': 'サーバーに到達できません。',
  'connection.unreachable.network':
    'ネットワークに到達できません。このコンピューターがオフラインの可能性があります。',
  'connection.unreachable.down': 'このコンピューターのネットワークが切れています。',
  'connection.host-not-found':
    'サーバーの名前が見つかりません。アドレスと、このコンピューターがオンラインかどうかを確認してください。',
  'connection.host-not-found.lookup':
    'サーバーの名前を調べられませんでした。このコンピューターがオフラインの可能性があります。',
  'connection.connection-reset': 'サーバーが接続を切断しました。',
  'connection.tls-expired': 'サーバーの証明書の有効期限が切れています。',
  'connection.tls-not-yet-valid':
    'サーバーの証明書はまだ有効ではありません。このコンピューターの日付を確認してください。',
  'connection.tls-self-signed':
    'サーバーの証明書は自己署名です。自分のサーバーであれば、このシステムの信頼済み証明書に追加してください。',
  'connection.tls-self-signed.chain':
    'サーバーの証明書は、このシステムが信頼していない認証局（自己署名）が発行したものです。暗号化された通信を読み取るプロキシやウイルス対策ソフトが原因かもしれません。',
  'connection.tls-wrong-host': 'サーバーの証明書は別のホスト名のものです。',
  'connection.tls-untrusted': 'サーバーの証明書を検証できません。発行者がこのシステムに登録されていません。',
  'connection.tls-untrusted.revoked': 'サーバーの証明書は失効しています。',
  'connection.tls-failed':
    '安全な接続を確立できませんでした（{word}）。アドレスの先頭がwss://とws://のどちらであるべきかを確認してください。',
  'connection.proxy-failed': 'プロキシがユーザー名とパスワードを求めているか、指定されたものが違います。',
  'connection.proxy-failed.unreachable':
    'プロキシに接続できません（{word}）。プロキシの設定を確認してください。',
  'connection.proxy-failed.refused': 'プロキシがサーバーに接続できなかったか、接続を拒否しました（{word}）。',
  'connection.proxy-failed.protocol':
    'プロキシがその種類どおりに応答しません（{word}）。プロキシの設定で種類とポートを確認してください。',
  'connection.proxy-failed.address': 'プロキシのアドレスが使えません。プロキシの設定を確認してください。',
  'connection.proxy-failed.unknown': '使うべきプロキシがわかりませんでした。',
  'connection.unauthorized':
    'サーバーがアクセスを拒否しました（HTTP {httpStatus}）。アドレス内のユーザー名とパスワードを確認してください。',
  'connection.too-many-requests': 'ここからのリクエストが多すぎるとサーバーが伝えています（HTTP 429）。',
  'connection.too-many-requests.wait':
    'ここからのリクエストが多すぎるため、{seconds}間アクセスを控えるようサーバーが求めています（HTTP 429）。',
  'connection.service-unavailable': 'サーバーは現在利用できません（HTTP {httpStatus}）。',
  'connection.service-unavailable.wait':
    'サーバーは現在利用できず、{seconds}間アクセスを控えるよう求めています（HTTP {httpStatus}）。',
  'connection.not-web-socket':
    'サーバーはWebSocketを開かず、HTTP {httpStatus}を返しました。アドレス、ポート、パスを確認してください。',
  'connection.closed': '接続に失敗しました。',
  'connection.closed.broken': '接続が途切れました。',
  'connection.closed.error': '接続に失敗しました（{word}）。',
  'connection.closed.server': 'サーバーが接続を閉じました（{close}）。',
  'connection.closed-going-away': 'サーバーが停止しようとしています（{close}）。',
  'connection.closed-overloaded': 'サーバーが再起動中か、過負荷の状態です（{close}）。',
  'connection.closed-policy': 'サーバーが利用規則を理由に接続を閉じました（{close}）。',
  'connection.heartbeat': '接続は開いているようですが、サーバーが応答しなくなりました。',
  'connection.frame-too-large': 'サーバーが大きすぎるメッセージを送りました。',
  'connection.protocol-error': 'サーバーがWebSocketプロトコルに違反しました（{word}）。',
  'connection.inbox-overflow': '処理しきれない量のメッセージが届きました。',
  'connection.handshake-failed': 'サーバー自身についての情報を読み取れません。',
  'connection.handshake-failed.request': '接続を準備できませんでした。{cause}',
  'connection.slow-down': 'サーバーがしばらくアクセスを控えるよう求めています（slowDown）。',
  'connection.not-synced': 'サーバーはネットワークと同期していません。',
  'connection.not-synced.state': 'サーバーはネットワークと同期していません（状態は「{word}」）。',
  'connection.not-synced.no-ledger': 'サーバーには検証済みのレジャーがありません。',
  'connection.not-synced.gave-none':
    'サーバーはネットワークと同期していません（レジャーを返しませんでした）。',
  'connection.amendment-blocked':
    'サーバーのソフトウェアがこのネットワークには古すぎます（amendment-blocked）。',
  'connection.ledger-too-old': 'サーバーの最新のレジャーは{seconds}前のものです。',
  'connection.lagging': { other: 'サーバーは{count}レジャー遅れています。' },
  'connection.ahead':
    'サーバーは他のどのサーバーよりもはるかに先のレジャー{ledger}にいると伝えています。別のネットワークのものかもしれません。',
  'connection.refuses-accounts': 'サーバーがどのアカウントの監視も拒否しています。',
  'connection.wrong-network':
    'サーバーは{network}（{expected}）ではなく、ネットワーク{reported}のものです。サーバーの一覧を修正してください。',
  'connection.wrong-network.ledgers':
    'サーバーは自分のネットワークを示しておらず、レジャー{ledger}は現在の{network}のものではありえません。サーバーの一覧を修正してください。',
  'connection.wrong-network.hash':
    'サーバーは自分のネットワークを示しておらず、レジャー{ledger}が{network}のものと異なります。サーバーの一覧を修正してください。',
  'connection.stale': 'サーバーは{seconds}間、新しいレジャーを送っていません。',
  'connection.stale.unproven': '新しい接続は、使えることを時間内に示しませんでした。',
  'connection.replaced': '接続は新しいものに置き換えられました。',
  'connection.replaced.list': 'サーバーの一覧が変更されました。',
  'connection.replaced.age': '接続が古くなったため置き換えられました。',
  'connection.replaced.obsolete': '新しい接続のほうが良いとは言えませんでした。',
  'connection.nudged.resume': 'コンピューターがスリープから復帰しました。',
  'connection.nudged.network-online': 'ネットワークが回復しました。',
  'connection.nudged.clock-jump': '時間が飛びました。コンピューターがスリープしていた可能性があります。',
  'connection.nudged.user': '今すぐ接続するよう求められました。',
  'connection.idle': 'もう必要ありません。',
  'connection.stopped': '要求により接続を閉じました。',
  'state.no-server': 'このネットワークには使えるサーバーが設定されていません。',
  'state.gave-up': { other: '{count}回試みて断念しました。' },
  'state.gave-up.because': { other: '{count}回試みて断念しました。{cause}' },
  'state.network-unverified':
    '接続中です。サーバーが自分のネットワークを示さないため、{network}であることを検証できませんでした。',
  'state.stalled':
    '接続できるどのサーバーにも新しいレジャーがなく、ネットワークが停止しているようです。接続を1つ保ちます。',
  'close.code': 'コード{closeCode}',
  'close.reason': 'コード{closeCode}、「{detail}」',
  'request.timeout': 'サーバーが時間内に応答しませんでした。',
  'request.disconnected': '応答が届く前に接続が失われました。',
  'request.connection-changed': '問い合わせ先の接続はもうありません。',
  'request.aborted': 'リクエストは中止されました。',
  'request.not-connected': 'このサーバーへの接続がありません。',
  'request.unreadable': 'サーバーの応答を読み取れません。',
  'request.queue-full': '待機中のリクエストが多すぎます。',
  'request.server': 'サーバーがリクエストを拒否しました（{word}）。',
} as const satisfies Translation<typeof english>;
