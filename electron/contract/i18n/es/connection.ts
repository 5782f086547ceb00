import type { connectionTexts as english } from '../en/connection.ts';
import type { Translation } from '../engine.ts';

/** Why a connection could not be used, or ended, in Spanish. */
export const connectionTexts = {
  'connection.connect-timeout': 'El servidor no aceptó ninguna conexión en {seconds}.',
  'connection.connect-timeout.silent': 'El servidor no respondió.',
  'connection.refused':
    'El servidor rechazó la conexión. Puede que no esté en marcha o que el puerto sea incorrecto.',
  'connection.unreachable': 'No se puede acceder al servidor.',
  'connection.unreachable.network': 'No se puede acceder a la red. Puede que este equipo no tenga conexión.',
  'connection.unreachable.down': 'Este equipo no tiene conexión.',
  'connection.host-not-found':
    'No se encuentra este servidor. Comprueba la dirección y tu conexión a internet.',
  'connection.host-not-found.lookup':
    'No se pudo buscar este servidor. Puede que este equipo no tenga conexión.',
  'connection.connection-reset': 'El servidor cortó la conexión.',
  'connection.tls-expired': 'El certificado del servidor ha caducado.',
  'connection.tls-not-yet-valid':
    'El certificado del servidor aún no es válido. Comprueba la fecha y la hora de este equipo.',
  'connection.tls-self-signed':
    'El certificado del servidor está autofirmado. Si el servidor es tuyo, añádelo a los certificados de confianza de este sistema.',
  'connection.tls-self-signed.chain':
    'El certificado del servidor lo emitió una entidad en la que este sistema no confía. La causa puede ser un proxy o un antivirus que inspecciona el tráfico cifrado.',
  'connection.tls-wrong-host': 'El certificado del servidor pertenece a otro nombre de host.',
  'connection.tls-untrusted':
    'No se puede verificar el certificado del servidor: este sistema no conoce a su emisor.',
  'connection.tls-untrusted.revoked': 'El certificado del servidor ha sido revocado.',
  'connection.tls-failed':
    'No se pudo establecer una conexión segura ({word}). Comprueba si la dirección debe empezar por wss:// o por ws://.',
  'connection.proxy-failed': 'El proxy requiere un usuario y una contraseña, o ha rechazado los indicados.',
  'connection.proxy-failed.unreachable':
    'No se puede acceder al proxy ({word}). Comprueba la configuración del proxy.',
  'connection.proxy-failed.refused': 'El proxy no pudo conectarse al servidor ({word}).',
  'connection.proxy-failed.protocol':
    'El proxy envió una respuesta inesperada ({word}). Comprueba su tipo y su puerto en la configuración del proxy.',
  'connection.proxy-failed.address':
    'La dirección del proxy no es válida. Comprueba la configuración del proxy.',
  'connection.proxy-failed.unknown': 'No se pudo determinar qué proxy usar.',
  'connection.unauthorized':
    'El servidor denegó el acceso (HTTP {httpStatus}). Comprueba el usuario y la contraseña de la dirección.',
  'connection.too-many-requests':
    'El servidor dice que ha recibido demasiadas solicitudes desde aquí (HTTP 429).',
  'connection.too-many-requests.wait': 'El servidor pide que esperemos {seconds} (HTTP 429).',
  'connection.service-unavailable': 'El servidor no está disponible temporalmente (HTTP {httpStatus}).',
  'connection.service-unavailable.wait':
    'El servidor no está disponible temporalmente y pide que esperemos {seconds} (HTTP {httpStatus}).',
  'connection.not-web-socket':
    'El servidor respondió con HTTP {httpStatus} en lugar de abrir un WebSocket. Comprueba la dirección, el puerto y la ruta.',
  'connection.closed': 'La conexión falló.',
  'connection.closed.broken': 'Se interrumpió la conexión.',
  'connection.closed.error': 'La conexión falló ({word}).',
  'connection.closed.server': 'El servidor cerró la conexión ({close}).',
  'connection.closed-going-away': 'El servidor se está apagando ({close}).',
  'connection.closed-overloaded': 'El servidor se está reiniciando o está sobrecargado ({close}).',
  'connection.closed-policy': 'El servidor cerró la conexión por su política de uso ({close}).',
  'connection.heartbeat': 'La conexión parece abierta, pero el servidor ha dejado de responder.',
  'connection.frame-too-large': 'El servidor envió un mensaje demasiado grande.',
  'connection.answer-too-large':
    'La respuesta del servidor era demasiado grande. Se pedirá una parte más pequeña.',
  'connection.message-too-complex': 'El servidor envió un mensaje demasiado complejo.',
  'connection.message-failed': 'La aplicación no pudo procesar un mensaje del servidor ({word}).',
  'connection.misbehaving': 'El servidor envió demasiados mensajes que la aplicación no puede usar.',
  'connection.protocol-error': 'El servidor infringió el protocolo WebSocket ({word}).',
  'connection.inbox-overflow': 'El servidor envió más mensajes de los que la aplicación podía procesar.',
  'connection.handshake-failed': 'No se pudo leer el estado del servidor.',
  'connection.handshake-failed.request': 'No se pudo preparar la conexión. {cause}',
  'connection.slow-down': 'El servidor pide que reduzcamos el ritmo.',
  'connection.not-synced': 'El servidor no está sincronizado con la red.',
  'connection.not-synced.state': 'El servidor no está sincronizado con la red (su estado es «{word}»).',
  'connection.not-synced.no-ledger': 'El servidor no tiene ningún ledger validado.',
  'connection.not-synced.gave-none':
    'El servidor no está sincronizado con la red (no tiene ningún ledger actual).',
  'connection.amendment-blocked':
    'El software del servidor es demasiado antiguo para esta red (amendment blocked).',
  'connection.ledger-too-old': 'El último ledger del servidor se cerró hace {seconds}.',
  'connection.lagging': {
    one: 'El servidor va {count} ledger por detrás.',
    other: 'El servidor va {count} ledgers por detrás.',
  },
  'connection.ahead':
    'El servidor dice ir muy por delante de todos los demás (ledger {ledger}). Puede que sea de otra red.',
  'connection.refuses-accounts': 'El servidor no quiere vigilar ninguna de estas cuentas.',
  'connection.wrong-network':
    'El servidor es de la red {reported}, no de {network} ({expected}). Corrige la lista de servidores.',
  'connection.wrong-network.ledgers':
    'El servidor no dice de qué red es, y su ledger {ledger} no puede ser de {network}. Corrige la lista de servidores.',
  'connection.wrong-network.hash':
    'El servidor no dice de qué red es, y su ledger {ledger} no es el de {network}. Corrige la lista de servidores.',
  'connection.untrue': 'El servidor dio información falsa sobre pagos.',
  'connection.stale': 'El servidor no envía ningún ledger nuevo desde hace {seconds}.',
  'connection.stale.unproven': 'La conexión nueva no entregó ningún ledger a tiempo.',
  'connection.replaced': 'Se cambió a una conexión más reciente.',
  'connection.replaced.list': 'La lista de servidores ha cambiado.',
  'connection.replaced.age': 'La conexión se renovó, como se hace con regularidad.',
  'connection.replaced.obsolete': 'La conexión nueva no era mejor.',
  'connection.nudged.resume': 'El equipo se reactivó.',
  'connection.nudged.network-online': 'Vuelve a haber conexión.',
  'connection.nudged.clock-jump': 'El reloj ha saltado. Puede que el equipo estuviera en suspensión.',
  'connection.nudged.user': 'Pediste volver a conectar.',
  'connection.idle': 'Ya no se necesita.',
  'connection.stopped': 'Se cerró la conexión.',
  'state.no-server': 'No hay ningún servidor utilizable para esta red. Añade uno en Preferencias.',
  'state.gave-up': { one: 'Se abandonó tras {count} intento.', other: 'Se abandonó tras {count} intentos.' },
  'state.gave-up.because': {
    one: 'Se abandonó tras {count} intento. {cause}',
    other: 'Se abandonó tras {count} intentos. {cause}',
  },
  'state.network-unverified':
    'Conectado, pero el servidor no dice de qué red es. No se pudo verificar que sea {network}.',
  'state.stalled':
    'Ningún servidor accesible tiene ledgers nuevos: la red parece haberse detenido. La aplicación sigue conectada y espera.',
  'close.code': 'código {closeCode}',
  'close.reason': 'código {closeCode}, «{detail}»',
  'request.timeout': 'El servidor no respondió a tiempo.',
  'request.disconnected': 'La conexión se perdió antes de que llegara la respuesta.',
  'request.connection-changed': 'La conexión se ha sustituido entretanto.',
  'request.aborted': 'Se canceló la solicitud.',
  'request.not-connected': 'No hay conexión con este servidor.',
  'request.unreadable': 'No se pudo leer la respuesta del servidor.',
  'request.too-large': 'La respuesta del servidor era demasiado grande.',
  'request.queue-full': 'Ya hay demasiadas solicitudes en espera.',
  'request.server': 'El servidor rechazó la solicitud ({word}).',
} as const satisfies Translation<typeof english>;
