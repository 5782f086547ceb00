/** What is examined and what is missing, in English: main says it for every view. */
export const examinedTexts = {
  'examined.left': {
    one: 'Catching up: {left} of {count} ledger left',
    other: 'Catching up: {left} of {count} ledgers left',
  },
  'examined.catchingUp': 'Catching up',
  'examined.upTo': 'Examined up to {time} (ledger {ledger})',
  'examined.upToLedger': 'Examined up to ledger {ledger}',
  'examined.upToExcept': { one: '{text}, except {count} ledger', other: '{text}, except {count} ledgers' },
  'examined.nothing': 'Nothing examined yet.',
  'examined.all': 'Every ledger since {since} has been examined.',
  'examined.except': 'Examined since {since}, except:',
  'examined.sinceLedger': 'ledger {ledger}',
  'examined.checked': {
    one: 'History checked on a second server: {checked} of {count} range',
    other: 'History checked on a second server: {checked} of {count} ranges',
  },
  'examined.notChecked': 'History not checked on a second server',
} as const;
