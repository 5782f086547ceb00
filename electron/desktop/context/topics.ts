/**
 * The facts that change while the app runs. The owner of a fact publishes its topic after each change; each field of the
 * snapshot names the topics it depends on.
 */
export type Topic =
  | 'settings'
  | 'watched'
  | 'contacts'
  | 'pause'
  /** Payments were recorded, read, deleted, or are believed more or less than before. */
  | 'payments'
  | 'connection'
  /** A check of the connections began or ended. */
  | 'connection-check'
  /** An export of payments began, wrote some, or ended. */
  | 'export'
  /** A proof that a person asked for began, went on, or ended; the list of validators may be another. */
  | 'proof'
  | 'coverage'
  | 'catching-up'
  | 'gaps'
  /** More is known of a token. */
  | 'asset-info'
  | 'problems'
  | 'notifications'
  /** A sink is another, or how it goes with it. */
  | 'forwarding'
  | 'update'
  /** The system may start the app at login, or not any more: it does not tell. */
  | 'login-item'
  /** Time alone changed something: a mute ended, quiet hours began, the hour is another. */
  | 'clock'
  /** Another address is in the clipboard, or none. */
  | 'clipboard';

export type Publish = (topic: Topic) => void;

type Method = (...args: never[]) => unknown;

/** The owner of facts, whose named methods publish a topic each time they have returned. */
export function publishing<T extends object>(
  owner: T,
  topics: { readonly [K in keyof T as T[K] extends Method ? K : never]?: Topic },
  publish: Publish,
): T {
  const methods = Object.entries(topics as Readonly<Record<string, Topic>>).map(([name, topic]) => {
    const method = owner[name as keyof T] as Method;
    const run: Method = (...args) => {
      const result = method(...args);
      publish(topic);
      return result;
    };
    return [name, run] as const;
  });
  return { ...owner, ...Object.fromEntries(methods) };
}
