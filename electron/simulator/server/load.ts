/** What requests cost, in rippled's points (Fees.cpp of 2.6.1). */
const COSTS: Readonly<Record<string, number>> = {
  account_lines: 400,
  account_objects: 400,
  account_tx: 400,
  ledger: 400,
  subscribe: 400,
};
const REFERENCE_COST = 20;
const MALFORMED_COST = 100;
const WINDOW_SECONDS = 32;

export interface LoadLimits {
  /** Balance at which answers carry warning "load". rippled: 5000. */
  readonly warnAt: number;
  /** Balance at which the connection is closed with 1008. rippled: 25000. */
  readonly dropAt: number;
}

/** @internal */
export const RIPPLED_LIMITS: LoadLimits = { warnAt: 5000, dropAt: 25000 };

/** Clio's simpler limit: so many requests of one address in one second. Further ones get slowDown. */
export class RequestRate {
  readonly #perSecond: number;
  #second = 0;
  #count = 0;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** False where the request exceeds the limit. */
  allows(now: number): boolean {
    const second = Math.floor(now / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count <= this.#perSecond;
  }
}

/**
 * rippled's budget of one client address: an amount that decays over 32 seconds, and that every request of all its
 * connections charges. Callers pass the time in milliseconds.
 */
export class LoadBudget {
  readonly #limits: LoadLimits;
  #value = 0;
  #at: number;

  constructor(limits: LoadLimits, now: number) {
    this.#limits = limits;
    this.#at = now;
  }

  charge(command: string | null, now: number): 'fine' | 'warn' | 'drop' {
    this.#decay(now);
    this.#value += command === null ? MALFORMED_COST : (COSTS[command] ?? REFERENCE_COST);
    return this.state(now);
  }

  state(now: number): 'fine' | 'warn' | 'drop' {
    this.#decay(now);
    const balance = this.#value / WINDOW_SECONDS;
    if (balance >= this.#limits.dropAt) return 'drop';
    return balance >= this.#limits.warnAt ? 'warn' : 'fine';
  }

  #decay(now: number): void {
    const seconds = Math.floor((now - this.#at) / 1000);
    if (seconds <= 0) return;
    this.#at += seconds * 1000;
    if (seconds > 4 * WINDOW_SECONDS) this.#value = 0;
    for (let i = 0; i < seconds && this.#value > 0; i++) {
      this.#value -= Math.floor((this.#value + WINDOW_SECONDS - 1) / WINDOW_SECONDS);
    }
  }
}

/** Both limits of one server, by client address. Either may be absent. */
export class LoadGate {
  readonly #limits: LoadLimits | null;
  readonly #rate: RequestRate | null;
  readonly #clock: () => number;
  readonly #budgets = new Map<string, LoadBudget>();

  constructor(limits: LoadLimits | null, requestsPerSecond: number | null, clock: () => number) {
    this.#limits = limits;
    this.#rate = requestsPerSecond === null ? null : new RequestRate(requestsPerSecond);
    this.#clock = clock;
  }

  charge(address: string, command: string | null): 'fine' | 'warn' | 'drop' {
    if (this.#limits === null) return 'fine';
    const now = this.#clock();
    let budget = this.#budgets.get(address);
    if (budget === undefined) {
      budget = new LoadBudget(this.#limits, now);
      this.#budgets.set(address, budget);
    }
    return budget.charge(command, now);
  }

  /** False where Clio would answer slowDown. */
  allowsAnother(): boolean {
    return this.#rate?.allows(this.#clock()) ?? true;
  }
}
