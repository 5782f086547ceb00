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
    '{server} は {account} の監視を拒否しています。ほかのアカウントには影響しません。',
  'problem.untrue-statement.hash':
    '{server} から、正しいはずのない支払いが届きました（ハッシュが取引のものと異なります）。この支払いは記録していません。該当するレジャーはほかのサーバーに問い合わせ、このサーバーはしばらく使いません。',
  'problem.untrue-statement.result':
    '{server} から、正しいはずのない支払いが届きました（結果が2通りあります）。この支払いは記録していません。該当するレジャーはほかのサーバーに問い合わせ、このサーバーはしばらく使いません。',
  'problem.untrue-statement.xrp':
    '{server} から、正しいはずのない支払いが届きました（存在する量を超えるXRPです）。この支払いは記録していません。該当するレジャーはほかのサーバーに問い合わせ、このサーバーはしばらく使いません。',
  'problem.untrue-statement.credits':
    '{server} から、正しいはずのない支払いが届きました（1件の支払いに複数の資産があります）。この支払いは記録していません。該当するレジャーはほかのサーバーに問い合わせ、このサーバーはしばらく使いません。',
  'problem.untrue-statement.ledger':
    '{server} から、正しいはずのない支払いが届きました（通知されたレジャーと異なります）。この支払いは記録していません。該当するレジャーはほかのサーバーに問い合わせ、このサーバーはしばらく使いません。',
  'problem.untrue-statement.position':
    '{server} から、正しいはずのない支払いが届きました（同じ位置に2件の取引があります）。この支払いは記録していません。該当するレジャーはほかのサーバーに問い合わせ、このサーバーはしばらく使いません。',
  'problem.untrue-statement.amount':
    '{server} から、正しいはずのない支払いが届きました（支払い自体の内容と異なります）。この支払いは記録していません。該当するレジャーはほかのサーバーに問い合わせ、このサーバーはしばらく使いません。',
  'problem.untrue-statement.deadline':
    '{server} から、正しいはずのない支払いが届きました（記録されうる最後のレジャーより後です）。この支払いは記録していません。該当するレジャーはほかのサーバーに問い合わせ、このサーバーはしばらく使いません。',
  'problem.untrue-statement.changed':
    '{server} から、正しいはずのない支払いが届きました（以前の内容と異なります）。この支払いは記録していません。該当するレジャーはほかのサーバーに問い合わせ、このサーバーはしばらく使いません。',
  'problem.conflicting-statements':
    '{server} の内容が、先に記録した支払いと異なります（{hash}）。記録はそのまま残し、ほかのサーバーに問い合わせます。',
  'problem.servers-disagree':
    '{account} への {amount} の支払いについて、{server} と {other} の内容が一致しません。ほかのサーバーで判定できるまで合計に含めません。',
  'problem.servers-disagree.false':
    'レジャー{ledger}の {account} への {amount} の支払いについて、{server} の内容は誤りでした。ほかの2つのサーバーの内容と異なります。この支払いは合計に含めません。このサーバーはしばらく使いません。',
  'problem.servers-disagree.denied':
    'レジャー{ledger}の {account} への {amount} の支払いについて、{server} の内容は誤りでした。ほかの2つのサーバーがこの支払いを確認しました。このサーバーはしばらく使いません。',
  'problem.history-differs':
    '{other} にある支払い（{hash}）が {server} にはありません。ほかのサーバーにも問い合わせます。',
  'problem.history-missing':
    '{account} のレジャー{first}〜{last}を確認できませんでした。接続できるどのサーバーにもありません。ときどき再度問い合わせます。',
  'problem.network-reset':
    'ネットワーク{network}がリセットされました。最新のレジャーは{ledger}ですが、すでに{before}まで確認済みでした。新しいレジャーは最初から確認します。以前に記録した入金は一覧に残ります。テストネットワークのアカウントには再度資金を入れる必要があります。',
  'problem.network-reset.mainnet':
    'サーバーの最新のレジャーは{ledger}ですが、Mainnetはすでに{before}まで確認済みで、リセットされることはありません。サーバーは別のネットワークのもののようです。サーバーの一覧を確認してください。',
  'problem.clipboard': 'クリップボードの内容を追加できませんでした。{cause}',
  'problem.data-dir-busy':
    '別のXRPL Chimeがデータフォルダー {folder} を使用しています。先に終了するか、別のフォルダーを選んでください。',
  'problem.data-dir-readonly': 'データフォルダーに書き込めません。アクセス権を確認してください。',
  'problem.data-dir-readonly.folder':
    'データフォルダー {folder} に書き込めません。アクセス権を確認するか、別のフォルダーを選んでください。',
  'problem.data-dir-unusable':
    '入金データベースを開けません。データフォルダーとそのアクセス権を確認してください。',
  'problem.data-dir-unusable.make': 'データフォルダー {folder} を作成できません。{cause}',
  'problem.data-dir-unusable.no-folder': '{folder} はフォルダーではありません。',
  'problem.data-dir-unusable.link':
    '{path} は別の場所へのリンクです。リンクを通して書き込むことはありません。リンクを実際のファイルに置き換えてください。何も変更していません。',
  'problem.data-dir-unusable.settings': '設定を読み込めません。{cause}',
  'problem.store-disk-full': 'ディスクがいっぱいです。空きができるまで、新しい入金を記録できません。',
  'problem.store-corrupted': '入金データベースが壊れています。',
  'problem.store-corrupted.rebuilding':
    '入金データベースが壊れていました。壊れたファイルを {path} として保存し、新しいデータベースをネットワークから再構築しています。',
  'problem.store-corrupted.next-start':
    '入金データベースが壊れています。次にアプリを起動すると、壊れたファイルを別の名前で保存し、新しいデータベースをネットワークから再構築します。',
  'problem.store-too-new':
    '入金データベースは、より新しいバージョンのXRPL Chimeで作成されています。そのバージョンをもう一度インストールしてください。',
  'problem.outbox-full': {
    other:
      '「{sink}」の送信待ちがいっぱいのため、イベント{count}件は送られませんでした。入金は通常どおり記録されています。「この日時以降をすべて送信」で、送られなかった分を送れます。',
  },
  'problem.undelivered-deleted': {
    other: 'イベント{count}件は、「{sink}」が受け取る前に削除されました。送信されることはありません。',
  },
  'problem.sink-failing':
    '{sinks} に 1 時間以上何も届いていません。その間の内容は待機し、復旧すると送信されます。理由は［設定］›［転送］に表示されます。',
  'problem.failed':
    'アプリは内部エラーのため終了しました（{detail}）。記録済みのデータは失われていません。次回の実行時に続きから再開します。',
  'problem.store-failed': '入金データベースでエラーが発生しました（{detail}）。',
  'problem.store-failed.medium': 'ディスクの読み書きができませんでした（{detail}）。',
  'problem.earlier-data':
    'ソースコードから実行されているため、専用のデータフォルダーを使用しています。以前のアカウントと入金は {folder} にあります。開くためのコマンドはターミナルに表示されています。',
  'problem.settings-damaged':
    '設定ファイルが壊れていました。{path} として保存し、設定とアカウントをリセットしました。',
  'problem.settings-invalid': '保存されていた設定が無効でした（{setting}）。別に保存し、既定値を使います。',
  'problem.refuted':
    'バリデータの署名は{server}の内容と異なります。レジャー{ledger}での{account}への{amount}の支払いは、署名されたものではありません。このサーバーは10分間使用しません。',
  'problem.refuted.unknown':
    'バリデータの署名は記録された支払いと異なります。レジャー{ledger}での{account}への{amount}は、署名されたものではありません。',
  'problem.validator-list.expiring':
    '{publisher}のバリデータリストの有効期限は{day}で、新しいリストはまだ公開されていません。それ以降は何も証明できなくなります。',
  'problem.validator-list.none': '現在、高額の支払いを証明できません。{cause}',
  'problem.proof-forged':
    '支払いの証明の際、{server}はバリデータが署名したものと異なる内容を返しました。このサーバーは10分間使用しません。',

  'problem.receiver-gone':
    '{sink}の受信側がこれ以上のイベントを受け取らないと応答しました（HTTP 410）。設定が変更されるまで送信しません。',
  'problem.config-invalid': '設定を再読み込みできなかったため、以前の設定を引き続き使用します。{detail}',
  'problem.config-invalid.listen': 'プログラムが応答するはずのアドレスを使用できません（{detail}）。',
  'problem.needs-restart': '{setting}はプログラムの実行中に変更できません。変更するには再起動してください。',
} as const satisfies Translation<typeof english>;
