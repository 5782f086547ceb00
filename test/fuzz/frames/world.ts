import { createHash } from 'node:crypto';
import type { Clock } from '../../../electron/xrpl/clock.ts';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { failureOfClose } from '../../../electron/xrpl/transport/connection-failure.ts';
import type { OpenSocket, SocketListener } from '../../../electron/xrpl/transport/socket.ts';
import { startWork, workedMs } from '../stand.ts';
import { type Place, rowOf, type Seed } from './seeds.ts';

/** So early that no transaction of the corpus comes after its LastLedgerSequence. */
export const FIRST_LEDGER = 5;
const LATENCY_MS = 2;
const RIPPLE_SECONDS = 820_454_400;

/** A message of a server to its client: bytes of a text message, or null for a binary one. */
export type Sent = Buffer | null;

/** A ledger of the fuzzer's network. */
export function placeOf(ledgerIndex: number): Place {
  const ledgerHash = createHash('sha256').update(`ledger ${ledgerIndex}`).digest('hex').toUpperCase();
  return { ledgerIndex, ledgerHash, closeTime: RIPPLE_SECONDS + ledgerIndex * 4 };
}

/**
 * A network whose ledgers and history are honest. Every server of it says what it is told to say in the stream, and may
 * once give another answer than the honest one.
 */
export class World {
  ledgerIndex = FIRST_LEDGER;
  /** What truly happened, by ledger. */
  readonly truths = new Map<number, Seed>();
  /** The longest that the client took for one message, in milliseconds of work. */
  longestStandMs = 0;
  /** Changes the next answers to a command, and is asked again until it returns null. */
  disturb: (command: string, answer: JsonObject) => Sent | undefined = () => undefined;
  accountTxAsked = 0;
  readonly #clock: Clock;
  readonly #sockets = new Set<SocketListener>();
  readonly #streaming = new Set<SocketListener>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isHeard(): boolean {
    return this.#streaming.size > 0;
  }

  /** Closes the next ledger, in which this happened, and announces it. */
  close(truth: Seed | null = null): void {
    this.ledgerIndex += 1;
    if (truth !== null) this.truths.set(this.ledgerIndex, truth);
    const { ledgerIndex, ledgerHash, closeTime } = placeOf(this.ledgerIndex);
    const announced = {
      ...{ type: 'ledgerClosed', ledger_index: ledgerIndex, ledger_hash: ledgerHash, ledger_time: closeTime },
      ...{ txn_count: truth === null ? 0 : 1, validated_ledgers: `1-${ledgerIndex}` },
    };
    this.send(Buffer.from(JSON.stringify(announced)));
  }

  /** Sends a message to every client that is subscribed. */
  send(message: Sent): void {
    for (const listener of [...this.#streaming]) this.#deliver(listener, message);
  }

  #deliver(listener: SocketListener, message: Sent): void {
    if (!this.#sockets.has(listener)) return;
    const began = startWork();
    // What is not UTF-8 ends a real WebSocket before it is a message; here it is one all the same.
    listener.onMessage(message, message?.length ?? 10);
    this.longestStandMs = Math.max(this.longestStandMs, workedMs(began));
  }

  readonly openSocket: OpenSocket = (_server, _settings, listener) => {
    const end = () => {
      if (!this.#sockets.delete(listener)) return;
      this.#streaming.delete(listener);
      listener.onClosed(failureOfClose(1006, ''));
    };
    this.#sockets.add(listener);
    this.#clock.setTimer(LATENCY_MS, () => this.#sockets.has(listener) && listener.onOpen());
    return {
      send: (text) => void this.#clock.setTimer(LATENCY_MS, () => this.#answer(listener, text)),
      setPaused: () => undefined,
      ping: () =>
        void this.#clock.setTimer(LATENCY_MS, () => this.#sockets.has(listener) && listener.onPong()),
      close: () => void this.#clock.setTimer(LATENCY_MS, end),
      terminate: () => {
        this.#streaming.delete(listener);
        this.#clock.setTimer(0, end);
      },
      bytesReceived: () => 0,
    };
  };

  #answer(listener: SocketListener, text: string): void {
    if (!this.#sockets.has(listener)) return;
    const request = JSON.parse(text) as JsonObject;
    const command = String(request.command);
    if (command === 'subscribe') this.#streaming.add(listener);
    const answer = { id: request.id, type: 'response', status: 'success', result: this.#resultOf(request) };
    const other = this.disturb(command, answer as JsonObject);
    this.#deliver(listener, other === undefined ? Buffer.from(JSON.stringify(answer)) : other);
  }

  #resultOf(request: JsonObject): JsonObject {
    const { ledgerIndex } = this;
    switch (request.command) {
      case 'server_info': {
        const validated_ledger = { seq: ledgerIndex, age: 1 };
        const complete_ledgers = `1-${ledgerIndex}`;
        return { info: { network_id: 0, server_state: 'full', complete_ledgers, validated_ledger } };
      }
      case 'subscribe':
        return { ledger_index: ledgerIndex, network_id: 0 };
      case 'ledger': {
        const asked = Number(request.ledger_index);
        const { ledgerHash, closeTime } = placeOf(asked);
        const truth = this.truths.get(asked);
        const transactions = truth === undefined ? [] : [rowOf(truth, placeOf(asked))];
        const ledger = { close_time: closeTime, ledger_hash: ledgerHash, ledger_index: asked, transactions };
        return { validated: true, ledger_index: asked, ledger_hash: ledgerHash, ledger };
      }
      case 'account_tx':
        return this.#history(request);
      default:
        return {};
    }
  }

  #history({ account, ledger_index_min, ledger_index_max }: JsonObject): JsonObject {
    this.accountTxAsked += 1;
    const [first, last] = [Number(ledger_index_min), Math.min(Number(ledger_index_max), this.ledgerIndex)];
    const transactions = [...this.truths]
      .filter(([index, seed]) => first <= index && index <= last && seed.text.includes(String(account)))
      .map(([index, seed]) => rowOf(seed, placeOf(index)));
    return {
      ...{ account: account ?? null, ledger_index_min: first, ledger_index_max: last },
      ...{ transactions, validated: true },
    };
  }
}
