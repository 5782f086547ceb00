import type { commonTexts as english } from '../en/common.ts';
import type { Translation } from '../engine.ts';

/** What the tray and the window both show, in German. */
export const commonTexts = {
  'app.name': 'XRPL Chime',
  'app.demo': 'Demo',
  'networks.mainnet': 'Mainnet',
  'networks.testnet': 'Testnet',
  'networks.devnet': 'Devnet',
  'networks.demo': 'Demo-Netz',
  'networks.other': 'Netzwerk {id}',
  'time.tomorrow': 'morgen, {time} Uhr',
  'pause.button': 'Benachrichtigungen pausieren',
  'pause.resume': 'Benachrichtigungen fortsetzen',
  'pause.halfHour': 'Für 30 Minuten',
  'pause.hour': 'Für 1 Stunde',
  'pause.tomorrow': 'Bis morgen',
  'pause.untilResumed': 'Bis ich sie fortsetze',
  'outcome.notNotified': 'Nicht benachrichtigt',
  'outcome.kind': 'Nicht benachrichtigt: Diese Art war aus',
  'outcome.muted-sender': 'Absender stummgeschaltet',
  'outcome.below-minimum': 'Unter Ihrem Mindestbetrag',
  'outcome.belowMinimumOf': 'Unter dem Mindestbetrag von {amount}',
  'outcome.not-watched': 'Nicht benachrichtigt: Das Konto wurde noch nicht beobachtet',
  'trust.seen': 'Auf einem Server gesehen',
  'trust.seenOwn': 'Auf Ihrem Server gesehen',
  'trust.confirmed': { one: 'Von {count} Server bestätigt', other: 'Von {count} Servern bestätigt' },
  'trust.proved': 'Bewiesen: {votes} von {listed} Validatoren haben signiert',
  'trust.disputed': 'Server widersprechen sich',
  'trust.refuted': 'Von Validatoren widerlegt',
} as const satisfies Translation<typeof english>;
