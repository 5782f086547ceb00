import type { refusalTexts as english } from '../en/refusals.ts';
import type { Translation } from '../engine.ts';

/** Why something entered or asked for was refused, and what the system makes of it, in Spanish. */
export const refusalTexts = {
  'address.empty': 'Introduce una dirección del XRP Ledger: empieza por r, o por X si contiene una etiqueta.',
  'address.secret':
    'Esto parece una clave secreta. No la introduzcas en ningún sitio. La aplicación solo necesita la dirección pública.',
  'address.checksum':
    'La dirección tiene una errata: la suma de comprobación no coincide. Se distinguen mayúsculas y minúsculas.',
  'address.other-chain':
    'Es una dirección de otra cadena de bloques. Una dirección del XRP Ledger empieza por r o X.',
  'address.not-an-address':
    'No es una dirección del XRP Ledger. Empieza por r y tiene de 25 a 35 caracteres, o por X y tiene unos 47.',
  'address.wrong-network.test':
    'Esta dirección X es de una red de pruebas (empieza por T), y la red elegida es {network}.',
  'address.wrong-network.mainnet':
    'Esta dirección X es de mainnet (empieza por X), y la red elegida es {network}.',
  'account.already-watched': 'Esta dirección ya se vigila.',
  'server-url.empty': 'Introduce la dirección de un servidor, como wss://xrplcluster.com.',
  'server-url.not-a-url':
    'Esto no es la dirección de un servidor. Es como wss://xrplcluster.com o ws://localhost:6006.',
  'server-url.not-a-url.no-host': 'La dirección del servidor no indica ningún host.',
  'server-url.scheme':
    'La dirección de un servidor empieza por wss:// (o por ws:// si es un servidor de tu propia red).',
  'server-url.port': 'Ningún servidor puede escuchar en el puerto 0.',
  'server-url.insecure':
    'Una dirección sin cifrar (ws://) solo se acepta para tu propio equipo o tu propia red. Usa wss:// para esta.',
  'settings.invalid': 'Este valor no es válido ({setting}).',
  'import.not-json': 'No contiene JSON.',
  'import.wrong-shape': 'Lo que contiene no es lo que contiene una lista así ({place}).',
  'import.too-large': 'Es demasiado grande.',
  'update.not-ready': 'No hay ninguna actualización lista.',
  'update.unreachable': 'No se puede llegar al sitio del que vienen las actualizaciones.',
  'update.no-release': 'No se encontró ninguna versión para este sistema.',
  'update.damaged': 'Lo descargado está dañado o no está firmado como debe.',
  'update.other': 'El actualizador desistió ({word}).',
  'update.not-installed':
    'La actualización no se instaló. Sigue descargada: vuelve a buscar para intentarlo otra vez.',
  'notification.not-shown': 'El servicio de notificaciones no mostró la notificación a tiempo.',
  'notification.ended': '{word} terminó sin mostrar la notificación.',
  'notification.no-way': 'No hay forma de mostrar notificaciones.',
  'notification.refused': 'La notificación no se aceptó ({detail}).',
  'notification.daemon-silent':
    'El servicio de notificaciones de este escritorio no responde. Reinícialo, o cierra la sesión y vuelve a entrar.',
  'notification.daemon-absent':
    'En este escritorio no hay ningún servicio de notificaciones en marcha. Inicia uno, por ejemplo dunst o mako.',
  'notification.no-reason':
    'El sistema rechazó la notificación sin decir por qué. Revisa sus ajustes de notificaciones; en Linux, reinicia el servicio de notificaciones.',
  'demo.missing': 'Esta versión no incluye el ledger de demostración.',
  'system.no-space': 'El disco está lleno.',
  'system.no-permission': 'Aquí no está permitido.',
  'system.read-only': 'El disco es de solo lectura.',
  'system.not-found': 'El lugar no existe.',
  'system.busy': 'Otro programa está usando el archivo.',
  'system.is-folder': 'Hay una carpeta con ese nombre.',
  'system.other': 'El sistema dice: {detail}',
} as const satisfies Translation<typeof english>;
