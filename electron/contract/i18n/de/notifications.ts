import type { notificationTexts as english } from '../en/notifications.ts';
import type { Translation } from '../engine.ts';

/** What notifications say of payments, in German. */
export const notificationTexts = {
  'payment.received': '+{amount} an {label}',
  'payment.receivedPrivately': 'Zahlung an {label}',
  'payment.from': 'von {sender}',
  'payment.tag': 'Tag {tag}',
  'payment.memo': '„{memo}“',
  'payment.partial': 'Teilzahlung',
  'payment.suspiciousAsset': 'irreführender Tokenname',
  'payment.hidden': 'ausgeblendet',
  'payment.notPublic': 'Betrag nicht öffentlich',
  'payment.network': 'Netzwerk {id}',
  'payment.kind.payment': 'Zahlung',
  'payment.kind.check': 'Scheck eingelöst',
  'payment.kind.escrow': 'Treuhand ausgezahlt',
  'payment.kind.channel': 'Zahlungskanal',
  'payment.kind.account-delete': 'Konto gelöscht',
  'payment.kind.nft-sale': 'NFT-Verkauf',
  'payment.kind.nft-royalty': 'NFT-Tantieme',
  'payment.kind.nft-broker-fee': 'NFT-Vermittlungsgebühr',
  'payment.kind.bridge': 'Überweisung per Brücke',
  'payment.kind.exchange': 'Tausch',
  'payment.kind.refund': 'Rückerstattung',
  'payment.kind.other': 'Sonstiges',
  'payment.summaryAway': {
    one: '{count} Zahlung während Ihrer Abwesenheit: {sums} an {labels}',
    other: '{count} Zahlungen während Ihrer Abwesenheit: {sums} an {labels}',
  },
  'payment.summary': {
    one: '{count} Zahlung: {sums} an {labels}',
    other: '{count} Zahlungen: {sums} an {labels}',
  },
  'payment.summaryPrivate': { one: '{count} Zahlung', other: '{count} Zahlungen' },
  'payment.moreAssets': { one: '{count} weiterer Wert', other: '{count} weitere Werte' },
  'payment.moreAccounts': { one: '{count} weiteres Konto', other: '{count} weitere Konten' },
  'notification.testTitle': 'Benachrichtigungen funktionieren',
  'notification.testBody': 'So sehen neue Zahlungen aus.',
  'notification.heldBackPaused': 'Während Benachrichtigungen pausiert waren',
  'notification.heldBackQuiet': 'Während der Ruhezeit',
  'notification.markRead': 'Als gelesen markieren',
} as const satisfies Translation<typeof english>;
