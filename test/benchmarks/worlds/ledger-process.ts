import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LedgerAnswer, LedgerBegun, LedgerCommand } from './ledger-program.ts';
import { nextMessage } from './next-message.ts';

export interface LedgerProcess extends LedgerBegun {
  ask(command: LedgerCommand): Promise<LedgerAnswer>;
  stop(): void;
}

/** Starts a network with so many accounts to watch, and its server. `ledgerMs`: between two ledgers. */
export async function startLedger(accounts = 1, ledgerMs = 4000): Promise<LedgerProcess> {
  const program = fileURLToPath(new URL('ledger-program.ts', import.meta.url));
  const execArgv = ['--disable-warning=ExperimentalWarning'];
  const child = fork(program, [String(accounts), String(ledgerMs)], { execArgv });
  const begun = await nextMessage<LedgerBegun>(child);
  return {
    ...begun,
    ask(command) {
      child.send(command);
      return nextMessage<LedgerAnswer>(child);
    },
    stop: () => void child.kill(),
  };
}
