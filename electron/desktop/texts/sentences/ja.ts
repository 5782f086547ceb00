import type { MessageTable } from '../../../contract/index.ts';

/** What the app says of failures and refusals in Japanese. */
export const ja: MessageTable = {
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

  'problem.wrong-network': '{server}：{cause}',
  'problem.bad-server-url': '{server}：{cause}',
  'problem.bad-server-url.unreadable': 'サーバーの一覧に使えない項目があります。{cause}',
  'problem.bad-address': {
    other:
      '監視中のアカウントのうち{count}件はアドレスが無効なため監視できません。ほかのアカウントには影響しません。',
  },
  'problem.account-rejected':
    'サーバー {server} が {account} の監視を拒否しています。ほかのアカウントには影響しません。',
  'problem.history-missing':
    '{account} のレジャー{first}〜{last}を確認できませんでした。接続できたどのサーバーも保持していません。ときどき再度問い合わせます。',
  'problem.network-reset':
    'ネットワーク{network}がリセットされました。最新のレジャーは{ledger}ですが、以前は{before}まで確認済みでした。新しいレジャーは最初から確認します。以前に記録された入金は一覧に残ります。テストネットワークのアカウントには再度資金を入れる必要があります。',
  'problem.network-reset.mainnet':
    'サーバーの最新のレジャーは{ledger}ですが、mainnetはすでに{before}まで確認済みで、リセットされることはありません。サーバーは別のネットワークのもののようです。サーバーの一覧を確認してください。',
  'problem.clipboard': 'クリップボードの内容は追加されませんでした。{cause}',
  'problem.data-dir-busy':
    '別のXRPL Chimeがデータフォルダー {folder} を使用しています。先にそれを終了するか、別のフォルダーを選んでください。',
  'problem.data-dir-readonly': 'データフォルダーに書き込めません。アクセス権を確認してください。',
  'problem.data-dir-readonly.folder':
    'データフォルダー {folder} に書き込めません。アクセス権を確認するか、別のフォルダーを選んでください。',
  'problem.data-dir-unusable':
    '入金データベースを開けません。データフォルダーとそのアクセス権を確認してください。',
  'problem.data-dir-unusable.make': 'データフォルダー {folder} を作成できません。{cause}',
  'problem.data-dir-unusable.no-folder': 'データフォルダー {folder} はフォルダーではありません。',
  'problem.data-dir-unusable.settings': '設定を読み込めません。{cause}',
  'problem.store-disk-full': 'ディスクがいっぱいです。空きができるまで新しい入金を記録できません。',
  'problem.store-corrupted': '入金データベースが壊れています。',
  'problem.store-corrupted.rebuilding':
    '入金データベースが壊れていました。{path} として保存し、新しいものをネットワークから再構築しています。',
  'problem.store-too-new':
    '入金データベースは、より新しいバージョンのXRPL Chimeで書き込まれています。新しいバージョンをもう一度インストールしてください。',
  'problem.store-failed': '入金データベースでエラーが起きました（{detail}）。',
  'problem.store-failed.medium': 'ディスクの読み書きができませんでした（{detail}）。',
  'problem.settings-damaged':
    '設定ファイルが壊れていました。{path} として保存し、アカウントと設定は初期状態から始まります。',
  'problem.settings-invalid': '保存されていた設定が無効でした（{setting}）。別に保存し、初期値を使います。',

  'address.empty':
    'XRP Ledgerのアドレスを入力してください。rで始まります。タグを含むアドレスはXで始まります。',
  'address.secret':
    '秘密鍵のようです。どこにも入力しないでください。このアプリに必要なのは公開アドレスだけです。',
  'address.checksum':
    'アドレスに入力ミスがあります。チェックサムが一致しません。大文字と小文字は区別されます。',
  'address.other-chain':
    'これは別のブロックチェーンのアドレスです。XRP LedgerのアドレスはrまたはXで始まります。',
  'address.not-an-address':
    'XRP Ledgerのアドレスではありません。rで始まる25〜35文字、またはXで始まる約47文字です。',
  'address.wrong-network.test':
    'このXアドレスはテストネットワーク用（Tで始まる）ですが、選択中のネットワークは{network}です。',
  'address.wrong-network.mainnet':
    'このXアドレスはmainnet用（Xで始まる）ですが、選択中のネットワークは{network}です。',
  'account.already-watched': 'このアドレスはすでに監視中です。',

  'serverUrl.empty': 'wss://xrplcluster.com のようなサーバーのアドレスを入力してください。',
  'serverUrl.notAUrl':
    'サーバーのアドレスではありません。wss://xrplcluster.com や ws://localhost:6006 のような形です。',
  'serverUrl.notAUrl.noHost': 'サーバーのアドレスにホスト名がありません。',
  'serverUrl.scheme': 'サーバーのアドレスはwss://で始まります（自分のネットワーク内のサーバーならws://）。',
  'serverUrl.port': 'ポート0で待ち受けるサーバーはありません。',
  'serverUrl.insecure':
    '暗号化されないアドレス（ws://）は、自分のコンピューターまたは自分のネットワークでのみ使えます。ここではwss://を使ってください。',

  'settings.invalid': 'この値は使えません（{setting}）。',

  'import.not-json': 'JSONが含まれていません。',
  'import.wrong-shape': '内容がこの種の一覧のものではありません（{place}）。',
  'import.too-large': '大きすぎます。',

  'update.not-ready': '準備のできた更新はありません。',
  'update.unreachable': '更新の入手先に接続できません。',
  'update.no-release': 'このシステム用のバージョンが見つかりませんでした。',
  'update.damaged': 'ダウンロードしたものが壊れているか、正しく署名されていません。',
  'update.other': '更新プログラムが処理を中止しました（{word}）。',

  'notification.not-shown': '通知サービスが時間内に通知を表示しませんでした。',
  'notification.ended': '{word} は通知を表示せずに終了しました。',
  'notification.no-way': '通知を表示する方法がありません。',
  'notification.refused': '通知が受け付けられませんでした（{detail}）。',

  'demo.missing': 'このビルドにはデモレジャーが含まれていません。',

  'system.no-space': 'ディスクがいっぱいです。',
  'system.no-permission': 'ここでは許可されていません。',
  'system.read-only': 'ディスクは読み取り専用です。',
  'system.not-found': '場所が見つかりません。',
  'system.busy': 'ほかのプログラムがファイルを使用しています。',
  'system.is-folder': 'その名前のフォルダーがあります。',
  'system.other': 'システムからのメッセージ：{detail}',
};
