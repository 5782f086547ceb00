import { type Clock, SingleTimer } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';

export interface PacedJob {
  /** In order of precedence. Subscriptions and health checks are charged but never wait. */
  readonly priority: 'live' | 'recovery';
  readonly points: number;
  run(): void;
}

/** Commands that rippled charges as a "medium burden" (Fees.cpp). */
const MEDIUM_BURDEN = new Set(['account_lines', 'account_objects', 'account_tx', 'ledger', 'ledger_data']);

/** rippled's load points per request, by its classes of charges. */
export function pointsOf(command: string): number {
  if (MEDIUM_BURDEN.has(command)) return 400;
  if (command === 'subscribe' || command === 'unsubscribe') return 100;
  return 20;
}

/** A rate is never lowered below this share of the configured one. */
const LEAST_RATE = 1 / 8;

/**
 * Keeps the requests to one server, over all connections to it, under the limits of public servers: a budget of
 * load points and one of bytes, both refilled continuously, and a limit of requests under way. What must wait,
 * waits in a bounded queue, live requests before recovery.
 */
export class RequestPacer {
  readonly #clock: Clock;
  readonly #options: ConnectionOptions;
  readonly #timer: SingleTimer;
  readonly #queues: Record<PacedJob['priority'], PacedJob[]> = { live: [], recovery: [] };
  #limited: boolean;
  #points: number;
  #bytes: number;
  #rate = 1;
  #refilledAt: number;
  #rateLoweredAt = 0;
  #pausedUntil = 0;
  #underWay = 0;

  constructor(clock: Clock, options: ConnectionOptions, limited: boolean) {
    this.#clock = clock;
    this.#options = options;
    this.#timer = new SingleTimer(clock);
    this.#limited = limited;
    this.#points = options.loadBurstPoints;
    this.#bytes = options.bytesBurst;
    this.#refilledAt = clock.now();
  }

  get queued(): number {
    return this.#queues.live.length + this.#queues.recovery.length;
  }

  /** Share of the configured rate in force: 1, or less after warnings. */
  get rate(): number {
    return this.#rate;
  }

  /** Takes a job that will be run at once or later; false when the queue is full. Each run must be followed by one finished(). */
  schedule(job: PacedJob): boolean {
    if (this.queued >= this.#options.maxQueuedRequests) return false;
    this.#queues[job.priority].push(job);
    this.#drain();
    return true;
  }

  /** Removes a job that has not run yet; false when it has. */
  remove(job: PacedJob): boolean {
    const queue = this.#queues[job.priority];
    const position = queue.indexOf(job);
    if (position < 0) return false;
    queue.splice(position, 1);
    if (this.queued === 0) this.#timer.clear();
    return true;
  }

  /** A job that was run has ended, however. */
  finished(): void {
    this.#underWay = Math.max(0, this.#underWay - 1);
    this.#drain();
  }

  /** Charges what did not go through the queue: control requests, and the bytes of answers. */
  charge(points: number, bytes: number): void {
    this.#refill();
    this.#points -= points;
    this.#bytes -= bytes;
  }

  /** The server said `warning: "load"`: halve the rate. */
  warned(): void {
    const now = this.#clock.now();
    this.#refill();
    this.#limited = true;
    // One burst of answers carries many warnings; they count as one.
    if (this.#rate < 1 && now - this.#rateLoweredAt < 1000) return;
    this.#rate = Math.max(LEAST_RATE, this.#rate * this.#options.loadWarningFactor);
    this.#rateLoweredAt = now;
    this.#points = Math.min(this.#points, 0);
  }

  /** The server refused for load: nothing but control requests for a while, and then at the lowest rate. */
  pause(durationMs: number): void {
    const now = this.#clock.now();
    this.#refill();
    this.#limited = true;
    this.#rate = LEAST_RATE;
    this.#points = Math.min(this.#points, 0);
    this.#pausedUntil = Math.max(this.#pausedUntil, now + durationMs);
    this.#rateLoweredAt = this.#pausedUntil;
    this.#drain();
  }

  /** Forgets waiting jobs and timers. */
  clear(): void {
    this.#timer.clear();
    this.#queues.live = [];
    this.#queues.recovery = [];
  }

  #drain(): void {
    this.#refill();
    for (;;) {
      const queue = this.#queues.live.length > 0 ? this.#queues.live : this.#queues.recovery;
      const job = queue[0];
      if (!job) {
        this.#timer.clear();
        return;
      }
      if (job.priority === 'recovery' && this.#underWay >= this.#mostUnderWay()) {
        // finished() continues.
        this.#timer.clear();
        return;
      }
      const wait = this.#waitFor(job);
      if (wait > 0) {
        this.#timer.set(wait, () => this.#drain());
        return;
      }
      queue.shift();
      this.#points -= job.points;
      this.#underWay += 1;
      job.run();
    }
  }

  /** Nobody else waits for a server of the user's own: what limits it there is the latency, until it warns. */
  #mostUnderWay(): number {
    const { maxConcurrentRequests, maxConcurrentOwnRequests } = this.#options;
    return this.#limited ? maxConcurrentRequests : maxConcurrentOwnRequests;
  }

  #waitFor(job: PacedJob): number {
    if (!this.#limited) return 0;
    const pause = this.#pausedUntil - this.#clock.now();
    const { loadPointsPerSecond, bytesPerSecond } = this.#options;
    const lackingPoints = job.points - this.#points;
    const forPoints = (lackingPoints / (loadPointsPerSecond * this.#rate)) * 1000;
    const forBytes = (-this.#bytes / (bytesPerSecond * this.#rate)) * 1000;
    return Math.ceil(Math.max(pause, forPoints, forBytes, 0));
  }

  #refill(): void {
    const now = this.#clock.now();
    // Nothing is saved up during a pause: what the server demanded is less, not later.
    const seconds = Math.max(0, now - Math.max(this.#refilledAt, this.#pausedUntil)) / 1000;
    this.#refilledAt = now;
    const { loadPointsPerSecond, loadBurstPoints, bytesPerSecond, bytesBurst, loadWarningMs } = this.#options;
    this.#points = Math.min(loadBurstPoints, this.#points + seconds * loadPointsPerSecond * this.#rate);
    this.#bytes = Math.min(bytesBurst, this.#bytes + seconds * bytesPerSecond * this.#rate);
    while (this.#rate < 1 && now - this.#rateLoweredAt >= loadWarningMs && loadWarningMs > 0) {
      this.#rate = Math.min(1, this.#rate * 2);
      this.#rateLoweredAt += loadWarningMs;
    }
    if (loadWarningMs === 0) this.#rate = 1;
  }
}
