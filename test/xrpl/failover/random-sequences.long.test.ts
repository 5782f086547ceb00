import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { A, B, Harness, settle } from '../support/harness.ts';
import { randomFrom } from '../support/random.ts';
import { ACCOUNTS, type Action, action, position, SERVERS } from '../support/random-actions.ts';
import type { VirtualServer } from '../support/virtual-servers.ts';

const ROTATION_TIMEOUT_MS = 30_000;
const DRAIN_MS = 5_000;

/** Everything that must hold at any moment, whatever happened. */
class Watch {
  readonly #harness: Harness;
  readonly #together = new Map<string, number>();
  wanted: readonly string[] = [];

  constructor(harness: Harness) {
    this.#harness = harness;
  }

  look(): void {
    this.#neverTwoLiveForLong();
    if (this.#harness.client.isConnected) this.#noSubscriptionLost();
  }

  /** Nobody can act in their sleep. */
  slept(): void {
    this.#together.clear();
  }

  #subscribed() {
    return this.#harness.network.servers.flatMap(({ sockets }) =>
      [...sockets].filter(({ leaving, ledgerStream }) => ledgerStream && !leaving),
    );
  }

  #neverTwoLiveForLong(): void {
    const now = this.#harness.clock.now();
    const ids = this.#subscribed().map((socket) => this.#harness.network.idOf(socket));
    expect(ids.length).toBeLessThanOrEqual(3);
    const pairs = new Set(ids.flatMap((a) => ids.filter((b) => a < b).map((b) => `${a}+${b}`)));
    for (const pair of this.#together.keys()) if (!pairs.has(pair)) this.#together.delete(pair);
    for (const pair of pairs) {
      const since = this.#together.get(pair) ?? now;
      this.#together.set(pair, since);
      // The overlap of a rotation, and of a stale connection with the one that is to replace it.
      expect(now - since, `both open: ${pair}`).toBeLessThanOrEqual(ROTATION_TIMEOUT_MS + DRAIN_MS + 100);
    }
  }

  #noSubscriptionLost(): void {
    const { server } = this.#harness.client.status;
    const target = this.#harness.network.servers.find(({ url }) => url === server);
    const serving = [...(target?.sockets ?? [])].some(
      ({ leaving, accounts, refused }) =>
        !leaving && this.wanted.every((account) => accounts.has(account) || refused.has(account)),
    );
    expect(serving, 'connected, and subscribed to every wanted account').toBe(true);
  }
}

async function perform(
  harness: Harness,
  watch: Watch,
  promises: Promise<unknown>[],
  step: Action,
): Promise<void> {
  switch (step.do) {
    case 'wait':
      for (let rest = step.ms; rest > 0; rest -= 250) {
        harness.clock.advance(Math.min(250, rest));
        watch.look();
      }
      break;
    case 'door':
      harness.server(step.server).door = step.door;
      break;
    case 'frozen':
    case 'stale':
      harness.server(step.server)[step.do] = step.on;
      break;
    case 'drop':
      if (!harness.server(step.server).frozen) harness.server(step.server).drop(step.code);
      break;
    case 'age':
      harness.server(step.server).ageS = step.ageS;
      break;
    case 'network':
      harness.server(step.server).networkId = step.id;
      break;
    case 'accounts':
      watch.wanted = step.accounts;
      harness.client.setAccounts(step.accounts);
      break;
    case 'servers':
      harness.client.setServers(step.order.map((index) => harness.server(index).url));
      break;
    case 'nudge':
      harness.client.nudge(step.why);
      break;
    case 'request': {
      const server = step.server === null ? {} : { server: harness.server(step.server).url };
      const command = step.answered ? 'ping' : 'unanswered';
      promises.push(harness.client.request(command, {}, server).catch((error: unknown) => error));
      break;
    }
    case 'junk':
      harness.server(step.server).push(step.message);
      break;
    case 'lag':
      harness.server(step.server).lag = step.ledgers;
      break;
    case 'leap':
      harness.server(step.server).push({
        type: 'ledgerClosed',
        ledger_index: Math.max(1, harness.network.ledgerIndex - step.ledgers),
      });
      break;
    case 'latency':
      harness.server(step.server).latencyMs = step.ms;
      break;
    case 'mute':
      harness.server(step.server).answer = ({ command }) =>
        command === 'unanswered' || command === step.command ? null : undefined;
      break;
    case 'refuse':
      harness.server(step.server).refuses.clear();
      for (const account of step.accounts) harness.server(step.server).refuses.add(account);
      break;
    case 'storm':
      for (let count = 0; count < step.count; count += 1) {
        harness.client.nudge(step.why);
        harness.clock.advance(step.everyMs);
        watch.look();
      }
      break;
    case 'sleep':
      harness.clock.sleep(step.ms);
      watch.slept();
      break;
  }
  await settle();
  watch.look();
}

/** Nobody is hammered: attempts on one server within any minute, whatever came to pass. */
function mostAttemptsInAMinute(harness: Harness): number {
  return Math.max(
    ...harness.network.servers.map(({ attempts }) =>
      Math.max(
        0,
        ...attempts.map((from) => attempts.filter((at) => at >= from && at < from + 60_000).length),
      ),
    ),
  );
}

/** How one server may stay broken while the others come back. */
const incurable: Readonly<Record<string, Partial<VirtualServer>>> = {
  refuses: { door: 'refused' },
  'does not accept': { door: 'blackhole' },
  'does not answer': { door: 'silent' },
  drops: { door: 'drop' },
  'is stale': { stale: true },
  'is old': { ageS: 500 },
  lags: { lag: 1000 },
  'is of another network': { networkId: 1 },
};

function heal(harness: Harness): void {
  for (const server of harness.network.servers) {
    Object.assign(server, {
      door: 'open',
      frozen: false,
      stale: false,
      networkId: 0,
      ageS: 1,
      lag: 0,
      latencyMs: 5,
      answer: ({ command }: { readonly command: string }) => (command === 'unanswered' ? null : undefined),
    });
  }
}

describe('any sequence of events', () => {
  it('keeps one connection and all subscriptions, recovers, and leaves nothing behind', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { minLength: 3, maxLength: 40 }),
        fc.integer(),
        fc.subarray(ACCOUNTS, { maxLength: 1 }),
        fc.option(fc.tuple(position, fc.constantFrom(...Object.keys(incurable)))),
        async (actions, seed, refused, ill) => {
          const harness = new Harness({
            servers: SERVERS,
            random: randomFrom(seed),
            options: { rotateAfterMs: 120_000, rotationDrainMs: DRAIN_MS, subscribeBatchSize: 2 },
          });
          for (const server of harness.network.servers) {
            for (const account of refused) server.refuses.add(account);
            server.answer = ({ command }) => (command === 'unanswered' ? null : undefined);
          }
          const watch = new Watch(harness);
          const promises: Promise<unknown>[] = [];
          watch.wanted = [A, B];
          harness.client.setAccounts([A, B]);
          harness.client.start();
          for (const step of actions) await perform(harness, watch, promises, step);

          // Whatever it was, when it is over the connection comes back by itself: the longest wait is ten minutes.
          heal(harness);
          // One server may never come back, as long as the list has another.
          if (ill && harness.client.servers().length > 1) {
            Object.assign(harness.server(ill[0]), incurable[ill[1]]);
            if (incurable[ill[1]]?.door) harness.server(ill[0]).drop();
          }
          let healthy = 0;
          for (let second = 0; second < 1500 && healthy < 30; second += 1) {
            harness.clock.advance(1000);
            watch.look();
            healthy = harness.client.isConnected ? healthy + 1 : 0;
          }
          expect(healthy).toBe(30);
          // Six by backoff from its base; each action may break a useful connection or ask for one more.
          expect(mostAttemptsInAMinute(harness)).toBeLessThanOrEqual(8 + actions.length);

          const last = harness.client.request('unanswered', {}).catch((error: unknown) => error);
          await settle();
          expect(await harness.end(), 'timers left behind').toBe(0);
          expect(harness.network.openSockets).toBe(0);
          let settled = 0;
          for (const promise of [...promises, last]) void promise.then(() => (settled += 1));
          await settle();
          expect(settled, 'promises settled').toBe(promises.length + 1);
          expect(harness.client.status.state).toBe('closed');
        },
      ),
      { numRuns: 300 },
    );
  }, 120_000);
});
