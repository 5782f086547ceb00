import type { JsonObject } from '../../xrpl/protocol/transaction.ts';

/** Code and standard message of each error, as rippled 2.6.1 sends them. */
const ERRORS = {
  actMalformed: [35, 'Account malformed.'],
  actNotFound: [19, 'Account not found.'],
  amendmentBlocked: [14, 'Amendment blocked, need upgrade.'],
  // As rippled 2.6 documents them; the recordings have none.
  entryNotFound: [92, 'Requested ledger entry not found.'],
  excessiveLgrRange: [78, 'Ledger range exceeds 1000.'],
  failedToForward: [null, 'Failed to forward request to p2p node'],
  forbidden: [3, 'Bad credentials.'],
  internal: [73, 'Internal error.'],
  invalidLgrRange: [79, 'Ledger range is invalid.'],
  invalidParams: [31, 'Invalid parameters.'],
  lgrIdxMalformed: [58, 'Ledger index malformed.'],
  lgrIdxsInvalid: [57, 'Ledger indexes invalid.'],
  lgrNotFound: [21, 'ledgerNotFound'],
  lgrNotValidated: [22, 'Ledger not validated.'],
  malformedRequest: [null, 'Malformed request.'],
  malformedStream: [71, 'Stream malformed.'],
  missingCommand: [null, null],
  noNetwork: [17, 'Not synced to the network.'],
  noPermission: [6, "You don't have permission for this command."],
  notImpl: [74, 'Not implemented.'],
  notSupported: [75, 'Signing is not supported by this server.'],
  notSynced: [18, 'Not synced to the network.'],
  slowDown: [10, 'You are placing too much load on the server.'],
  tooBusy: [9, 'The server is too busy to help you now.'],
  txnNotFound: [29, 'Transaction not found.'],
  unknownOption: [null, 'Unknown option.'],
  unknownCmd: [32, 'Unknown method.'],
} as const satisfies Readonly<Record<string, readonly [number | null, string | null]>>;

export type ApiErrorName = keyof typeof ERRORS;

/** An error answer. Commands throw it, and the dispatcher writes it. */
export class ApiError extends Error {
  readonly fields: JsonObject;

  constructor(name: ApiErrorName, message?: string, extra: JsonObject = {}) {
    super(name);
    const [code, text] = ERRORS[name];
    this.fields = {
      error: name,
      ...(code === null ? {} : { error_code: code }),
      ...(text === null ? {} : { error_message: message ?? text }),
      ...extra,
    };
  }
}
