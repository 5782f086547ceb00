import type { historyTexts as english } from '../en/history.ts';
import type { Translation } from '../engine.ts';

/** Narrowing the list of payments, reading on in it and exporting it, in Spanish. */
export const historyTexts = {
  'payments.unreadOnly': 'Sin leer',
  'payments.unreadAgain': {
    one: '{count} pago vuelve a estar sin leer',
    many: '{count} de pagos vuelven a estar sin leer',
    other: '{count} pagos vuelven a estar sin leer',
  },
  'payments.thisMonth': 'Este mes',
  'payments.lastMonth': 'El mes pasado',
  'payments.sumOfFound': 'Total',
  'payments.moreAssets': { one: 'y {count} más', many: 'y {count} más', other: 'y {count} más' },
  'payments.chartTotal': 'Total: {sum}',
  'payments.chartMark': 'Día del gráfico',
  'payments.chartMarkHint': 'Pulsa Intro para ver solo este día.',
  'payments.formerAccount': '{label} (ya no se vigila)',
  'detail.notWatched': 'Ya no vigilas esta cuenta.',
  'detail.previous': 'Pago anterior',
  'detail.next': 'Pago siguiente',
  'detail.senderUnmuted': 'Remitente ya no silenciado',
  'export.showInFolder': 'Mostrar en la carpeta',
  'export.progress': {
    one: 'Exportando {written} de {count} pago',
    many: 'Exportando {written} de {count} de pagos',
    other: 'Exportando {written} de {count} pagos',
  },
  'export.canceled': 'Exportación cancelada',
} as const satisfies Translation<typeof english>;
