import type { problemTexts as english } from '../en/problems.ts';
import type { Translation } from '../engine.ts';

/** What the user should know of, in Spanish. */
export const problemTexts = {
  'problem.wrong-network': '{server}: {cause}',
  'problem.bad-server-url': '{server}: {cause}',
  'problem.bad-server-url.unreadable': 'No se puede usar una entrada de la lista de servidores. {cause}',
  'problem.bad-address': {
    one: '{count} cuenta vigilada tiene una dirección no válida y no se puede vigilar. Las demás no se ven afectadas.',
    other:
      '{count} cuentas vigiladas tienen direcciones no válidas y no se pueden vigilar. Las demás no se ven afectadas.',
  },
  'problem.account-rejected': '{server} no quiere vigilar {account}. Las demás cuentas no se ven afectadas.',
  'problem.untrue-statement.hash':
    '{server} envió un pago que no puede ser cierto (el hash no es el de la transacción). No se registró. Se pregunta a otros servidores por su ledger, y este deja de usarse por un tiempo.',
  'problem.untrue-statement.result':
    '{server} envió un pago que no puede ser cierto (dos resultados distintos). No se registró. Se pregunta a otros servidores por su ledger, y este deja de usarse por un tiempo.',
  'problem.untrue-statement.xrp':
    '{server} envió un pago que no puede ser cierto (más XRP del que existe). No se registró. Se pregunta a otros servidores por su ledger, y este deja de usarse por un tiempo.',
  'problem.untrue-statement.credits':
    '{server} envió un pago que no puede ser cierto (varios activos en un solo pago). No se registró. Se pregunta a otros servidores por su ledger, y este deja de usarse por un tiempo.',
  'problem.untrue-statement.ledger':
    '{server} envió un pago que no puede ser cierto (un ledger distinto del anunciado). No se registró. Se pregunta a otros servidores por su ledger, y este deja de usarse por un tiempo.',
  'problem.untrue-statement.position':
    '{server} envió un pago que no puede ser cierto (dos transacciones en un mismo lugar). No se registró. Se pregunta a otros servidores por su ledger, y este deja de usarse por un tiempo.',
  'problem.untrue-statement.amount':
    '{server} envió un pago que no puede ser cierto (no es lo que dice el propio pago). No se registró. Se pregunta a otros servidores por su ledger, y este deja de usarse por un tiempo.',
  'problem.untrue-statement.deadline':
    '{server} envió un pago que no puede ser cierto (un ledger posterior al último posible). No se registró. Se pregunta a otros servidores por su ledger, y este deja de usarse por un tiempo.',
  'problem.untrue-statement.changed':
    '{server} envió un pago que no puede ser cierto (antes dijo otra cosa). No se registró. Se pregunta a otros servidores por su ledger, y este deja de usarse por un tiempo.',
  'problem.conflicting-statements':
    '{server} dice de un pago algo distinto de lo que se había registrado ({hash}). Lo registrado se mantiene, y se pregunta a otros servidores.',
  'problem.servers-disagree':
    '{server} y {other} no coinciden sobre un pago de {amount} a {account}. No se suma hasta que otros servidores decidan.',
  'problem.servers-disagree.false':
    '{server} dio un dato falso sobre un pago de {amount} a {account} en el ledger {ledger}: otros dos servidores dicen otra cosa. El pago no se suma y el servidor deja de usarse por un tiempo.',
  'problem.servers-disagree.denied':
    '{server} dio un dato falso sobre un pago de {amount} a {account} en el ledger {ledger}: otros dos servidores confirman el pago. El servidor deja de usarse por un tiempo.',
  'problem.history-differs':
    '{other} tiene un pago que {server} no tiene ({hash}). Se pregunta a más servidores.',
  'problem.history-missing':
    'No se pudieron examinar los ledgers {first} a {last} para {account}: ningún servidor accesible los tiene. La aplicación los volverá a pedir de vez en cuando.',
  'problem.network-reset':
    'La red {network} se reinició: su último ledger es el {ledger}, pero ya se habían examinado ledgers hasta el {before}. Sus ledgers nuevos se examinan desde el primero. Los pagos registrados antes siguen en la lista. Las cuentas de una red de pruebas necesitan fondos de nuevo.',
  'problem.network-reset.mainnet':
    'El último ledger del servidor es el {ledger}, pero Mainnet ya se examinó hasta el {before} y nunca se reinicia. El servidor parece ser de otra red. Comprueba la lista de servidores.',
  'problem.clipboard': 'No se pudo añadir lo que hay en el portapapeles. {cause}',
  'problem.data-dir-busy':
    'Otra copia de XRPL Chime está usando la carpeta de datos {folder}. Ciérrala primero o elige otra carpeta.',
  'problem.data-dir-readonly': 'No se puede escribir en la carpeta de datos. Comprueba sus permisos.',
  'problem.data-dir-readonly.folder':
    'No se puede escribir en la carpeta de datos {folder}. Comprueba sus permisos o elige otra carpeta.',
  'problem.data-dir-unusable':
    'No se puede abrir la base de datos de pagos. Comprueba la carpeta de datos y sus permisos.',
  'problem.data-dir-unusable.make': 'No se puede crear la carpeta de datos {folder}. {cause}',
  'problem.data-dir-unusable.no-folder': '{folder} no es una carpeta.',
  'problem.data-dir-unusable.link':
    '{path} es un enlace a otro lugar y la aplicación no escribe a través de enlaces. Sustituye el enlace por el archivo mismo. No se ha cambiado nada.',
  'problem.data-dir-unusable.settings': 'No se pueden leer las preferencias. {cause}',
  'problem.store-disk-full':
    'El disco está lleno. No se pueden registrar pagos nuevos hasta que haya espacio.',
  'problem.store-corrupted': 'La base de datos de pagos está dañada.',
  'problem.store-corrupted.rebuilding':
    'La base de datos de pagos estaba dañada. El archivo dañado se guardó como {path} y se está reconstruyendo una base de datos nueva a partir de la red.',
  'problem.store-corrupted.next-start':
    'La base de datos de pagos está dañada. La próxima vez que se inicie la aplicación, el archivo dañado se guardará con otro nombre y se reconstruirá una base de datos nueva a partir de la red.',
  'problem.store-too-new':
    'La base de datos de pagos la escribió una versión más reciente de XRPL Chime. Vuelve a instalar esa versión.',
  'problem.outbox-full': {
    one: '{count} evento no cupo en la cola de «{sink}» y no se envió allí. Los pagos se registran como siempre. «Enviar todo desde» envía lo que falta.',
    other:
      '{count} eventos no cupieron en la cola de «{sink}» y no se enviaron allí. Los pagos se registran como siempre. «Enviar todo desde» envía lo que falta.',
  },
  'problem.undelivered-deleted': {
    one: '{count} evento se borró antes de que «{sink}» lo aceptara. No se enviará.',
    other: '{count} eventos se borraron antes de que «{sink}» los aceptara. No se enviarán.',
  },
  'problem.sink-failing':
    'Desde hace más de una hora no llega nada a {sinks}. Lo que ocurra entretanto espera y se enviará cuando vuelva a funcionar. En Preferencias › Reenvío se dice por qué.',
  'problem.failed':
    'La aplicación se cerró por un error propio ({detail}). No se perdió nada de lo registrado. La próxima ejecución continúa donde quedó.',
  'problem.store-failed': 'La base de datos de pagos notificó un error ({detail}).',
  'problem.store-failed.medium': 'El disco no pudo leer o escribir los datos ({detail}).',
  'problem.earlier-data':
    'Esta copia se ejecuta desde el código fuente y tiene su propia carpeta de datos. Tus cuentas y pagos anteriores están en {folder}. El terminal muestra la orden que los abre.',
  'problem.settings-damaged':
    'El archivo de preferencias estaba dañado. Se guardó como {path}, y las preferencias y las cuentas se restablecieron.',
  'problem.settings-invalid':
    'Una preferencia guardada no era válida ({setting}). Se apartó y se usa el valor predeterminado.',
  'problem.refuted':
    'Las firmas de los validadores desmienten a {server}: el pago de {amount} a {account} en el ledger {ledger} no es lo que firmaron. El servidor no se usará durante diez minutos.',
  'problem.refuted.unknown':
    'Las firmas de los validadores desmienten un pago registrado: {amount} a {account} en el ledger {ledger} no es lo que firmaron.',
  'problem.validator-list.expiring':
    'La lista de validadores de {publisher} solo está en vigor hasta el {day}, y no se ha publicado otra más reciente. Después no se podrá probar nada.',
  'problem.validator-list.none': 'Ahora mismo no se pueden probar los pagos grandes. {cause}',
  'problem.proof-forged':
    '{server} entregó algo distinto de lo que firmaron los validadores al demostrar un pago. El servidor no se usará durante diez minutos.',

  'problem.receiver-gone':
    'El receptor de {sink} no quiere más eventos (HTTP 410). No se le enviará nada hasta que cambie su configuración.',
  'problem.config-invalid': 'La configuración no se volvió a leer y sigue vigente la anterior. {detail}',
  'problem.config-invalid.listen':
    'No se puede usar la dirección en la que el programa debía responder ({detail}).',
  'problem.needs-restart':
    '{setting} no puede cambiar mientras el programa está en marcha. Reinícialo para aplicarlo.',
} as const satisfies Translation<typeof english>;
