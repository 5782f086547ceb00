import type { refusalTexts as english } from '../en/refusals.ts';
import type { Translation } from '../engine.ts';

/** Why something entered or asked for was refused, and what the system makes of it, in Japanese. */
export const refusalTexts = {
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
  'server-url.empty': 'wss://xrplcluster.com のようなサーバーのアドレスを入力してください。',
  'server-url.not-a-url':
    'サーバーのアドレスではありません。wss://xrplcluster.com や ws://localhost:6006 のような形です。',
  'server-url.not-a-url.no-host': 'サーバーのアドレスにホスト名がありません。',
  'server-url.scheme': 'サーバーのアドレスはwss://で始まります（自分のネットワーク内のサーバーならws://）。',
  'server-url.port': 'ポート0で待ち受けるサーバーはありません。',
  'server-url.insecure':
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
  'update.not-installed':
    '更新はインストールされませんでした。ダウンロード済みですので、もう一度確認するとやり直せます。',
  'notification.not-shown': '通知サービスが時間内に通知を表示しませんでした。',
  'notification.ended': '{word} は通知を表示せずに終了しました。',
  'notification.no-way': '通知を表示する方法がありません。',
  'notification.refused': '通知が受け付けられませんでした（{detail}）。',
  'notification.daemon-silent':
    'このデスクトップの通知サービスが応答していません。再起動するか、いったんログアウトしてください。',
  'notification.daemon-absent':
    'このデスクトップでは通知サービスが動作していません。dunst や mako などを起動してください。',
  'notification.no-reason':
    'システムが理由を示さずに通知を拒否しました。システムの通知設定を確認してください。Linux では通知サービスを再起動してください。',
  'demo.missing': 'このビルドにはデモレジャーが含まれていません。',
  'system.no-space': 'ディスクがいっぱいです。',
  'system.no-permission': 'ここでは許可されていません。',
  'system.read-only': 'ディスクは読み取り専用です。',
  'system.not-found': '場所が見つかりません。',
  'system.busy': 'ほかのプログラムがファイルを使用しています。',
  'system.is-folder': 'その名前のフォルダーがあります。',
  'system.other': 'システムからのメッセージ：{detail}',
} as const satisfies Translation<typeof english>;
