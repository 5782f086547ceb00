import type { noticeTexts as english } from '../en/notices.ts';
import type { Translation } from '../engine.ts';

/** How notifications, sounds and updates stand on this computer, in Japanese. */
export const noticeTexts = {
  'sound.missing': 'このファイルはもうありません。代わりにアプリの音が鳴ります。',
  'sound.unplayable':
    'このコンピューターではこの種類のファイルを再生できません。代わりにアプリの音が鳴ります。',
  'sound.not-louder': 'このファイルは音量を上げられません。WAV ファイルなら可能です。',
  'notifier.check-failed': '{way} を確認できません。',
  'notifier.unchecked': 'まだ確認していません。',
  'notifier.chosen': '手動で選択されています。',
  'notifier.electron-works': 'Electron が通知を表示し、クリックも検知できます。',
  'notifier.electron-no-clicks':
    'Electron が通知を表示しますが、このデスクトップではクリックを検知できません。',
  'notifier.electron-starts': 'Electron が通知を表示し、アプリの終了後でもクリックすると支払いが開きます。',
  'notifier.electron-none': 'Electron が通知サービスを見つけられません。',
  'notifier.notify-send': 'notify-send は通知を表示できますが、クリックは検知できません。',
  'notifier.notify-send-missing': 'notify-send がインストールされていません。',
  'notifier.terminal-works':
    'terminal-notifier は通知を送信し、クリックも検知できますが、macOS が実際に表示したかどうかは確認できません。',
  'notifier.failing': '{way} は直前の通知に失敗しました。',
  'notifier.terminal-failed': 'terminal-notifier を起動できません（{reason}）。',
  'notifier.snore-works': 'SnoreToast が通知を表示し、アプリの実行中はクリックも検知できます。',
  'notifier.snore-old': 'SnoreToast には Windows 10 が必要です。',
  'notifier.snore-missing': 'SnoreToast がインストールに含まれていません。',
  'shortcut.wayland':
    'Waylandではデスクトップが決定します。確認を求められることも、何も表示されずに拒否されることもあります。使わなくなったキーは、アプリを再起動するまで占有されたままです。',
  'update.from-source': 'このコピーはソースからビルドされました。',
  'update.no-place': 'このビルドには更新元が指定されていません。',
  'update.managed': 'このコピーはインストールした人が更新します。',
  'update.unsigned':
    'macOSで自動更新できるのは署名されたビルドだけです。新しいバージョンはご自分でダウンロードしてください。',
} as const satisfies Translation<typeof english>;
