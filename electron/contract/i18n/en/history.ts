/** Narrowing the list of payments, reading on in it and exporting it, in English. */
export const historyTexts = {
  'payments.unreadOnly': 'Unread',
  'payments.unreadAgain': {
    one: '{count} payment is unread again',
    other: '{count} payments are unread again',
  },
  'payments.thisMonth': 'This month',
  'payments.lastMonth': 'Last month',
  'payments.sumOfFound': 'Total',
  'payments.moreAssets': { one: 'and {count} more', other: 'and {count} more' },
  'payments.chartTotal': 'Total: {sum}',
  'payments.chartMark': 'Day in the chart',
  'payments.chartMarkHint': 'Press Enter to list this day only.',
  'payments.formerAccount': '{label} (no longer watched)',
  'detail.notWatched': 'You’re no longer watching this account.',
  'detail.previous': 'Previous payment',
  'detail.next': 'Next payment',
  'detail.senderUnmuted': 'Sender unmuted',
  'export.showInFolder': 'Show in folder',
  'export.progress': {
    one: 'Exporting {written} of {count} payment',
    other: 'Exporting {written} of {count} payments',
  },
  'export.canceled': 'Export canceled',
} as const;
