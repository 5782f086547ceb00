import type { AppSnapshot } from '../../electron/contract/index.ts';

/** How long a change stays shown after main accepted it and pushes nothing else, in ms. */
const SETTLE_MS = 1000;

/** Fields of the snapshot that people change in the window. */
export type ChangedField = 'settings' | 'accounts' | 'contacts' | 'forwarding';

interface Change {
  readonly field: ChangedField;
  readonly apply: (snapshot: AppSnapshot) => AppSnapshot;
  accepted: boolean;
}

/**
 * The snapshot as the window shows it: what main pushed, and over it the changes made here that main has not pushed back
 * yet. main collects pushes for a third of a second; a second change made meanwhile must build on the first, or it would
 * undo it.
 */
export class OptimisticSnapshot {
  #pushed: AppSnapshot;
  #changes: readonly Change[] = [];
  readonly #onChange: (shown: AppSnapshot) => void;
  readonly #setTimer: (callback: () => void, delayMs: number) => unknown;

  constructor(
    pushed: AppSnapshot,
    onChange: (shown: AppSnapshot) => void,
    setTimer: (callback: () => void, delayMs: number) => unknown = (callback, delayMs) =>
      window.setTimeout(callback, delayMs),
  ) {
    this.#pushed = pushed;
    this.#onChange = onChange;
    this.#setTimer = setTimer;
    onChange(pushed);
  }

  /** Takes what main pushed. A field in it already contains every change that main has accepted before. */
  patch(patch: Partial<AppSnapshot>): void {
    this.#pushed = { ...this.#pushed, ...patch };
    this.#changes = this.#changes.filter((change) => !(change.accepted && patch[change.field] !== undefined));
    this.#show();
  }

  /**
   * Shows a change at once. Call the returned function with main's answer: a refused change is taken back, an accepted one
   * stays until main has pushed it.
   */
  begin(
    field: ChangedField,
    apply: (snapshot: AppSnapshot) => AppSnapshot,
  ): (answer: { readonly ok: boolean }) => void {
    const change: Change = { field, apply, accepted: false };
    this.#changes = [...this.#changes, change];
    this.#show();
    const end = () => {
      if (!this.#changes.includes(change)) return;
      this.#changes = this.#changes.filter((other) => other !== change);
      this.#show();
    };
    return ({ ok }) => {
      if (!ok) {
        end();
        return;
      }
      change.accepted = true;
      // main pushes nothing where the change makes no difference, or where it pushed it before it answered.
      this.#setTimer(end, SETTLE_MS);
    };
  }

  /** Shows a field as main pushed it last, because a later action undid the accepted changes made here. */
  settle(field: ChangedField): void {
    this.#changes = this.#changes.filter((change) => !(change.accepted && change.field === field));
    this.#show();
  }

  #show(): void {
    this.#onChange(this.#changes.reduce((snapshot, { apply }) => apply(snapshot), this.#pushed));
  }
}
