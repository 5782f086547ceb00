import type Electron from 'electron';

/** An event as Electron hands it to listeners (gin_helper/event.h), with fields of its own. */
export function createEvent<T extends object>(fields?: T): Electron.Event<T> {
  let isPrevented = false;
  const event = {
    preventDefault: () => {
      isPrevented = true;
    },
    get defaultPrevented() {
      return isPrevented;
    },
  };
  return Object.assign(event, fields) as Electron.Event<T>;
}

/** The keys that were held when something was clicked (gin_helper/event_emitter.cc). */
export const noKeys = (): Electron.KeyboardEvent => ({
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  triggeredByAccelerator: false,
});
