import type { noticeTexts as english } from '../en/notices.ts';
import type { Translation } from '../engine.ts';

/** How notifications, sounds and updates stand on this computer, in Spanish. */
export const noticeTexts = {
  'sound.missing': 'Este archivo ya no existe. En su lugar suena el de la aplicación.',
  'sound.unplayable':
    'Este equipo no puede reproducir este tipo de archivo. En su lugar suena el de la aplicación.',
  'sound.not-louder': 'Este archivo no se puede reproducir más alto; uno WAV, sí.',
  'notifier.check-failed': 'No se puede comprobar {way}.',
  'notifier.unchecked': 'Sin comprobar todavía.',
  'notifier.chosen': 'Elegido por ti.',
  'notifier.electron-works': 'Electron muestra notificaciones aquí y avisa de los clics.',
  'notifier.electron-no-clicks':
    'Electron muestra notificaciones aquí, pero este escritorio no avisa de los clics.',
  'notifier.electron-starts':
    'Electron muestra notificaciones aquí, y un clic abre el pago aunque la aplicación ya no se esté ejecutando.',
  'notifier.electron-none': 'Electron no encuentra ningún servicio de notificaciones.',
  'notifier.notify-send': 'notify-send muestra notificaciones aquí, pero no avisa de los clics.',
  'notifier.notify-send-missing': 'notify-send no está instalado.',
  'notifier.terminal-works':
    'terminal-notifier envía notificaciones aquí y avisa de los clics, pero no puede saber si macOS las muestra.',
  'notifier.failing': '{way} falló con la última notificación.',
  'notifier.terminal-failed': 'No se puede iniciar terminal-notifier ({reason}).',
  'notifier.snore-works':
    'SnoreToast muestra notificaciones aquí y avisa de los clics mientras la aplicación está en marcha.',
  'notifier.snore-old': 'SnoreToast necesita Windows 10.',
  'notifier.snore-missing': 'SnoreToast falta en la instalación.',
  'shortcut.wayland':
    'En Wayland decide el escritorio: puede preguntarte o negarse sin avisar. Las teclas que dejes siguen ocupadas hasta que reinicies el programa.',
  'update.from-source': 'Esta copia se compiló a partir del código fuente.',
  'update.no-place': 'Esta versión no indica desde dónde actualizarse.',
  'update.managed': 'Esta copia la actualiza quien la instaló.',
  'update.unsigned':
    'macOS solo permite actualizarse solas a las versiones firmadas. Descarga tú la nueva versión.',
} as const satisfies Translation<typeof english>;
