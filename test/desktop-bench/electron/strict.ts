import { EventEmitter } from 'node:events';

/** What programs ask of any object: whether it is a promise, how it is written as JSON. */
const ASKED_OF_ANYTHING: ReadonlySet<string> = new Set(['then', 'toJSON']);

/** Something that the app registered: a listener of an emitter, or a handler that a module was given. */
export interface Registration {
  /** Where: "app", "Tray", "ipcMain". */
  readonly owner: string;
  /** For what: the event, the channel, the accelerator. */
  readonly name: string;
  /** The emitter, or null for a handler. */
  readonly emitter: EventEmitter | null;
  readonly listener: (...args: never[]) => unknown;
}

/** Hears of each registration, and of each call of what was registered. */
interface Recorder {
  readonly registered: (registration: Registration) => void;
  readonly called: (owner: string, name: string) => void;
}

let recorder: Recorder | null = null;

/** From now on the recorder hears; null ends that. */
export function recordRegistrations(to: Recorder | null): void {
  recorder = to;
}

/** A module was given a handler: returns what the module is to call in its place. */
export function registered<A extends unknown[], R>(
  owner: string,
  name: string,
  handler: (...args: A) => R,
): (...args: A) => R {
  const listener = (...args: A): R => {
    recorder?.called(owner, name);
    return handler(...args);
  };
  recorder?.registered({ owner, name, emitter: null, listener });
  return listener;
}

/**
 * The object, whose missing members throw instead of being undefined: what the stand-in lacks would otherwise look like
 * what Electron does not have. Members in `absent` are undefined, as on a platform that has none of them.
 */
function refusing<T extends object>(name: string, of: T, absent: readonly string[]): T {
  return new Proxy(of, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || ASKED_OF_ANYTHING.has(key))
        return Reflect.get(target, key, receiver);
      if (absent.includes(key)) return undefined;
      throw new Error(`The stand-in for Electron has no ${name}.${key}; see test/desktop-bench/README.md.`);
    },
  });
}

/** A class of emitters whose missing members throw, on instances and on the class. Listeners are recorded. */
export function strictEmitter(name: string, absent: readonly string[] = []): typeof EventEmitter {
  class Strict extends EventEmitter {
    constructor() {
      super();
      this.on('newListener', (event, listener) => {
        recorder?.registered({ owner: name, name: String(event), emitter: this, listener });
      });
    }
    override emit(event: string | symbol, ...args: unknown[]): boolean {
      if (this.listenerCount(event) > 0) recorder?.called(name, String(event));
      return super.emit(event, ...args);
    }
  }
  // Behind the class, so that what has private fields stays itself.
  Object.setPrototypeOf(Strict.prototype, refusing(name, EventEmitter.prototype, absent));
  Object.setPrototypeOf(Strict, refusing(name, EventEmitter, absent));
  return Strict as typeof EventEmitter;
}

/** The members as an object whose missing members throw. */
export function strict<T extends object>(name: string, members: T, absent: readonly string[] = []): T {
  return Object.setPrototypeOf(members, refusing(name, Object.prototype, absent)) as T;
}
