import type { FieldPatch } from '../ledger/transaction-builder.ts';

/** Fields that any transaction may carry. */
export interface CommonFields {
  readonly destinationTag?: number;
  readonly sourceTag?: number;
  /** 64 hex digits. */
  readonly invoiceId?: string;
  /** Texts; written to the ledger as hex of their UTF-8. */
  readonly memos?: readonly {
    readonly data?: string;
    readonly type?: string;
    readonly format?: string;
  }[];
  /** Any further field, as the ledger has it. */
  readonly fields?: FieldPatch;
}

export function commonFields(options: CommonFields): FieldPatch {
  return {
    DestinationTag: options.destinationTag,
    SourceTag: options.sourceTag,
    InvoiceID: options.invoiceId,
    Memos: options.memos?.map(({ data, type, format }) => ({
      Memo: {
        ...(data === undefined ? {} : { MemoData: hex(data) }),
        ...(format === undefined ? {} : { MemoFormat: hex(format) }),
        ...(type === undefined ? {} : { MemoType: hex(type) }),
      },
    })),
    ...options.fields,
  };
}

function hex(text: string): string {
  return Buffer.from(text, 'utf8').toString('hex').toUpperCase();
}
