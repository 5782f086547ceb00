/** How notifications, sounds and updates stand on this computer, in English. */
export const noticeTexts = {
  'sound.missing': 'This file is gone. The app’s own sound plays instead.',
  'sound.unplayable': 'This computer cannot play this kind of file. The app’s own sound plays instead.',
  'sound.not-louder': 'This file cannot be made louder. A WAV file can.',
  'notifier.check-failed': '{way} cannot be checked.',
  'notifier.unchecked': 'Not checked yet.',
  'notifier.chosen': 'Chosen by you.',
  'notifier.electron-works': 'Electron shows notifications here and reports clicks.',
  'notifier.electron-no-clicks': 'Electron shows notifications here, but this desktop reports no clicks.',
  'notifier.electron-starts':
    'Electron shows notifications here, and a click opens the payment even after the app has ended.',
  'notifier.electron-none': 'Electron finds no notification service.',
  'notifier.notify-send': 'notify-send shows notifications here but reports no clicks.',
  'notifier.notify-send-missing': 'notify-send is not installed.',
  'notifier.terminal-works':
    'terminal-notifier sends notifications here and reports clicks, but cannot tell whether macOS shows them.',
  'notifier.failing': '{way} failed with the last notification.',
  'notifier.terminal-failed': 'terminal-notifier cannot be started ({reason}).',
  'notifier.snore-works': 'SnoreToast shows notifications here and reports clicks while the app runs.',
  'notifier.snore-old': 'SnoreToast needs Windows 10.',
  'notifier.snore-missing': 'SnoreToast is missing from the installation.',
  'shortcut.wayland':
    'The desktop decides on Wayland: it may ask you or refuse without a word. Keys that you give up stay taken until the app is restarted.',
  'update.from-source': 'This copy was built from source.',
  'update.no-place': 'This build names no place to update from.',
  'update.managed': 'This copy is updated by whoever installed it.',
  'update.unsigned': 'macOS lets only signed builds update themselves. Download the new version yourself.',
} as const;
