import type { notificationTexts as english } from '../en/notifications.ts';
import type { Translation } from '../engine.ts';

/** What notifications say of payments, in Spanish. */
export const notificationTexts = {
  'payment.received': '+{amount} en {label}',
  'payment.receivedPrivately': 'Pago en {label}',
  'payment.from': 'de {sender}',
  'payment.tag': 'etiqueta {tag}',
  'payment.partial': 'pago parcial',
  'payment.suspiciousAsset': 'nombre de token engañoso',
  'payment.hidden': 'oculto',
  'payment.notPublic': 'importe no público',
  'payment.network': 'red {id}',
  'payment.kind.payment': 'pago',
  'payment.kind.check': 'cheque cobrado',
  'payment.kind.escrow': 'depósito en garantía liberado',
  'payment.kind.channel': 'canal de pago',
  'payment.kind.account-delete': 'cuenta eliminada',
  'payment.kind.nft-sale': 'venta de NFT',
  'payment.kind.nft-royalty': 'regalía de NFT',
  'payment.kind.nft-broker-fee': 'comisión de intermediación NFT',
  'payment.kind.bridge': 'transferencia por puente',
  'payment.kind.exchange': 'intercambio',
  'payment.kind.refund': 'reembolso',
  'payment.kind.other': 'otro',
  'payment.summaryAway': {
    one: '{count} pago durante tu ausencia: {sums} en {labels}',
    other: '{count} pagos durante tu ausencia: {sums} en {labels}',
  },
  'payment.summary': { one: '{count} pago: {sums} en {labels}', other: '{count} pagos: {sums} en {labels}' },
  'payment.summaryPrivate': { one: '{count} pago', other: '{count} pagos' },
  'payment.moreAssets': { one: '{count} activo más', other: '{count} activos más' },
  'payment.moreAccounts': { one: '{count} cuenta más', other: '{count} cuentas más' },
  'notification.testTitle': 'XRPL Chime puede avisarte',
  'notification.testBody': 'Así se anunciará un pago.',
  'notification.heldBackPaused': 'Mientras los avisos estaban en pausa',
  'notification.heldBackQuiet': 'Durante las horas de silencio',
} as const satisfies Translation<typeof english>;
