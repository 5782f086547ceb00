/** What a push says of an event, in English. Payments are said as notifications say them. */
export const forwardedTexts = {
  'forwarding.confirmed': 'Confirmed by 2 servers: {amount}',
  'forwarding.proved': 'Proved by validators: {amount}',
  'forwarding.disputed': 'Servers disagree about {amount}',
  'forwarding.to': 'To {label}',
  'forwarding.gapOpened': 'Some ledgers couldn’t be examined',
  'forwarding.gapClosed': 'Missing ledgers are examined now',
  'forwarding.gapLedgers': 'Ledgers {first} to {last}',
  'forwarding.connectionLost': 'No connection to the XRP Ledger',
  'forwarding.connectionLostBody': 'Payments are found and sent once it’s back.',
  'forwarding.connectionRestored': 'Connected to the XRP Ledger again',
  'forwarding.connectionRestoredBody': 'What came meanwhile is looked up.',
  'forwarding.test': 'Test from XRPL Chime',
  'forwarding.testBody': 'Forwarding works: payments will arrive here.',
} as const;
