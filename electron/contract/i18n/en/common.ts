/** What the tray and the window both show, in English. */
export const commonTexts = {
  'app.name': 'XRPL Chime',
  'app.demo': 'Demo',
  'networks.mainnet': 'Mainnet',
  'networks.testnet': 'Testnet',
  'networks.devnet': 'Devnet',
  'networks.demo': 'Demo',
  'networks.other': 'Network {id}',
  'time.tomorrow': 'tomorrow {time}',
  'pause.button': 'Pause alerts',
  'pause.resume': 'Resume alerts',
  'pause.halfHour': 'For 30 minutes',
  'pause.hour': 'For 1 hour',
  'pause.tomorrow': 'Until tomorrow',
  'pause.untilResumed': 'Until I resume them',
} as const;
