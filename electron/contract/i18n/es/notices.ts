import type { noticeTexts as english } from '../en/notices.ts';
import type { Translation } from '../engine.ts';

/** How notifications, sounds and updates stand on this computer, in Spanish. */
export const noticeTexts = {
  'sound.missing': 'Falta este archivo. En su lugar suena el sonido integrado.',
  'sound.unplayable':
    'Este equipo no puede reproducir este tipo de archivo. En su lugar suena el sonido integrado.',
  'sound.not-louder': 'Este archivo no se puede reproducir más alto. Usa un archivo WAV.',
  'notifier.check-failed': 'No se pudo comprobar {way}.',
  'notifier.unchecked': 'Aún sin comprobar.',
  'notifier.chosen': 'Elegido por ti.',
  'notifier.electron-works': 'Electron muestra notificaciones aquí y avisa de los clics.',
  'notifier.electron-no-clicks':
    'Electron muestra notificaciones aquí, pero este escritorio no avisa de los clics.',
  'notifier.electron-starts':
    'Electron muestra notificaciones aquí, y un clic abre el pago aunque la aplicación se haya cerrado.',
  'notifier.electron-none': 'Electron no encuentra ningún servicio de notificaciones.',
  'notifier.notify-send': 'notify-send muestra notificaciones aquí, pero no avisa de los clics.',
  'notifier.notify-send-missing': 'notify-send no está instalado.',
  'notifier.terminal-works':
    'terminal-notifier envía notificaciones aquí y avisa de los clics, pero no puede saber si macOS las muestra.',
  'notifier.failing': '{way} no pudo mostrar la última notificación.',
  'notifier.terminal-failed': 'No se pudo iniciar terminal-notifier ({reason}).',
  'notifier.snore-works':
    'SnoreToast muestra notificaciones aquí y avisa de los clics mientras la aplicación está en marcha.',
  'notifier.snore-old': 'SnoreToast necesita Windows 10.',
  'notifier.snore-missing': 'SnoreToast falta en la instalación.',
  'shortcut.wayland':
    'En Wayland decide el escritorio: puede preguntarte o rechazarlo sin avisar. Un atajo que abandones seguirá ocupado hasta que reinicies la aplicación.',
  'servers.unsealed':
    'Este equipo no tiene un llavero que la aplicación pueda usar: las contraseñas de los servidores se guardan sin cifrar en la carpeta de datos, que solo tú puedes leer.',
  'update.from-source': 'Esta copia se compiló a partir del código fuente.',
  'update.no-place': 'Esta versión no tiene ningún origen de actualizaciones.',
  'update.managed': 'Esta copia se actualiza de la misma forma en que se instaló.',
  'update.unsigned':
    'macOS solo permite que se actualicen solas las aplicaciones firmadas. Descarga la nueva versión.',
} as const satisfies Translation<typeof english>;
