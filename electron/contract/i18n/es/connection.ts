import type { connectionTexts as english } from '../en/connection.ts';
import type { Translation } from '../engine.ts';

/** Why a connection could not be used, or ended, in Spanish. */
export const connectionTexts = {
  'connection.connect-timeout': 'El servidor no abrió ninguna conexión en {seconds}.',
  'connection.connect-timeout.silent': 'El servidor no respondió.',
  'connection.refused': 'El servidor rechaza las conexiones: no está en marcha o el puerto no es correcto.',
  'connection.unreachable': 'No se puede llegar al servidor.',
  'connection.unreachable.network':
    'No se puede acceder a la red. Es posible que este equipo no tenga conexión.',
  'connection.unreachable.down': 'La conexión de red de este equipo está caída.',
  'connection.host-not-found':
    'No se conoce el nombre del servidor. Comprueba la dirección y que este equipo tenga conexión.',
  'connection.host-not-found.lookup':
    'No se pudo consultar el nombre del servidor. Es posible que este equipo no tenga conexión.',
  'connection.connection-reset': 'El servidor cortó la conexión.',
  'connection.tls-expired': 'El certificado del servidor ha caducado.',
  'connection.tls-not-yet-valid':
    'El certificado del servidor todavía no es válido. Comprueba la fecha de este equipo.',
  'connection.tls-self-signed':
    'El certificado del servidor está autofirmado. Si el servidor es tuyo, añádelo a los certificados de confianza de este sistema.',
  'connection.tls-self-signed.chain':
    'El certificado del servidor lo emitió una entidad en la que este sistema no confía (autofirmada). La causa puede ser un proxy o un antivirus que lee el tráfico cifrado.',
  'connection.tls-wrong-host': 'El certificado del servidor es de otro nombre de host.',
  'connection.tls-untrusted':
    'No se puede verificar el certificado del servidor: este sistema no conoce a su emisor.',
  'connection.tls-untrusted.revoked': 'El certificado del servidor fue revocado.',
  'connection.tls-failed':
    'No se pudo establecer una conexión segura ({word}). Comprueba si la dirección debe empezar por wss:// o por ws://.',
  'connection.proxy-failed': 'El proxy pide usuario y contraseña, u otros distintos de los indicados.',
  'connection.proxy-failed.unreachable':
    'No se puede llegar al proxy ({word}). Comprueba la configuración del proxy.',
  'connection.proxy-failed.refused': 'El proxy no pudo o no quiso llegar al servidor ({word}).',
  'connection.proxy-failed.protocol':
    'El proxy no responde como uno de su tipo ({word}). Comprueba su tipo y su puerto en la configuración del proxy.',
  'connection.proxy-failed.address':
    'La dirección del proxy no se puede usar. Comprueba la configuración del proxy.',
  'connection.proxy-failed.unknown': 'No se pudo averiguar qué proxy hay que usar.',
  'connection.unauthorized':
    'El servidor negó el acceso (HTTP {httpStatus}). Comprueba el usuario y la contraseña de su dirección.',
  'connection.too-many-requests':
    'El servidor dice que desde aquí llegaron demasiadas peticiones (HTTP 429).',
  'connection.too-many-requests.wait':
    'El servidor dice que desde aquí llegaron demasiadas peticiones y pide que se le deje tranquilo durante {seconds} (HTTP 429).',
  'connection.service-unavailable': 'El servidor no está disponible en este momento (HTTP {httpStatus}).',
  'connection.service-unavailable.wait':
    'El servidor no está disponible en este momento y pide que se le deje tranquilo durante {seconds} (HTTP {httpStatus}).',
  'connection.not-web-socket':
    'El servidor respondió HTTP {httpStatus} en lugar de abrir un WebSocket. Comprueba la dirección, el puerto y la ruta.',
  'connection.closed': 'La conexión falló.',
  'connection.closed.broken': 'Se cortó la conexión.',
  'connection.closed.error': 'La conexión falló ({word}).',
  'connection.closed.server': 'El servidor cerró la conexión ({close}).',
  'connection.closed-going-away': 'El servidor se está apagando ({close}).',
  'connection.closed-overloaded': 'El servidor se está reiniciando o está sobrecargado ({close}).',
  'connection.closed-policy': 'El servidor cerró la conexión por sus normas de uso ({close}).',
  'connection.heartbeat': 'El servidor ya no responde, aunque la conexión parece abierta.',
  'connection.frame-too-large': 'El servidor envió un mensaje demasiado grande.',
  'connection.protocol-error': 'El servidor infringió el protocolo WebSocket ({word}).',
  'connection.inbox-overflow': 'Llegaron más mensajes de los que se podían procesar.',
  'connection.handshake-failed': 'No se entiende lo que el servidor dice de sí mismo.',
  'connection.handshake-failed.request': 'No se pudo preparar la conexión. {cause}',
  'connection.slow-down': 'El servidor pide que se le deje tranquilo un rato (slowDown).',
  'connection.not-synced': 'El servidor no está sincronizado con la red.',
  'connection.not-synced.state': 'El servidor no está sincronizado con la red (dice «{word}»).',
  'connection.not-synced.no-ledger': 'El servidor no tiene ningún ledger validado.',
  'connection.not-synced.gave-none': 'El servidor no está sincronizado con la red (no dio ningún ledger).',
  'connection.amendment-blocked':
    'El software del servidor es demasiado antiguo para la red (amendment-blocked).',
  'connection.ledger-too-old': 'El ledger más reciente del servidor se cerró hace {seconds}.',
  'connection.lagging': {
    one: 'El servidor va {count} ledger por detrás.',
    other: 'El servidor va {count} ledgers por detrás.',
  },
  'connection.ahead':
    'El servidor dice que va muy por delante de todos los demás (ledger {ledger}): quizá pertenece a otra red.',
  'connection.refuses-accounts': 'El servidor se niega a vigilar cualquiera de las cuentas.',
  'connection.wrong-network':
    'El servidor pertenece a la red {reported}, no a {network} ({expected}). Corrige la lista de servidores.',
  'connection.wrong-network.ledgers':
    'El servidor no dice a qué red pertenece, y su ledger {ledger} no puede ser ahora uno de {network}. Corrige la lista de servidores.',
  'connection.wrong-network.hash':
    'El servidor no dice a qué red pertenece, y su ledger {ledger} no es el de {network}. Corrige la lista de servidores.',
  'connection.stale': 'El servidor no ha enviado ningún ledger nuevo en {seconds}.',
  'connection.stale.unproven': 'La conexión nueva no demostró a tiempo que sirve.',
  'connection.replaced': 'La conexión se sustituyó por otra más reciente.',
  'connection.replaced.list': 'La lista de servidores ha cambiado.',
  'connection.replaced.age': 'La conexión se sustituyó por su antigüedad.',
  'connection.replaced.obsolete': 'La conexión nueva no era mejor.',
  'connection.nudged.resume': 'El equipo se reactivó.',
  'connection.nudged.network-online': 'La red ha vuelto.',
  'connection.nudged.clock-jump': 'Falta tiempo: es posible que el equipo estuviera en suspensión.',
  'connection.nudged.user': 'Se pidió conectar ahora.',
  'connection.idle': 'Ya no hace falta.',
  'connection.stopped': 'La conexión se cerró a petición.',
  'state.no-server': 'No hay ningún servidor utilizable configurado para esta red.',
  'state.gave-up': { one: 'Se desistió tras {count} intento.', other: 'Se desistió tras {count} intentos.' },
  'state.gave-up.because': {
    one: 'Se desistió tras {count} intento. {cause}',
    other: 'Se desistió tras {count} intentos. {cause}',
  },
  'state.network-unverified':
    'Conectado. El servidor no dice a qué red pertenece, y no se pudo verificar que sea {network}.',
  'state.stalled':
    'Ningún servidor accesible tiene ledgers nuevos: la red parece detenida. Se mantiene una conexión.',
  'close.code': 'código {closeCode}',
  'close.reason': 'código {closeCode}, «{detail}»',
  'request.timeout': 'El servidor no respondió a tiempo.',
  'request.disconnected': 'La conexión se perdió antes de que llegara la respuesta.',
  'request.connection-changed': 'La conexión consultada ya no existe.',
  'request.aborted': 'Se renunció a la petición.',
  'request.not-connected': 'No hay conexión con este servidor.',
  'request.unreadable': 'No se entiende la respuesta del servidor.',
  'request.queue-full': 'Ya hay demasiadas peticiones en espera.',
  'request.server': 'El servidor rechazó la petición ({word}).',
} as const satisfies Translation<typeof english>;
