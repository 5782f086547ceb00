import type { refusalTexts as english } from '../en/refusals.ts';
import type { Translation } from '../engine.ts';

/** Why something entered or asked for was refused, and what the system makes of it, in Japanese. */
export const refusalTexts = {
  'address.empty': 'XRP Ledgerのアドレスを入力してください。rで始まり、タグを含む場合はXで始まります。',
  'address.secret':
    '秘密鍵のようです。どこにも入力しないでください。このアプリに必要なのは公開アドレスだけです。',
  'address.checksum':
    'このアドレスには入力ミスがあります。チェックサムが一致しません。大文字と小文字は区別されます。',
  'address.other-chain': '別のブロックチェーンのアドレスです。XRP LedgerのアドレスはrまたはXで始まります。',
  'address.not-an-address':
    'XRP Ledgerのアドレスではありません。rで始まる25〜35文字、またはXで始まる約47文字です。',
  'address.wrong-network.test':
    'このXアドレスはテストネットワーク用（Tで始まる）ですが、選択中のネットワークは{network}です。',
  'address.wrong-network.mainnet':
    'このXアドレスはMainnet用（Xで始まる）ですが、選択中のネットワークは{network}です。',
  'account.already-watched': 'このアドレスはすでに監視中です。',
  'server-url.empty': 'wss://xrplcluster.com のようなサーバーのアドレスを入力してください。',
  'server-url.not-a-url':
    'サーバーのアドレスではありません。wss://xrplcluster.com や ws://localhost:6006 のように入力してください。',
  'server-url.not-a-url.no-host': 'サーバーのアドレスにホスト名がありません。',
  'server-url.scheme':
    'サーバーのアドレスはwss://で始まります（自分のネットワーク内のサーバーならws://も可）。',
  'server-url.port': 'ポート0は無効です。',
  'server-url.insecure':
    '暗号化されないアドレス（ws://）を使えるのは、自分のコンピューターまたは自分のネットワークのサーバーだけです。ここではwss://を使ってください。',
  'server-url.sealed':
    'このサーバーのパスワードは、このコンピューターでは復号できません。サーバーを削除し、パスワードを付けてもう一度追加してください。',
  'settings.invalid': 'この値は無効です（{setting}）。',
  'import.not-json': 'JSONファイルではありません。',
  'import.wrong-shape': 'アカウント一覧の形式ではありません（{place}）。',
  'import.secret':
    '秘密鍵またはリカバリーフレーズのようなものが含まれています。ファイルから削除してください。このアプリには必要ありません。',
  'import.too-large': 'ファイルが大きすぎます。',
  'update.none-found': 'アップデートは見つかりませんでした。',
  'update.not-ready': '準備のできた更新はありません。',
  'update.unreachable': '更新サーバーに接続できません。',
  'update.no-release': 'このシステム用のバージョンがありません。',
  'update.damaged': 'ダウンロードしたファイルが壊れているか、正しく署名されていません。',
  'update.other': '更新に失敗しました（{word}）。',
  'update.not-installed':
    '更新はインストールされませんでした。ダウンロード済みのため、更新を確認するとやり直せます。',
  'notification.not-shown': '通知サービスが時間内に通知を表示しませんでした。',
  'notification.ended': '{word} は通知を表示せずに終了しました。',
  'notification.no-way': 'このコンピューターで動作する通知サービスがありません。',
  'notification.refused': '通知サービスが通知を拒否しました（{detail}）。',
  'notification.daemon-silent':
    'このデスクトップの通知サービスが応答していません。再起動するか、ログアウトしてからログインし直してください。',
  'notification.daemon-absent':
    'このデスクトップでは通知サービスが動作していません。dunstやmakoなどを起動してください。',
  'notification.no-reason':
    'システムが理由を示さずに通知を拒否しました。システムの通知設定を確認してください。Linuxでは通知サービスを再起動してください。',
  'demo.missing': 'このビルドにはデモが含まれていません。',
  'system.no-space': 'ディスクがいっぱいです。',
  'system.no-permission': 'ここでは、この操作を行う権限がありません。',
  'system.read-only': 'ディスクは読み取り専用です。',
  'system.not-found': '場所が見つかりません。',
  'system.busy': 'ほかのプログラムがファイルを使用しています。',
  'system.is-folder': '同じ名前のフォルダーがすでにあります。',
  'system.link':
    'このファイルは別の場所へのリンクです。リンクを通して書き込むことはありません。リンクを置き換えるか削除してください。',
  'system.other': 'システムからのメッセージ：{detail}',
} as const satisfies Translation<typeof english>;
