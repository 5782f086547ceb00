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
  'proving.stepHeaders': 'Ledger {done} of {count}…',
  'proving.stepLedger': 'Checking the ledger of the payment…',
  'proving.notProved': 'Not proved. {reason}',
  'proving.signed': 'Ledger {ledger}, which follows from the payment’s ledger, is signed.',
  'proving.signedItself': 'Ledger {ledger}, which holds the payment, is signed.',
  'proving.list': 'List of validators by {publisher}, number {sequence}, in force until {date}',
  'proving.validators': 'Validators whose signatures count',
  'proving.unnamed': {
    one: 'and {count} that names no domain',
    other: 'and {count} that name no domain',
  },
  'proving.saveReceipt': 'Save receipt',
  'proving.saved': 'Receipt saved',
  'proving.refuted': 'The validators’ signatures say otherwise about this payment, so it isn’t counted.',
} as const;
