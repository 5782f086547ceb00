/** Proofs by the validators' signatures, in the window, in English. */
export const provingTexts = {
  'proving.title': 'Proof',
  'proving.prove': 'Prove this payment',
  'proving.cost': {
    one: 'This takes {count} request to the servers you use.',
    other: 'This takes about {count} requests to the servers you use.',
  },
  'proving.costUnknown': 'How many requests this takes isn’t known yet.',
  'proving.fetches': 'The list of validators is fetched from its publisher.',
  'proving.tooFar':
    'This payment is too old to be proved: more than 5,000 ledgers lie between it and now. A second server’s word is what can be had.',
  'proving.begin': 'Prove',
  'proving.stepList': 'Getting the list of validators…',
  'proving.stepSignatures': 'Waiting for the validators’ signatures…',
  'proving.stepSince': 'Checking the ledgers since the payment…',
  'proving.stepHeaders': 'Ledger {done} of {count}…',
  'proving.stepLedger': 'Checking the payment’s ledger…',
  'proving.notProved': 'Not proved. {reason}',
  'proving.proved': 'The payment is proved.',
  'proving.signed': 'They signed ledger {ledger}, which follows from the payment’s ledger.',
  'proving.signedItself': 'They signed ledger {ledger}, which holds the payment.',
  'proving.list': 'List of validators by {publisher}, number {sequence}, in force until {date}',
  'proving.validators': 'Who signed',
  'proving.unnamed': {
    one: '{count} that names no domain',
    other: '{count} that name no domain',
  },
  'proving.saveReceipt': 'Save receipt',
  'proving.savePage': 'Save printable page',
  'proving.saved': 'Receipt saved to {path}',
  'proving.savedPage': 'Printable page saved to {path}',
  'proving.mark': 'Proved by the validators’ signatures',
  'proving.disputeWon': 'One server said otherwise. The validators’ signatures prove the payment.',
  'proving.refuted':
    'The validators’ signatures refute this payment: what the server said isn’t what they signed. It isn’t counted.',
} as const;
