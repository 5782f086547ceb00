import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { KnownGap, NetworkName } from '../../contract/index.ts';

const optionalText = z.string().nullable();

/** The gaps that no server could fill when last asked. Writes join the caller's transaction. */
export function createGapTable(database: DatabaseSync) {
  const select = database.prepare('SELECT * FROM gaps WHERE network = ? ORDER BY account, first');
  const clear = database.prepare('DELETE FROM gaps WHERE network = ?');
  const insert = database.prepare(
    `INSERT INTO gaps (network, account, first, last, from_time, to_time, attempts, next_retry_at, accepted)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    all(network: NetworkName): readonly KnownGap[] {
      return select.all(network).map((row) => ({
        network,
        account: String(row.account),
        range: [Number(row.first), Number(row.last)],
        fromTime: optionalText.parse(row.from_time),
        toTime: optionalText.parse(row.to_time),
        attempts: Number(row.attempts),
        nextRetryAt: optionalText.parse(row.next_retry_at),
        accepted: row.accepted === 1,
      }));
    },
    /** Replaces the known gaps of the network. */
    replace(network: NetworkName, gaps: readonly KnownGap[]): void {
      clear.run(network);
      for (const gap of gaps) {
        const [first, last] = gap.range;
        insert.run(
          network,
          gap.account,
          first,
          last,
          gap.fromTime,
          gap.toTime,
          gap.attempts,
          gap.nextRetryAt,
          gap.accepted ? 1 : 0,
        );
      }
    },
  };
}
