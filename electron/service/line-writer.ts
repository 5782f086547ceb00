import type { Writable } from 'node:stream';
import type { StoredPayment } from '../contract/index.ts';

export interface LineWriter {
  /** Writes a line of a payment with the others of the same turn, which have one commit: a write costs a system call. */
  print(payment: StoredPayment, line: string): void;
  /** Writes any other line, after what was printed before it. */
  tell(line: string): void;
  /** Calls back when everything before this has left, or could not. */
  end(left: () => void): void;
  /** Acknowledges now what has left. */
  flush(): void;
}

/**
 * Writes lines in the order in which they come, and acknowledges the payments whose lines the reader's pipe has taken,
 * several in one commit.
 */
export function createLineWriter(
  stream: Writable,
  acknowledge: (payments: readonly StoredPayment[]) => void,
): LineWriter {
  let printed: StoredPayment[] = [];
  let text = '';
  let taken: StoredPayment[] = [];

  function flush(): void {
    const payments = taken;
    taken = [];
    if (payments.length > 0) acknowledge(payments);
  }

  function write(): void {
    if (printed.length === 0) return;
    const payments = printed;
    const lines = text;
    printed = [];
    text = '';
    stream.write(lines, (error) => {
      if (error) return;
      if (taken.length === 0) setImmediate(flush);
      for (const payment of payments) taken.push(payment);
    });
  }

  return {
    print(payment, line) {
      if (printed.length === 0) queueMicrotask(write);
      printed.push(payment);
      text += `${line}\n`;
    },
    tell(line) {
      write();
      stream.write(`${line}\n`);
    },
    end(left) {
      write();
      stream.write('', left);
    },
    flush,
  };
}
