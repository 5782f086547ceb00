import type { AppSnapshot } from '../../electron/contract/index.ts';

/** How long a change stays shown after main has taken it and says nothing that differs, in ms. */
const SETTLE_MS = 1000;

/** Parts of the snapshot that people change in the window. */
export type ChangedField = 'settings' | 'accounts' | 'contacts';

interface Change {
  readonly field: ChangedField;
  readonly apply: (snapshot: AppSnapshot) => AppSnapshot;
  taken: boolean;
}

/**
 * The snapshot as the window shows it: what main said, and over it the changes made here that main has not told back
 * yet. main gathers what it tells for a third of a second; a second change made meanwhile must build on the first, or
 * it would undo it.
 */
export class OptimisticSnapshot {
  #told: AppSnapshot;
  #changes: readonly Change[] = [];
  readonly #onChange: (shown: AppSnapshot) => void;
  readonly #setTimer: (callback: () => void, delayMs: number) => unknown;

  constructor(
    told: AppSnapshot,
    onChange: (shown: AppSnapshot) => void,
    setTimer: (callback: () => void, delayMs: number) => unknown = (callback, delayMs) =>
      window.setTimeout(callback, delayMs),
  ) {
    this.#told = told;
    this.#onChange = onChange;
    this.#setTimer = setTimer;
    onChange(told);
  }

  /** Takes what main says. A field that it says anew holds every change which it has taken before. */
  patch(patch: Partial<AppSnapshot>): void {
    this.#told = { ...this.#told, ...patch };
    this.#changes = this.#changes.filter((change) => !(change.taken && patch[change.field] !== undefined));
    this.#show();
  }

  /**
   * Shows a change at once. The function it returns is called with main's answer: a refused change is taken back,
   * an accepted one stays until main has told it.
   */
  begin(
    field: ChangedField,
    apply: (snapshot: AppSnapshot) => AppSnapshot,
  ): (answer: { readonly ok: boolean }) => void {
    const change: Change = { field, apply, taken: false };
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
      change.taken = true;
      // main says nothing where the change made no difference to it, or where it had told it before it answered.
      this.#setTimer(end, SETTLE_MS);
    };
  }

  /** Shows a field as main told it last: what was changed here and taken is undone by a later action. */
  settle(field: ChangedField): void {
    this.#changes = this.#changes.filter((change) => !(change.taken && change.field === field));
    this.#show();
  }

  #show(): void {
    this.#onChange(this.#changes.reduce((snapshot, { apply }) => apply(snapshot), this.#told));
  }
}
