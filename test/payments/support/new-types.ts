import type { ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';
import { BOB, CAROL, created, deleted, line, modified, root, TEN_XRP, transaction } from './build.ts';
import { ALICE, MPT, SHOP } from './payments.ts';

/** One of each type that the recorded server did not know yet, in the shapes of its successors. */
export function newTypes(): readonly ValidatedTransaction[] {
  const holding = { Account: SHOP, MPTokenIssuanceID: MPT, MPTAmount: '40', HolderEncryptionKey: '02' };
  const sponsored = { Sponsor: BOB, SponsorFlags: 1 };
  return [
    transaction({ TransactionType: 'ConfidentialMPTSend', Destination: SHOP, MPTokenIssuanceID: MPT }, [
      modified('MPToken', { ...holding, ConfidentialBalanceInbox: 'BB' }, { ConfidentialBalanceInbox: 'AA' }),
    ]),
    transaction({ TransactionType: 'ConfidentialMPTConvert', Account: SHOP, MPTAmount: '0' }, [
      modified('MPToken', holding, {}),
    ]),
    transaction({ TransactionType: 'ConfidentialMPTConvertBack', Account: SHOP, MPTAmount: '40' }, [
      modified('MPToken', holding, { ConfidentialBalanceSpending: 'AA' }),
    ]),
    transaction({ TransactionType: 'ConfidentialMPTClawback', Account: SHOP, Holder: BOB }, [
      modified(
        'MPTokenIssuance',
        { Issuer: SHOP, Sequence: 7, OutstandingAmount: '1' },
        { OutstandingAmount: '9' },
      ),
    ]),
    transaction({ TransactionType: 'LoanSet', Counterparty: BOB }, [
      TEN_XRP,
      created('Loan', { Borrower: SHOP }),
      modified('LoanBroker', { Owner: BOB }, { DebtTotal: '1' }),
    ]),
    transaction({ TransactionType: 'LoanPay', Account: BOB }, [line('high', SHOP, CAROL, 'USD', '1', '3')]),
    transaction({ TransactionType: 'SponsorshipSet', Account: BOB }, [
      root(SHOP, '500', '600'),
      deleted('Sponsorship', { Owner: SHOP, Sponsee: BOB, FeeAmount: '100' }),
    ]),
    transaction({ TransactionType: 'Payment', Destination: SHOP, Delegate: CAROL, ...sponsored }, [
      TEN_XRP,
      root(BOB, '500', '490'),
      modified('Sponsorship', { Owner: BOB, FeeAmount: '90' }, { FeeAmount: '100' }),
    ]),
    transaction({ TransactionType: 'VaultWithdraw', Account: ALICE, Destination: SHOP, DestinationTag: 5 }, [
      TEN_XRP,
    ]),
  ];
}
