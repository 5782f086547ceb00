import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LedgerAnswer, LedgerBegun, LedgerCommand } from './ledger-program.ts';

export interface LedgerProcess extends LedgerBegun {
  ask(command: LedgerCommand): Promise<LedgerAnswer>;
  stop(): void;
}

/** Starts a network with so many accounts to watch, and its server. `ledgerMs`: between two ledgers. */
export async function startLedger(accounts = 1, ledgerMs = 4000): Promise<LedgerProcess> {
  const program = fileURLToPath(new URL('ledger-program.ts', import.meta.url));
  const execArgv = ['--disable-warning=ExperimentalWarning'];
  const child = fork(program, [String(accounts), String(ledgerMs)], { execArgv });
  const [begun] = (await once(child, 'message')) as [LedgerBegun];
  return {
    ...begun,
    async ask(command) {
      child.send(command);
      const [answer] = (await once(child, 'message')) as [LedgerAnswer];
      return answer;
    },
    stop: () => void child.disconnect(),
  };
}
