import { ledgerClosedFrame } from '../api/ledger.ts';
import { type ApiVersion, proposedFrame, streamFrame } from '../api/render.ts';
import type { ServerView } from '../api/server-context.ts';
import { manifestFrame, validationFrame } from '../api/validation-frame.ts';
import type { Ledger } from '../ledger-source.ts';
import { type Random, shuffle } from '../random.ts';
import type { Connection } from './connection.ts';
import type { Faults } from './faults.ts';
import type { Liar } from './lies/liar.ts';

/**
 * Sends one validated ledger to the subscribers as rippled does: ledgerClosed first, then the transactions in the order
 * of TransactionIndex, one frame each, without a mark at their end.
 */
export function broadcastLedger(
  view: ServerView,
  ledger: Ledger,
  connections: readonly Connection[],
  faults: Faults,
  liar: Liar,
  random: Random,
): void {
  // Where nobody is subscribed nothing would be lost: the fault waits.
  const dropHere =
    faults.dropAfterLedgerClosed > 0 && connections.some((connection) => connection.isSubscribed);
  if (dropHere) faults.dropAfterLedgerClosed -= 1;
  const rendered = new Map<string, readonly string[]>();
  const render = (index: number, version: ApiVersion): readonly string[] => {
    const key = `${version}:${index}`;
    let frames = rendered.get(key);
    const transaction = ledger.transactions[index];
    if (frames === undefined && transaction !== undefined) {
      frames = liar.transaction(streamFrame(transaction, ledger, view.networkId, version));
      rendered.set(key, frames);
    }
    return frames ?? [];
  };
  const closed = liar.ledger(ledgerClosedFrame(view, ledger));
  for (const connection of connections) {
    const frames = proposals(connection, ledger);
    const [early, late] = validations(connection, ledger, view, liar);
    frames.push(...manifests(connection, ledger, view), ...early);
    if (connection.streams.has('ledger')) frames.push(...closed);
    if (!dropHere) {
      const version = connection.apiVersion ?? 1;
      for (const index of transactionsFor(connection, ledger, faults)) frames.push(...render(index, version));
    }
    frames.push(...late);
    for (const frame of disturbed(frames, faults, random)) connection.send(frame);
    if (dropHere) connection.terminate();
  }
}

/** Positions of the transactions a connection gets; twice where two of its subscriptions match. */
function transactionsFor(connection: Connection, ledger: Ledger, { lie }: Faults): number[] {
  const positions: number[] = [];
  const all = connection.streams.has('transactions');
  if (!all && connection.accounts.size === 0 && connection.proposedAccounts.size === 0) return positions;
  const wanted = (account: string): boolean =>
    connection.accounts.has(account) || connection.proposedAccounts.has(account);
  ledger.transactions.forEach((transaction, index) => {
    if (all) positions.push(index);
    // A payment that failed concerns its sender alone, except where it is told as one that arrived.
    const concerned =
      lie === 'paid'
        ? [...transaction.accounts, String(transaction.txJson().Destination)]
        : transaction.accounts;
    if (concerned.some(wanted)) positions.push(index);
  });
  return positions;
}

/** The frames that accounts_proposed gets before the ledger of these transactions closes. */
function proposals(connection: Connection, ledger: Ledger): string[] {
  if (connection.proposedAccounts.size === 0) return [];
  return ledger.transactions
    .filter((transaction) => {
      const { Account, Destination } = transaction.txJson();
      return [Account, Destination].some((account) => connection.proposedAccounts.has(String(account)));
    })
    .map((transaction) => proposedFrame(transaction, connection.apiVersion ?? 1));
}

/**
 * The validations of a ledger: those before its ledgerClosed, which goes out when there are enough of them, and the
 * others.
 */
function validations(
  connection: Connection,
  ledger: Ledger,
  { source, networkId }: ServerView,
  liar: Liar,
): readonly [readonly string[], readonly string[]] {
  if (source.council === undefined || !connection.streams.has('validations')) return [[], []];
  const frames = liar.validations(
    source.council
      .validationsOf(ledger)
      .map((sent) => validationFrame(sent, ledger, networkId, connection.apiVersion ?? 1)),
  );
  const enough = Math.ceil(source.council.validators.length * 0.8);
  return [frames.slice(0, enough), frames.slice(enough)];
}

/** Which key signs for a validator from now on. */
function manifests(connection: Connection, ledger: Ledger, { source }: ServerView): readonly string[] {
  const news = source.council?.manifestsWith(ledger) ?? [];
  return connection.streams.has('manifests') ? news.map((bytes) => manifestFrame(bytes)) : [];
}

function disturbed(frames: readonly string[], faults: Faults, random: Random): readonly string[] {
  let result = [...frames];
  if (faults.duplicate) result = result.flatMap((frame) => [frame, frame]);
  if (faults.reorder) shuffle(result, random);
  return result;
}
