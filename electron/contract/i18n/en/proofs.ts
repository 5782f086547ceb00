/** Why something is not proved, in English. What stands behind "proof." up to a second dot is the refusal's code. */
export const proofTexts = {
  'proof.unreadable.receipt': 'The file is no receipt: it is neither an XPOP nor a receipt of this app.',
  'proof.unreadable.list': 'The list of validators can’t be read.',
  'proof.unreadable.manifest': 'A validator’s manifest can’t be read.',
  'proof.unreadable.validation': 'A validator’s signature can’t be read.',
  'proof.unreadable.header': 'A ledger’s header can’t be read.',
  'proof.unreadable.tree': 'The transactions of the ledger can’t be read.',
  'proof.unreadable.transaction': 'The transaction can’t be read.',
  'proof.too-large': 'It is larger than a proof can be (limit: {limit}).',
  'proof.publisher-unknown':
    'The list of validators was published by {publisher}, whom you don’t trust. If you do, name this key as a publisher.',
  'proof.publisher-revoked': 'The publisher {publisher} has withdrawn its key.',
  'proof.list-forged': 'The list of validators isn’t signed by its publisher {publisher}.',
  'proof.list-expired': 'The list of validators expired on {expiration}, before the ledger closed on {at}.',
  'proof.list-not-in-force':
    'The list of validators is in force from {effective}; the ledger closed before, on {at}.',
  'proof.manifest-forged': 'The manifest of {key} isn’t signed by that key.',
  'proof.validation-forged': 'A signature isn’t by the validator key {key} that it names.',
  'proof.too-few-votes': 'Only {votes} of {listed} validators signed the ledger; {needed} are needed.',
  'proof.chain-broken': 'Ledger {ledger} isn’t the parent of the one after it.',
  'proof.not-in-ledger': 'The transaction, with this result, isn’t in ledger {ledger}.',
  'proof.not-held': 'No server gave ledger {ledger}.',
  'proof.ledger-too-large': 'Ledger {ledger} is larger than the app takes from a server.',
  'proof.too-long': 'The proof wasn’t done within {minutes} minutes.',
  'proof.too-far': 'It would take the headers of {ledgers} ledgers; at most {limit} are asked for.',
  'proof.header-forged': 'A server gave a header that isn’t that of ledger {ledger}.',
  'proof.ledger-forged':
    'A server gave transactions that aren’t those of ledger {ledger}, which the validators signed.',
  'proof.other-result':
    'The validators signed another result: in ledger {ledger}, the transaction brought something else than was recorded.',
  'proof.no-publisher': 'This network has no published list of validators: nothing can be proved here.',
  'proof.no-list': 'The list of validators couldn’t be fetched from its publisher.',
  'proof.given-up': 'The proof was given up.',
  'proof.no-payment': 'The payment is no longer there.',
  'proof.not-connected': 'The app isn’t connected.',
} as const;
