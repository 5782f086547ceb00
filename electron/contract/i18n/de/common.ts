import type { commonTexts as english } from '../en/common.ts';
import type { Translation } from '../engine.ts';

/** What the tray and the window both show, in German. */
export const commonTexts = {
  'app.name': 'XRPL Chime',
  'app.demo': 'Demo-Ledger',
  'networks.mainnet': 'Mainnet',
  'networks.testnet': 'Testnet',
  'networks.devnet': 'Devnet',
  'networks.demo': 'Demo-Netz',
  'networks.other': 'Netzwerk {id}',
  'time.tomorrow': 'morgen, {time} Uhr',
  'pause.button': 'Hinweise pausieren',
  'pause.resume': 'Hinweise fortsetzen',
  'pause.halfHour': '30 Minuten lang',
  'pause.hour': '1 Stunde lang',
  'pause.tomorrow': 'Bis morgen',
  'pause.untilResumed': 'Bis ich sie fortsetze',
} as const satisfies Translation<typeof english>;
