import assert from 'node:assert/strict';
import { ask } from '../ask.ts';
import type { Statement } from '../statement.ts';

export const CONTEXT_BRIDGE: readonly Statement[] = [
  {
    says: 'What is exposed is a property of the page that it cannot replace, write to or add to',
    about: ['ContextBridge.exposeInMainWorld'],
    async run({ page }) {
      const tried = await ask(await page(), (bridge) => {
        const refused = (change: () => void) => {
          try {
            change();
            return false;
          } catch {
            return true;
          }
        };
        return {
          replaced: refused(() => Object.defineProperty(globalThis, 'bridge', { value: 1 })),
          written: refused(() => Object.defineProperty(bridge, 'echo', { value: 1 })),
          inner: refused(() => Object.defineProperty(bridge.kept.inner, 'list', { value: 1 })),
          list: refused(() => bridge.kept.inner.list.push(3)),
          added: refused(() => Object.defineProperty(bridge, 'more', { value: 1 })),
        };
      });
      assert.deepEqual(tried, { replaced: true, written: true, inner: true, list: true, added: true });
    },
  },
  {
    says: 'A name is exposed once',
    about: ['ContextBridge.exposeInMainWorld'],
    async run({ page }) {
      const said = await ask(await page(), (_bridge, at) => at.exposedTwice);
      assert.match(String(said), /Cannot bind an API on top of an existing property/);
    },
  },
  {
    says: 'Arguments and results are copies of the page’s own kinds',
    about: ['ContextBridge.exposeInMainWorld'],
    async run({ page }) {
      const came = await ask(await page(), (bridge) => {
        const sent = { list: [1, 'a', null], at: { deep: true } };
        const back = bridge.echo(sent) as typeof sent;
        return {
          back,
          isCopy: back !== sent,
          isOwnKind: back instanceof Object && Object.getPrototypeOf(back.list) === Array.prototype,
        };
      });
      assert.deepEqual(came, {
        back: { list: [1, 'a', null], at: { deep: true } },
        isCopy: true,
        isOwnKind: true,
      });
    },
  },
  {
    says: 'A function’s prototype leads nowhere behind the bridge',
    about: ['ContextBridge.exposeInMainWorld'],
    async run({ page }) {
      const same = await ask(await page(), (bridge) => ({
        functions: bridge.echo instanceof Function,
        objects: Object.getPrototypeOf(bridge.kept) === Object.prototype,
        promises: bridge.later(1) instanceof Promise,
      }));
      assert.deepEqual(same, { functions: true, objects: true, promises: true });
    },
  },
  {
    says: 'Promises resolve and reject across it, and errors that are thrown keep their text',
    about: ['ContextBridge.exposeInMainWorld'],
    async run({ page }) {
      const window = await page();
      assert.deepEqual(await ask(window, (bridge) => bridge.later({ a: 1 })), { a: 1 });
      await assert.rejects(
        ask(window, (bridge) => bridge.rejecting()),
        /rejected on purpose/,
      );
      await assert.rejects(
        ask(window, (bridge) => bridge.throwing()),
        /thrown on purpose/,
      );
    },
  },
  {
    says: 'The page’s functions can be called from behind it',
    about: ['ContextBridge.exposeInMainWorld'],
    async run({ page }) {
      const told = await ask(await page(), (bridge) => {
        const heard: unknown[] = [];
        bridge.callBack((value) => heard.push(value));
        return heard;
      });
      assert.deepEqual(told, [{ told: true }]);
    },
  },
];
