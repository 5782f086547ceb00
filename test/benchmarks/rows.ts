import type { Row } from './harness/row.ts';
import { classify } from './rows/classify.ts';
import { desktopIdle } from './rows/desktop-idle.ts';
import { faults } from './rows/faults.ts';
import { framesOfOthers } from './rows/frames-of-others.ts';
import { framesThatBringNothing } from './rows/frames-that-bring-nothing.ts';
import { history } from './rows/history.ts';
import { idle } from './rows/idle.ts';
import { paint, paintOfAMillion } from './rows/paint.ts';
import { paymentLatency } from './rows/payment-latency.ts';
import { payments } from './rows/payments.ts';
import { proof } from './rows/proof.ts';
import { recoveryRows } from './rows/recovery.ts';
import { accounts, manyAccounts } from './rows/scale/accounts.ts';
import { ledgersOfGap } from './rows/scale/ledgers-of-gap.ts';
import { paymentsASecond } from './rows/scale/payments-a-second.ts';
import { paymentsStored } from './rows/scale/payments-stored.ts';
import { search, searchOfAMillion } from './rows/search.ts';
import { start } from './rows/start.ts';

/** Everything that `npm run bench` measures. */
export const ROWS: readonly Row[] = [
  framesThatBringNothing,
  framesOfOthers,
  payments,
  paymentLatency,
  start,
  idle,
  classify,
  ...recoveryRows,
  search,
  searchOfAMillion,
  history,
  proof,
  paint,
  paintOfAMillion,
  faults,
  paymentsStored,
  accounts,
  manyAccounts,
  ledgersOfGap,
  paymentsASecond,
  desktopIdle,
];
