import type { noticeTexts as english } from '../en/notices.ts';
import type { Translation } from '../engine.ts';

/** How notifications, sounds and updates stand on this computer, in German. */
export const noticeTexts = {
  'sound.missing': 'Diese Datei gibt es nicht mehr. Stattdessen erklingt der Ton der App.',
  'sound.unplayable':
    'Dieser Rechner kann solche Dateien nicht abspielen. Stattdessen erklingt der Ton der App.',
  'sound.not-louder': 'Diese Datei lässt sich nicht lauter machen, eine WAV-Datei schon.',
  'notifier.check-failed': '{way} lässt sich nicht prüfen.',
  'notifier.unchecked': 'Noch nicht geprüft.',
  'notifier.chosen': 'Von Ihnen gewählt.',
  'notifier.electron-works': 'Electron zeigt hier Mitteilungen und meldet Klicks.',
  'notifier.electron-no-clicks': 'Electron zeigt hier Mitteilungen, aber dieser Desktop meldet keine Klicks.',
  'notifier.electron-starts':
    'Electron zeigt hier Mitteilungen, und ein Klick öffnet die Zahlung auch dann, wenn die App beendet ist.',
  'notifier.electron-none': 'Electron findet keinen Mitteilungsdienst.',
  'notifier.notify-send': 'notify-send zeigt hier Mitteilungen, meldet aber keine Klicks.',
  'notifier.notify-send-missing': 'notify-send ist nicht installiert.',
  'notifier.terminal-works':
    'terminal-notifier sendet hier Mitteilungen und meldet Klicks, erfährt aber nicht, ob macOS sie zeigt.',
  'notifier.failing': '{way} scheiterte an der letzten Mitteilung.',
  'notifier.terminal-failed': 'terminal-notifier lässt sich nicht starten ({reason}).',
  'notifier.snore-works': 'SnoreToast zeigt hier Mitteilungen und meldet Klicks, solange die App läuft.',
  'notifier.snore-old': 'SnoreToast braucht Windows 10.',
  'notifier.snore-missing': 'SnoreToast fehlt in der Installation.',
  'shortcut.wayland':
    'Unter Wayland entscheidet der Desktop: Er fragt vielleicht nach oder lehnt ohne ein Wort ab. Tasten, die Sie aufgeben, bleiben belegt, bis das Programm neu startet.',
  'update.from-source': 'Diese Kopie wurde aus dem Quelltext gebaut.',
  'update.no-place': 'Diese Fassung nennt keine Quelle für Updates.',
  'update.managed': 'Diese Kopie aktualisiert, wer sie installiert hat.',
  'update.unsigned':
    'macOS lässt nur signierte Fassungen sich selbst aktualisieren. Bitte laden Sie die neue Version selbst herunter.',
} as const satisfies Translation<typeof english>;
