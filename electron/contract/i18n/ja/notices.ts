import type { noticeTexts as english } from '../en/notices.ts';
import type { Translation } from '../engine.ts';

/** How notifications, sounds and updates stand on this computer, in Japanese. */
export const noticeTexts = {
  'sound.missing': 'このファイルが見つかりません。代わりに内蔵サウンドを鳴らします。',
  'sound.unplayable':
    'このコンピューターではこの種類のファイルを再生できません。代わりに内蔵サウンドを鳴らします。',
  'sound.not-louder': 'このファイルは音量を上げられません。WAVファイルを使ってください。',
  'notifier.check-failed': '{way}を確認できませんでした。',
  'notifier.unchecked': 'まだ確認していません。',
  'notifier.chosen': '手動で選択されています。',
  'notifier.electron-works': 'Electronが通知を表示し、クリックも検知できます。',
  'notifier.electron-no-clicks':
    'Electronが通知を表示しますが、このデスクトップではクリックを検知できません。',
  'notifier.electron-starts': 'Electronが通知を表示し、アプリの終了後でもクリックすると入金が開きます。',
  'notifier.electron-none': 'Electronが通知サービスを見つけられません。',
  'notifier.notify-send': 'notify-sendは通知を表示できますが、クリックは検知できません。',
  'notifier.notify-send-missing': 'notify-sendがインストールされていません。',
  'notifier.terminal-works':
    'terminal-notifierは通知を送信し、クリックも検知できますが、macOSが実際に表示したかどうかは確認できません。',
  'notifier.failing': '{way}は直前の通知を表示できませんでした。',
  'notifier.terminal-failed': 'terminal-notifierを起動できませんでした（{reason}）。',
  'notifier.snore-works': 'SnoreToastが通知を表示し、アプリの実行中はクリックも検知できます。',
  'notifier.snore-old': 'SnoreToastにはWindows 10が必要です。',
  'notifier.snore-missing': 'SnoreToastがインストールに含まれていません。',
  'shortcut.wayland':
    'Waylandではデスクトップ環境が可否を決めます。確認を求められることも、何も表示されずに拒否されることもあります。使わなくなったショートカットは、アプリを再起動するまで占有されたままです。',
  'servers.unsealed':
    'このコンピューターには利用できるキーリングがありません。サーバーのパスワードは、あなただけが読めるデータフォルダーに暗号化せずに保存されます。',
  'update.from-source': 'このアプリはソースコードからビルドされました。',
  'update.no-place': 'このビルドには更新元がありません。',
  'update.managed': 'このアプリは、インストールしたときと同じ方法で更新してください。',
  'update.unsigned':
    'macOSで自動更新できるのは署名されたアプリだけです。新しいバージョンをダウンロードしてください。',
} as const satisfies Translation<typeof english>;
