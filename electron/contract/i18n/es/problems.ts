import type { problemTexts as english } from '../en/problems.ts';
import type { Translation } from '../engine.ts';

/** What the user should know of, in Spanish. */
export const problemTexts = {
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
  'problem.earlier-data':
    'Esta ejecución desde el código fuente tiene su propia carpeta de datos. Las cuentas y los pagos guardados antes están en {folder}; el terminal indica la orden que los abre.',
  'problem.settings-damaged':
    'El archivo de preferencias estaba dañado. Se guardó como {path}; las cuentas y las preferencias empiezan con los valores predeterminados.',
  'problem.settings-invalid':
    'Una preferencia guardada no era válida ({setting}). Se apartó y se usa el valor predeterminado.',
} as const satisfies Translation<typeof english>;
