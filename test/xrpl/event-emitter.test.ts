import { describe, expect, it } from 'vitest';
import { EventEmitter } from '../../electron/xrpl/event-emitter.ts';

/** Deferred callbacks, to be run by the test. */
function harness() {
  const deferred: (() => void)[] = [];
  const emitter = new EventEmitter<string>({ defer: (callback) => deferred.push(callback) });
  const seen: string[] = [];
  const record = (name: string) => (event: string) => {
    seen.push(`${name} ${event}`);
  };
  return { emitter, deferred, seen, record };
}

describe('an event emitter', () => {
  it('calls listeners in the order in which they were added', () => {
    const { emitter, seen, record } = harness();
    emitter.on(record('a'));
    emitter.on(record('b'));
    emitter.emit('1');
    emitter.emit('2');
    expect(seen).toEqual(['a 1', 'b 1', 'a 2', 'b 2']);
  });

  it('delivers what one event causes after it, to every listener in one order', () => {
    const { emitter, seen, record } = harness();
    emitter.on((event) => {
      if (event !== '1') return;
      emitter.emit('2');
      emitter.emit('3');
    });
    emitter.on(record('late'));
    emitter.emit('1');
    expect(seen).toEqual(['late 1', 'late 2', 'late 3']);
  });

  it('keeps the event from no other listener when one throws, and lets the error surface later', () => {
    const { emitter, deferred, seen, record } = harness();
    emitter.on(() => {
      throw new Error('mistake');
    });
    emitter.on(record('b'));
    emitter.emit('1');
    emitter.emit('2');
    expect(seen).toEqual(['b 1', 'b 2']);
    expect(deferred).toHaveLength(2);
    expect(deferred[0]).toThrow('mistake');
  });

  it('takes one function added twice for two listeners, and removes each by itself', () => {
    const { emitter, seen, record } = harness();
    const listener = record('a');
    const remove = emitter.on(listener);
    emitter.on(listener);
    emitter.emit('1');
    remove();
    remove();
    emitter.emit('2');
    expect(seen).toEqual(['a 1', 'a 1', 'a 2']);
  });

  it('calls neither a listener that another one removed meanwhile nor, for the present event, one added meanwhile', () => {
    const { emitter, seen, record } = harness();
    const added = record('added');
    const removers: (() => void)[] = [];
    emitter.on((event) => {
      if (event !== '1') return;
      removers[0]?.();
      emitter.on(added);
    });
    removers.push(emitter.on(record('removed')));
    emitter.emit('1');
    emitter.emit('2');
    expect(seen).toEqual(['added 2']);
  });
});
