/** Why something is not proved. The names are codes of texts. */
export type RefusalReason =
  /** It cannot be read at all: what, in the field's word. */
  | { readonly code: 'unreadable'; readonly what: string }
  /** A bound of the app is passed. */
  | { readonly code: 'too-large'; readonly what: string; readonly limit: number }
  | { readonly code: 'publisher-unknown'; readonly publisher: string }
  | { readonly code: 'publisher-revoked'; readonly publisher: string }
  /** A signature that belongs to a list is not its publisher's. */
  | { readonly code: 'list-forged'; readonly publisher: string }
  /** Times are ISO 8601 UTC. */
  | { readonly code: 'list-expired'; readonly at: string; readonly expiration: string }
  | { readonly code: 'list-not-in-force'; readonly at: string; readonly effective: string }
  | { readonly code: 'manifest-forged'; readonly key: string }
  | { readonly code: 'validation-forged'; readonly key: string }
  | {
      readonly code: 'too-few-votes';
      readonly votes: number;
      readonly listed: number;
      readonly needed: number;
    }
  /** A header is not the parent of the one after it. */
  | { readonly code: 'chain-broken'; readonly ledgerIndex: number }
  /** The transaction and its metadata are not in the ledger's tree. */
  | { readonly code: 'not-in-ledger'; readonly ledgerIndex: number };

/** What is claimed is not proved. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason.code);
    this.reason = reason;
  }
}

/** @throws Refused, as something that cannot be read. */
export function unreadable(what: string): never {
  throw new Refused({ code: 'unreadable', what });
}
