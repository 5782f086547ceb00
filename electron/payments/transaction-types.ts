/**
 * Transaction types whose own credits are understood: what such a transaction brings to its own signer is the
 * signer's own affair. Left out on purpose: types that bring somebody else's value to their signer (LoanSet), and
 * those to come; they are reported as `other`, and ring.
 */
const KNOWN_TYPES: ReadonlySet<string> = new Set([
  'AccountSet',
  'Batch',
  'CheckCancel',
  'CheckCreate',
  'Clawback',
  'ConfidentialMPTConvertBack',
  'CredentialAccept',
  'CredentialCreate',
  'CredentialDelete',
  'DIDDelete',
  'DIDSet',
  'DelegateSet',
  'DepositPreauth',
  'EscrowCreate',
  'LedgerStateFix',
  'MPTokenAuthorize',
  'MPTokenIssuanceCreate',
  'MPTokenIssuanceDestroy',
  'MPTokenIssuanceSet',
  'NFTokenBurn',
  'NFTokenCancelOffer',
  'NFTokenCreateOffer',
  'NFTokenMint',
  'NFTokenModify',
  'OracleDelete',
  'OracleSet',
  'PaymentChannelCreate',
  'PermissionedDomainDelete',
  'PermissionedDomainSet',
  'SetRegularKey',
  'SignerListSet',
  'SponsorshipTransfer',
  'TicketCreate',
  'TrustSet',
  'VaultClawback',
  'VaultCreate',
  'VaultDelete',
  'VaultDeposit',
  'VaultSet',
  'VaultWithdraw',
  'XChainCreateBridge',
  'XChainCreateClaimID',
  'XChainModifyBridge',
]);

export function isKnownType(type: string): boolean {
  return KNOWN_TYPES.has(type);
}
