import type { SentenceTable } from '../../../contract/index.ts';

/** What the app says of failures and refusals in Spanish. */
export const es: SentenceTable = {
  'connection.connectTimeout': 'El servidor no abrió ninguna conexión en {seconds}.',
  'connection.connectTimeout.silent': 'El servidor no respondió.',
  'connection.refused': 'El servidor rechaza las conexiones: no está en marcha o el puerto no es correcto.',
  'connection.unreachable': 'No se puede llegar al servidor.',
  'connection.unreachable.network':
    'No se puede acceder a la red. Es posible que este equipo no tenga conexión.',
  'connection.unreachable.down': 'La conexión de red de este equipo está caída.',
  'connection.hostNotFound':
    'No se conoce el nombre del servidor. Comprueba la dirección y que este equipo tenga conexión.',
  'connection.hostNotFound.lookup':
    'No se pudo consultar el nombre del servidor. Es posible que este equipo no tenga conexión.',
  'connection.connectionReset': 'El servidor cortó la conexión.',
  'connection.tlsExpired': 'El certificado del servidor ha caducado.',
  'connection.tlsNotYetValid':
    'El certificado del servidor todavía no es válido. Comprueba la fecha de este equipo.',
  'connection.tlsSelfSigned':
    'El certificado del servidor está autofirmado. Si el servidor es tuyo, añádelo a los certificados de confianza de este sistema.',
  'connection.tlsSelfSigned.chain':
    'El certificado del servidor lo emitió una entidad en la que este sistema no confía (autofirmada). La causa puede ser un proxy o un antivirus que lee el tráfico cifrado.',
  'connection.tlsWrongHost': 'El certificado del servidor es de otro nombre de host.',
  'connection.tlsUntrusted':
    'No se puede verificar el certificado del servidor: este sistema no conoce a su emisor.',
  'connection.tlsUntrusted.revoked': 'El certificado del servidor fue revocado.',
  'connection.tlsFailed':
    'No se pudo establecer una conexión segura ({word}). Comprueba si la dirección debe empezar por wss:// o por ws://.',
  'connection.proxyFailed': 'El proxy pide usuario y contraseña, u otros distintos de los indicados.',
  'connection.proxyFailed.unreachable':
    'No se puede llegar al proxy ({word}). Comprueba la configuración del proxy.',
  'connection.proxyFailed.refused': 'El proxy no pudo o no quiso llegar al servidor ({word}).',
  'connection.proxyFailed.protocol':
    'El proxy no responde como uno de su tipo ({word}). Comprueba su tipo y su puerto en la configuración del proxy.',
  'connection.proxyFailed.address':
    'La dirección del proxy no se puede usar. Comprueba la configuración del proxy.',
  'connection.proxyFailed.unknown': 'No se pudo averiguar qué proxy hay que usar.',
  'connection.unauthorized':
    'El servidor negó el acceso (HTTP {httpStatus}). Comprueba el usuario y la contraseña de su dirección.',
  'connection.tooManyRequests': 'El servidor dice que desde aquí llegaron demasiadas peticiones (HTTP 429).',
  'connection.tooManyRequests.wait':
    'El servidor dice que desde aquí llegaron demasiadas peticiones y pide que se le deje tranquilo durante {seconds} (HTTP 429).',
  'connection.serviceUnavailable': 'El servidor no está disponible en este momento (HTTP {httpStatus}).',
  'connection.serviceUnavailable.wait':
    'El servidor no está disponible en este momento y pide que se le deje tranquilo durante {seconds} (HTTP {httpStatus}).',
  'connection.notWebSocket':
    'El servidor respondió HTTP {httpStatus} en lugar de abrir un WebSocket. Comprueba la dirección, el puerto y la ruta.',
  'connection.closed': 'La conexión falló.',
  'connection.closed.broken': 'Se cortó la conexión.',
  'connection.closed.error': 'La conexión falló ({word}).',
  'connection.closed.server': 'El servidor cerró la conexión ({close}).',
  'connection.closedGoingAway': 'El servidor se está apagando ({close}).',
  'connection.closedOverloaded': 'El servidor se está reiniciando o está sobrecargado ({close}).',
  'connection.closedPolicy': 'El servidor cerró la conexión por sus normas de uso ({close}).',
  'connection.heartbeat': 'El servidor ya no responde, aunque la conexión parece abierta.',
  'connection.frameTooLarge': 'El servidor envió un mensaje demasiado grande.',
  'connection.protocolError': 'El servidor infringió el protocolo WebSocket ({word}).',
  'connection.inboxOverflow': 'Llegaron más mensajes de los que se podían procesar.',
  'connection.handshakeFailed': 'No se entiende lo que el servidor dice de sí mismo.',
  'connection.handshakeFailed.request': 'No se pudo preparar la conexión. {cause}',
  'connection.slowDown': 'El servidor pide que se le deje tranquilo un rato (slowDown).',
  'connection.notSynced': 'El servidor no está sincronizado con la red.',
  'connection.notSynced.state': 'El servidor no está sincronizado con la red (dice «{word}»).',
  'connection.notSynced.noLedger': 'El servidor no tiene ningún ledger validado.',
  'connection.notSynced.gaveNone': 'El servidor no está sincronizado con la red (no dio ningún ledger).',
  'connection.amendmentBlocked':
    'El software del servidor es demasiado antiguo para la red (amendment-blocked).',
  'connection.ledgerTooOld': 'El ledger más reciente del servidor se cerró hace {seconds}.',
  'connection.lagging': {
    one: 'El servidor va {count} ledger por detrás.',
    other: 'El servidor va {count} ledgers por detrás.',
  },
  'connection.ahead':
    'El servidor dice que va muy por delante de todos los demás (ledger {ledger}): quizá pertenece a otra red.',
  'connection.refusesAccounts': 'El servidor se niega a vigilar cualquiera de las cuentas.',
  'connection.wrongNetwork':
    'El servidor pertenece a la red {reported}, no a {network} ({expected}). Corrige la lista de servidores.',
  'connection.wrongNetwork.ledgers':
    'El servidor no dice a qué red pertenece, y su ledger {ledger} no puede ser ahora uno de {network}. Corrige la lista de servidores.',
  'connection.wrongNetwork.hash':
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

  'state.noServer': 'No hay ningún servidor utilizable configurado para esta red.',
  'state.gaveUp': {
    one: 'Se desistió tras {count} intento.',
    other: 'Se desistió tras {count} intentos.',
  },
  'state.gaveUp.because': {
    one: 'Se desistió tras {count} intento. {cause}',
    other: 'Se desistió tras {count} intentos. {cause}',
  },
  'state.networkUnverified':
    'Conectado. El servidor no dice a qué red pertenece, y no se pudo verificar que sea {network}.',
  'state.stalled':
    'Ningún servidor accesible tiene ledgers nuevos: la red parece detenida. Se mantiene una conexión.',

  'close.code': 'código {closeCode}',
  'close.reason': 'código {closeCode}, «{detail}»',

  'request.timeout': 'El servidor no respondió a tiempo.',
  'request.disconnected': 'La conexión se perdió antes de que llegara la respuesta.',
  'request.connectionChanged': 'La conexión consultada ya no existe.',
  'request.aborted': 'Se renunció a la petición.',
  'request.notConnected': 'No hay conexión con este servidor.',
  'request.unreadable': 'No se entiende la respuesta del servidor.',
  'request.queueFull': 'Ya hay demasiadas peticiones en espera.',
  'request.server': 'El servidor rechazó la petición ({word}).',

  'problem.wrongNetwork': '{server}: {cause}',
  'problem.badServerUrl': '{server}: {cause}',
  'problem.badServerUrl.unreadable': 'Una entrada de la lista de servidores no se puede usar. {cause}',
  'problem.badAddress': {
    one: '{count} de las cuentas vigiladas no tiene una dirección válida y no se puede vigilar. Las demás no se ven afectadas.',
    other:
      '{count} de las cuentas vigiladas no tienen una dirección válida y no se pueden vigilar. Las demás no se ven afectadas.',
  },
  'problem.accountRejected':
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
  'address.otherChain':
    'Es una dirección de otra cadena de bloques. Una dirección del XRP Ledger empieza por r o X.',
  'address.notAnAddress':
    'No es una dirección del XRP Ledger. Empieza por r y tiene de 25 a 35 caracteres, o por X y tiene unos 47.',
  'address.wrongNetwork.test':
    'Esta dirección X es de una red de pruebas (empieza por T), y la red elegida es {network}.',
  'address.wrongNetwork.mainnet':
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

  'import.notJson': 'No contiene JSON.',
  'import.wrongShape': 'Lo que contiene no es lo que contiene una lista así ({place}).',
  'import.tooLarge': 'Es demasiado grande.',

  'update.notReady': 'No hay ninguna actualización lista.',
  'update.unreachable': 'No se puede llegar al sitio del que vienen las actualizaciones.',
  'update.noRelease': 'No se encontró ninguna versión para este sistema.',
  'update.damaged': 'Lo descargado está dañado o no está firmado como debe.',
  'update.other': 'El actualizador desistió ({word}).',

  'notification.notShown': 'El servicio de notificaciones no mostró la notificación a tiempo.',
  'notification.ended': '{word} terminó sin mostrar la notificación.',
  'notification.noWay': 'No hay forma de mostrar notificaciones.',
  'notification.refused': 'La notificación no se aceptó ({detail}).',

  'demo.missing': 'Esta versión no incluye el ledger de demostración.',

  'system.noSpace': 'El disco está lleno.',
  'system.noPermission': 'Aquí no está permitido.',
  'system.readOnly': 'El disco es de solo lectura.',
  'system.notFound': 'El lugar no existe.',
  'system.busy': 'Otro programa está usando el archivo.',
  'system.isFolder': 'Hay una carpeta con ese nombre.',
  'system.other': 'El sistema dice: {detail}',
};
