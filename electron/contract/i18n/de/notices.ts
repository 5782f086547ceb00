import type { noticeTexts as english } from '../en/notices.ts';
import type { Translation } from '../engine.ts';

/** How notifications, sounds and updates stand on this computer, in German. */
export const noticeTexts = {
  'sound.missing': 'Diese Datei fehlt. Stattdessen wird der integrierte Ton abgespielt.',
  'sound.unplayable':
    'Dieser Computer kann diesen Dateityp nicht abspielen. Stattdessen wird der integrierte Ton abgespielt.',
  'sound.not-louder':
    'Diese Datei lässt sich nicht lauter abspielen. Verwenden Sie stattdessen eine WAV-Datei.',
  'notifier.check-failed': '{way} konnte nicht geprüft werden.',
  'notifier.unchecked': 'Noch nicht geprüft.',
  'notifier.chosen': 'Von Ihnen gewählt.',
  'notifier.electron-works': 'Electron zeigt hier Benachrichtigungen an und meldet Klicks.',
  'notifier.electron-no-clicks':
    'Electron zeigt hier Benachrichtigungen an, aber dieser Desktop meldet keine Klicks.',
  'notifier.electron-starts':
    'Electron zeigt hier Benachrichtigungen an, und ein Klick öffnet die Zahlung, auch wenn die App beendet ist.',
  'notifier.electron-none': 'Electron findet keinen Benachrichtigungsdienst.',
  'notifier.notify-send': 'notify-send zeigt hier Benachrichtigungen an, meldet aber keine Klicks.',
  'notifier.notify-send-missing': 'notify-send ist nicht installiert.',
  'notifier.terminal-works':
    'terminal-notifier sendet hier Benachrichtigungen und meldet Klicks, erfährt aber nicht, ob macOS sie anzeigt.',
  'notifier.failing': '{way} konnte die letzte Benachrichtigung nicht anzeigen.',
  'notifier.terminal-failed': 'terminal-notifier konnte nicht gestartet werden ({reason}).',
  'notifier.snore-works':
    'SnoreToast zeigt hier Benachrichtigungen an und meldet Klicks, solange die App läuft.',
  'notifier.snore-old': 'SnoreToast benötigt Windows 10.',
  'notifier.snore-missing': 'SnoreToast fehlt in der Installation.',
  'shortcut.wayland':
    'Unter Wayland entscheidet der Desktop: Er fragt Sie vielleicht oder lehnt stillschweigend ab. Ein Tastenkürzel, das Sie aufgeben, bleibt belegt, bis Sie die App neu starten.',
  'servers.unsealed':
    'Dieser Computer hat keinen Schlüsselbund, den die App verwenden kann: Passwörter von Servern liegen unverschlüsselt im Datenordner, den nur Sie lesen können.',
  'update.from-source': 'Diese Kopie wurde aus dem Quellcode gebaut.',
  'update.no-place': 'Diese Version hat keine Bezugsquelle für Updates.',
  'update.managed': 'Diese Kopie wird auf demselben Weg aktualisiert, auf dem sie installiert wurde.',
  'update.unsigned':
    'Unter macOS können sich nur signierte Apps selbst aktualisieren. Laden Sie die neue Version stattdessen herunter.',
} as const satisfies Translation<typeof english>;
