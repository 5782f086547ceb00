/** How notifications, sounds and updates stand on this computer, in English. */
export const noticeTexts = {
  'sound.missing': 'This file is missing. The built-in sound plays instead.',
  'sound.unplayable': 'This computer can’t play this type of file. The built-in sound plays instead.',
  'sound.not-louder': 'This file can’t be made louder. Use a WAV file instead.',
  'notifier.check-failed': 'Couldn’t check {way}.',
  'notifier.unchecked': 'Not checked yet.',
  'notifier.chosen': 'Chosen by you.',
  'notifier.electron-works': 'Electron shows notifications here and reports clicks.',
  'notifier.electron-no-clicks': 'Electron shows notifications here, but this desktop doesn’t report clicks.',
  'notifier.electron-starts':
    'Electron shows notifications here, and clicking one opens the payment even after the app has quit.',
  'notifier.electron-none': 'Electron can’t find a notification service.',
  'notifier.notify-send': 'notify-send shows notifications here, but doesn’t report clicks.',
  'notifier.notify-send-missing': 'notify-send isn’t installed.',
  'notifier.terminal-works':
    'terminal-notifier sends notifications here and reports clicks, but can’t tell whether macOS shows them.',
  'notifier.failing': '{way} failed to show the last notification.',
  'notifier.terminal-failed': 'Couldn’t start terminal-notifier ({reason}).',
  'notifier.snore-works': 'SnoreToast shows notifications here and reports clicks while the app is running.',
  'notifier.snore-old': 'SnoreToast needs Windows 10.',
  'notifier.snore-missing': 'SnoreToast is missing from the installation.',
  'shortcut.wayland':
    'On Wayland, the desktop decides: it may ask you, or refuse silently. A shortcut you give up stays taken until you restart the app.',
  'servers.unsealed':
    'This computer has no keyring that the app can use: passwords of servers are stored unencrypted in the data folder, which only you can read.',
  'update.from-source': 'This copy was built from source.',
  'update.no-place': 'This build has no update source.',
  'update.managed': 'This copy is updated the same way it was installed.',
  'update.unsigned': 'macOS lets only signed apps update themselves. Download the new version instead.',
} as const;
