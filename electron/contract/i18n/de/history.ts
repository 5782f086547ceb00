import type { historyTexts as english } from '../en/history.ts';
import type { Translation } from '../engine.ts';

/** Narrowing the list of payments, reading on in it and exporting it, in German. */
export const historyTexts = {
  'payments.unreadOnly': 'Ungelesen',
  'payments.unreadAgain': {
    one: '{count} Zahlung ist wieder ungelesen',
    other: '{count} Zahlungen sind wieder ungelesen',
  },
  'payments.thisMonth': 'Dieser Monat',
  'payments.lastMonth': 'Letzter Monat',
  'payments.sumOfFound': 'Summe',
  'payments.moreAssets': { one: 'und {count} weitere', other: 'und {count} weitere' },
  'payments.chartTotal': 'Summe: {sum}',
  'payments.chartMark': 'Tag im Diagramm',
  'payments.chartMarkHint': 'Mit der Eingabetaste nur diesen Tag anzeigen.',
  'payments.formerAccount': '{label} (nicht mehr beobachtet)',
  'detail.notWatched': 'Dieses Konto beobachten Sie nicht mehr.',
  'detail.previous': 'Vorherige Zahlung',
  'detail.next': 'Nächste Zahlung',
  'detail.senderUnmuted': 'Absender nicht mehr stumm',
  'export.showInFolder': 'Im Ordner anzeigen',
  'export.progress': {
    one: '{written} von {count} Zahlung exportiert',
    other: '{written} von {count} Zahlungen exportiert',
  },
  'export.canceled': 'Export abgebrochen',
} as const satisfies Translation<typeof english>;
