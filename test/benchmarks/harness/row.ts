/** One line of the table: the app beside its floor or its peers, measured in one run on the same machine. */
export interface Figure {
  /** What is measured, within its row. */
  readonly what: string;
  readonly unit: 'µs' | 'ms' | 's' | 'kB' | 'MB' | 'payments' | 'requests';
  /**
   * By name of the subject: what it needed, one value a round; less is better. The rounds of all subjects are taken in
   * turn. The first subject is what all others are held against.
   */
  readonly subjects: Readonly<Record<string, readonly number[]>>;
}

/** Something worth measuring. Each row is a file of its own. */
export interface Row {
  readonly name: string;
  /** Takes minutes, or a Chromium: left out unless it is named. */
  readonly isLong?: boolean;
  /** It starts the desktop app, which is built first. */
  readonly needsBuild?: boolean;
  /** Rounds take so long, and differ so little, that no more are measured. */
  readonly mostRounds?: number;
  measure(rounds: number): Promise<readonly Figure[]>;
}

/** The app, as a subject. */
export const OURS = 'XRPL Chime';
