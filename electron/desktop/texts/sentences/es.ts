import type { MessageTable } from '../../../contract/index.ts';

/** What the app says of failures and refusals in Spanish. */
export const es: MessageTable = {
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
  'state.gave-up': {
    one: 'Se desistió tras {count} intento.',
    other: 'Se desistió tras {count} intentos.',
  },
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

  'problem.wrong-network': '{server}: {cause}',
  'problem.bad-server-url': '{server}: {cause}',
  'problem.bad-server-url.unreadable': 'Una entrada de la lista de servidores no se puede usar. {cause}',
  'problem.bad-address': {
    one: '{count} de las cuentas vigiladas no tiene una dirección válida y no se puede vigilar. Las demás no se ven afectadas.',
    other:
      '{count} de las cuentas vigiladas no tienen una dirección válida y no se pueden vigilar. Las demás no se ven afectadas.',
  },
  'problem.account-rejected':
    'El servidor {server} se niega a vigilar {account}. Las demás cuentas no se ven afectadas.',
  'problem.history-missing':
    'No se pudieron examinar los ledgers {first} a {last} de {account}: ningún servidor accesible los tiene. Se vuelven a pedir de vez en cuando.',
  'problem.network-reset':
    'La red {network} se reinició: su ledger más reciente es el {ledger}, y antes se habían examinado ledgers hasta el {before}. Sus ledgers nuevos se examinan desde el primero. Los pagos registrados antes siguen en la lista; las cuentas de una red de pruebas necesitan fondos de nuevo.',
  'problem.network-reset.mainnet':
    'El ledger más reciente del servidor es el {ledger}, pero mainnet ya se examinó hasta el {before} y nunca se reinicia: el servidor parece pertenecer a otra red. Comprueba la lista de servidores.',
  'problem.clipboard': 'No se añadió lo que contiene el portapapeles. {cause}',
  'problem.data-dir-busy':
    'Otro XRPL Chime está usando la carpeta de datos {folder}. Ciérralo primero o elige otra carpeta.',
  'problem.data-dir-readonly': 'No se puede escribir en la carpeta de datos. Comprueba sus permisos.',
  'problem.data-dir-readonly.folder':
    'No se puede escribir en la carpeta de datos {folder}. Comprueba sus permisos o elige otra carpeta.',
  'problem.data-dir-unusable':
    'No se puede abrir la base de datos de pagos. Comprueba la carpeta de datos y sus permisos.',
  'problem.data-dir-unusable.make': 'No se puede crear la carpeta de datos {folder}. {cause}',
  'problem.data-dir-unusable.no-folder': 'La carpeta de datos {folder} no es una carpeta.',
  'problem.data-dir-unusable.settings': 'No se pueden leer las preferencias. {cause}',
  'problem.store-disk-full':
    'El disco está lleno: no se pueden registrar pagos nuevos hasta que haya espacio.',
  'problem.store-corrupted': 'La base de datos de pagos está dañada.',
  'problem.store-corrupted.rebuilding':
    'La base de datos de pagos estaba dañada. Se guardó como {path} y se está reconstruyendo una nueva a partir de la red.',
  'problem.store-too-new':
    'La base de datos de pagos la escribió una versión más reciente de XRPL Chime. Instala de nuevo la versión más reciente.',
  'problem.store-failed': 'La base de datos de pagos falló ({detail}).',
  'problem.store-failed.medium': 'El disco no aceptó o no devolvió los datos ({detail}).',
  'problem.settings-damaged':
    'El archivo de preferencias estaba dañado. Se guardó como {path}; las cuentas y las preferencias empiezan con los valores predeterminados.',
  'problem.settings-invalid':
    'Una preferencia guardada no era válida ({setting}). Se apartó y se usa el valor predeterminado.',

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

  'serverUrl.empty': 'Introduce la dirección de un servidor, como wss://xrplcluster.com.',
  'serverUrl.notAUrl':
    'Esto no es la dirección de un servidor. Es como wss://xrplcluster.com o ws://localhost:6006.',
  'serverUrl.notAUrl.noHost': 'La dirección del servidor no indica ningún host.',
  'serverUrl.scheme':
    'La dirección de un servidor empieza por wss:// (o por ws:// si es un servidor de tu propia red).',
  'serverUrl.port': 'Ningún servidor puede escuchar en el puerto 0.',
  'serverUrl.insecure':
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

  'notification.not-shown': 'El servicio de notificaciones no mostró la notificación a tiempo.',
  'notification.ended': '{word} terminó sin mostrar la notificación.',
  'notification.no-way': 'No hay forma de mostrar notificaciones.',
  'notification.refused': 'La notificación no se aceptó ({detail}).',

  'demo.missing': 'Esta versión no incluye el ledger de demostración.',

  'system.no-space': 'El disco está lleno.',
  'system.no-permission': 'Aquí no está permitido.',
  'system.read-only': 'El disco es de solo lectura.',
  'system.not-found': 'El lugar no existe.',
  'system.busy': 'Otro programa está usando el archivo.',
  'system.is-folder': 'Hay una carpeta con ese nombre.',
  'system.other': 'El sistema dice: {detail}',
};
