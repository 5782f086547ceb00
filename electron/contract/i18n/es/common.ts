import type { commonTexts as english } from '../en/common.ts';
import type { Translation } from '../engine.ts';

/** What the tray and the window both show, in Spanish. */
export const commonTexts = {
  'app.name': 'XRPL Chime',
  'app.demo': 'Demo',
  'networks.mainnet': 'Mainnet',
  'networks.testnet': 'Testnet',
  'networks.devnet': 'Devnet',
  'networks.demo': 'Demo',
  'networks.other': 'Red {id}',
  'time.tomorrow': 'mañana a las {time}',
  'pause.button': 'Pausar avisos',
  'pause.resume': 'Reanudar avisos',
  'pause.halfHour': 'Durante 30 minutos',
  'pause.hour': 'Durante 1 hora',
  'pause.tomorrow': 'Hasta mañana',
  'pause.untilResumed': 'Hasta que los reanude',
  'outcome.notNotified': 'Sin aviso',
  'outcome.kind': 'Sin aviso: este tipo estaba desactivado',
  'outcome.muted-sender': 'Remitente silenciado',
  'outcome.below-minimum': 'Por debajo de tu mínimo',
  'outcome.belowMinimumOf': 'Por debajo del mínimo de {amount}',
  'outcome.not-watched': 'Sin aviso: la cuenta aún no se vigilaba',
  'trust.seen': 'Visto en un servidor',
  'trust.seenOwn': 'Visto en tu servidor',
  'trust.confirmed': { one: 'Confirmado por {count} servidor', other: 'Confirmado por {count} servidores' },
  'trust.proved': 'Demostrado: firmado por {votes} de {listed} validadores',
  'trust.disputed': 'Los servidores no coinciden',
  'trust.refuted': 'Desmentido por validadores',
} as const satisfies Translation<typeof english>;
