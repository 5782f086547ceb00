/**
 * Loaded into a process before its program (`--import`): kills it by SIGKILL once it reaches a kill point. It watches
 * the runtime's own modules; the program knows nothing of it.
 */
import { ClientRequest } from 'node:http';
import { Socket } from 'node:net';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { KILL_VARIABLE, type KillPoint } from './kill-point.ts';

const [point, times = '1'] = (process.env[KILL_VARIABLE] ?? '').split(' ');
let left = Number(times);

function reached(here: KillPoint): void {
  if (here !== point) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

/** Pruning waits for a minute after a start. */
const PRUNING_AFTER_MS = 60_000;
const setTimer = globalThis.setTimeout;
if (point === 'before-pruning' || point === 'before-pruned')
  globalThis.setTimeout = Object.assign(
    (callback: () => void, ms = 0) => setTimer(callback, ms === PRUNING_AFTER_MS ? 300 : ms),
    setTimer,
  ) as typeof setTimeout;

type Method = (this: object, ...given: readonly unknown[]) => unknown;

/** Runs something before a method of a class, and something after it. */
function around(
  prototype: object,
  name: string,
  before: (self: object, given: readonly unknown[]) => (() => void) | undefined,
): void {
  const method = Reflect.get(prototype, name) as Method;
  Reflect.set(prototype, name, function (this: object, ...given: readonly unknown[]) {
    const after = before(this, given);
    const result = Reflect.apply(method, this, given);
    after?.();
    return result;
  });
}

/** What the transaction under way has written. */
let writes = new Set<'event' | 'settling' | 'pruning'>();

around(StatementSync.prototype, 'run', (self) => {
  const sql = (self as StatementSync).sourceSQL.trimStart();
  if (sql.startsWith('INSERT INTO events')) writes.add('event');
  if (/^DELETE FROM outbox WHERE sink = \? AND event_id/.test(sql)) {
    reached('before-settling');
    writes.add('settling');
  }
  if (sql.startsWith('DELETE FROM events')) {
    reached('before-pruning');
    writes.add('pruning');
  }
  return undefined;
});

around(DatabaseSync.prototype, 'exec', (_self, [sql]) => {
  if (sql !== 'COMMIT') return undefined;
  const written = writes;
  writes = new Set();
  if (written.has('event')) reached('before-commit');
  if (written.has('settling')) reached('before-settled');
  if (written.has('pruning')) reached('before-pruned');
  return () => {
    if (written.has('event')) reached('after-commit');
    if (written.has('settling')) reached('after-settled');
  };
});

around(ClientRequest.prototype, 'end', (self) => {
  const request = self as ClientRequest;
  if (request.method !== 'POST') return undefined;
  reached('before-send');
  request.prependListener('finish', () => reached('after-send'));
  request.prependListener('response', () => reached('after-answer'));
  return undefined;
});

around(Socket.prototype, 'write', (_self, [data]) => {
  if (!(data instanceof Uint8Array) || !Buffer.from(data).includes('HPUB ')) return undefined;
  return () => reached('after-publish');
});

around(Socket.prototype, 'emit', (_self, [event, data]) => {
  if (event === 'data' && data instanceof Uint8Array && Buffer.from(data).includes('"seq":'))
    reached('after-acknowledgement');
  return undefined;
});
