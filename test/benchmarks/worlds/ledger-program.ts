/**
 * A simulated network with one server, in a process of its own: what it costs is not the subjects'. Takes commands over
 * the IPC channel, one at a time, and answers each.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createSimulatedNetwork, startSimulatedServer } from '../../simulator/index.ts';
import { recordedFrame } from './recorded-frame.ts';

export type LedgerCommand =
  /** Closes an empty ledger. */
  | { readonly do: 'close' }
  /** Pays an account so often, all in one ledger. */
  | { readonly do: 'pay'; readonly account: string; readonly payments: number }
  /** Sends frames to who subscribed to the account, as fast as it reads, and then pays the account once. */
  | {
      readonly do: 'flood';
      readonly account: string;
      readonly frames: number;
      readonly mentions: boolean;
    };

/** When a command began to send: what it prepares before is none of the subjects' time (nanoseconds, monotonic, of the machine). */
export interface LedgerAnswer {
  readonly sentAt: string;
}

/** What it says first. */
export interface LedgerBegun {
  readonly url: string;
  readonly accounts: readonly string[];
}

const ACCOUNTS = Number(process.argv[2]);
/** Written and not yet taken by the kernel. */
const MOST_WAITING_BYTES = 1_000_000;

const network = createSimulatedNetwork({ seed: 5, clock: Date.now });
network.addAccount('Alice');
const accounts = Array.from({ length: ACCOUNTS }, (_unused, index) => network.addAccount(`Watched ${index}`));
const server = await startSimulatedServer(network);
network.run(Number(process.argv[3]));

async function flood(account: string, frame: string, frames: number): Promise<void> {
  const connection = [...server.connections].find(({ accounts: own }) => own.has(account));
  if (connection === undefined) throw new Error('the subject is gone');
  for (let sent = 0; sent < frames; sent += 1) {
    connection.send(frame);
    while (connection.socket.bufferedAmount > MOST_WAITING_BYTES) await sleep(1);
  }
}

/** Closes a ledger, all frames of which are made before the first one leaves. Returns when that was. */
function close(): bigint {
  const frames: (() => void)[] = [];
  for (const connection of server.connections)
    connection.send = (data) => void frames.push(() => connection.send(data));
  network.close();
  // The method of its class is there again.
  for (const connection of server.connections) Reflect.deleteProperty(connection, 'send');
  const sentAt = process.hrtime.bigint();
  for (const send of frames) send();
  return sentAt;
}

/** Returns when it began to send. */
async function obey(command: LedgerCommand): Promise<bigint> {
  if (command.do === 'flood') {
    const frame = recordedFrame(network.lastLedger, command.mentions ? command.account : null);
    const sentAt = process.hrtime.bigint();
    await flood(command.account, frame, command.frames);
    network.pay({ from: 'Alice', to: command.account, amount: '1' });
    close();
    return sentAt;
  }
  if (command.do === 'pay')
    for (let paid = 0; paid < command.payments; paid += 1)
      network.pay({ from: 'Alice', to: command.account, amount: '1' });
  return close();
}

process.on('message', async (command: LedgerCommand) => {
  const sentAt = String(await obey(command));
  process.send?.({ sentAt } satisfies LedgerAnswer);
});
process.on('disconnect', () => process.exit());
process.send?.({ url: server.url, accounts } satisfies LedgerBegun);
