import type { problemTexts as english } from '../en/problems.ts';
import type { Translation } from '../engine.ts';

/** What the user should know of, in Japanese. */
export const problemTexts = {
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
  'problem.earlier-data':
    'ソースからの起動には専用のデータフォルダーが使われます。以前に保存されたアカウントと入金は {folder} にあります。開くためのコマンドはターミナルに表示されています。',
  'problem.settings-damaged':
    '設定ファイルが壊れていました。{path} として保存し、アカウントと設定は初期状態から始まります。',
  'problem.settings-invalid': '保存されていた設定が無効でした（{setting}）。別に保存し、初期値を使います。',
} as const satisfies Translation<typeof english>;
