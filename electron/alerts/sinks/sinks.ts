import type { Settings, StoredPayment } from '../../contract/index.ts';
import type { Alert, Sink } from '../alert.types.ts';

/** What a program gives its sinks. A part that it does not have is null, and with it the sink. */
export interface SinkDeps {
  readonly settings: () => Settings;
  /** Prints a payment, and acknowledges it once the reader took it. */
  readonly print: ((payment: StoredPayment) => void) | null;
  /** Shows an alert by the policy's decision, and acknowledges it once it is shown. */
  readonly notify: ((alert: Alert) => void) | null;
}

/** A sink as far as the program has what it needs. Its name is stored with each pending delivery: it never changes. */
type SinkOf = (deps: SinkDeps) => Sink | null;

/** Every sink there is, of the desktop app and the headless program alike. */
const SINKS: readonly SinkOf[] = [
  ({ print }) => print && { name: 'stdout', takes: 'payments', deliver: print },
  ({ notify }) => notify && { name: 'notification', takes: 'alerts', deliver: notify },
];

export function createSinks(deps: SinkDeps): readonly Sink[] {
  return SINKS.map((sinkOf) => sinkOf(deps)).filter((sink) => sink !== null);
}
