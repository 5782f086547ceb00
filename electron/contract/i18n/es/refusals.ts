import type { refusalTexts as english } from '../en/refusals.ts';
import type { Translation } from '../engine.ts';

/** Why something entered or asked for was refused, and what the system makes of it, in Spanish. */
export const refusalTexts = {
  'address.empty': 'Introduce una dirección del XRP Ledger. Empieza por r, o por X si incluye una etiqueta.',
  'address.secret':
    'Esto parece una clave secreta. No la introduzcas en ningún sitio. Esta aplicación solo necesita la dirección pública.',
  'address.checksum':
    'Hay una errata en esta dirección: la suma de comprobación no coincide. Se distinguen mayúsculas y minúsculas.',
  'address.other-chain':
    'Esta dirección es de otra cadena de bloques. Una dirección del XRP Ledger empieza por r o X.',
  'address.not-an-address':
    'No es una dirección del XRP Ledger. Empieza por r y tiene de 25 a 35 caracteres, o empieza por X y tiene unos 47.',
  'address.wrong-network.test':
    'Esta dirección X es de una red de pruebas (empieza por T), pero la red elegida es {network}.',
  'address.wrong-network.mainnet':
    'Esta dirección X es de Mainnet (empieza por X), pero la red elegida es {network}.',
  'account.already-watched': 'Ya estás vigilando esta dirección.',
  'server-url.empty': 'Introduce la dirección de un servidor, como wss://xrplcluster.com.',
  'server-url.not-a-url':
    'No es la dirección de un servidor. Usa una como wss://xrplcluster.com o ws://localhost:6006.',
  'server-url.not-a-url.no-host': 'La dirección del servidor no tiene nombre de host.',
  'server-url.scheme':
    'La dirección de un servidor empieza por wss://, o por ws:// si está en tu propia red.',
  'server-url.port': 'El puerto 0 no es válido.',
  'server-url.insecure':
    'Las direcciones sin cifrar (ws://) solo funcionan con servidores de tu propio equipo o tu propia red. Usa wss:// para este.',
  'server-url.sealed':
    'La contraseña de este servidor no se puede descifrar en este equipo. Quita el servidor y vuelve a añadirlo con su contraseña.',
  'settings.invalid': 'Este valor no es válido ({setting}).',
  'import.not-json': 'No es un archivo JSON.',
  'import.wrong-shape': 'No tiene el formato de una lista de cuentas ({place}).',
  'import.secret':
    'Contiene algo que parece una clave secreta o una frase de recuperación. Elimínalo de ahí: esta aplicación nunca lo necesita.',
  'import.too-large': 'Es demasiado grande.',
  'update.none-found': 'No se encontró ninguna actualización.',
  'update.not-ready': 'No hay ninguna actualización lista.',
  'update.unreachable': 'No se puede acceder al servidor de actualizaciones.',
  'update.no-release': 'No hay ninguna versión para este sistema.',
  'update.damaged': 'La descarga está dañada o no está firmada correctamente.',
  'update.other': 'Error de actualización ({word}).',
  'update.not-installed':
    'La actualización no se instaló. Sigue descargada: busca actualizaciones para volver a intentarlo.',
  'notification.not-shown': 'El servicio de notificaciones no mostró la notificación a tiempo.',
  'notification.ended': '{word} se cerró sin mostrar la notificación.',
  'notification.no-way': 'En este equipo no funciona ningún servicio de notificaciones.',
  'notification.refused': 'El servicio de notificaciones rechazó la notificación ({detail}).',
  'notification.daemon-silent':
    'El servicio de notificaciones de este escritorio no responde. Reinícialo, o cierra la sesión y vuelve a iniciarla.',
  'notification.daemon-absent':
    'En este escritorio no hay ningún servicio de notificaciones en marcha. Inicia uno, por ejemplo, dunst o mako.',
  'notification.no-reason':
    'El sistema rechazó la notificación sin indicar el motivo. Revisa sus ajustes de notificaciones. En Linux, reinicia el servicio de notificaciones.',
  'demo.missing': 'Esta versión no incluye la demo.',
  'system.no-space': 'El disco está lleno.',
  'system.no-permission': 'No tienes permiso para hacer esto aquí.',
  'system.read-only': 'El disco es de solo lectura.',
  'system.not-found': 'La ubicación no existe.',
  'system.busy': 'Otro programa está usando el archivo.',
  'system.is-folder': 'Ya existe una carpeta con ese nombre.',
  'system.link':
    'El archivo es un enlace a otro lugar y la aplicación no escribe a través de enlaces. Sustituye o elimina el enlace.',
  'system.other': 'El sistema indica: {detail}',
} as const satisfies Translation<typeof english>;
