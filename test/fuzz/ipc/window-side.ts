import { mkdtempSync, rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Electron from 'electron';
import { newPayment } from '../../store/database/sample-payment.ts';
import { calls } from './electron.ts';

const STAND_IN = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    return specifier === 'electron' ? { url: STAND_IN, shortCircuit: true } : next(specifier, context);
  },
});

const { createActions } = await import('../../../electron/desktop/actions/create-actions.ts');
const { createAppContext } = await import('../../../electron/desktop/context/create-app-context.ts');
const { createHandlers } = await import('../../../electron/desktop/ipc/handlers.ts');
const { registerIpc } = await import('../../../electron/desktop/ipc/register.ts');
const { unexpectedError } = await import('../../../electron/desktop/ipc/unexpected-error.ts');
const { buildSnapshot } = await import('../../../electron/desktop/snapshot/snapshot-fields.ts');

const UNREACHABLE = 'ws://127.0.0.1:9';
const PAYMENTS = 12;
const nothing = () => undefined;

/** The main process as far as the window can ask it: the real context, actions and handlers on a folder of their own. */
export class WindowSide {
  readonly #folder = mkdtempSync(join(tmpdir(), 'chime-fuzz-ipc-'));
  readonly #context;
  readonly #window = {};
  /** Errors of handlers that expected none. */
  readonly unexpected: unknown[] = [];

  constructor() {
    calls.handlers.clear();
    this.#context = createAppContext({
      options: {
        dataDir: this.#folder,
        network: 'mainnet',
        servers: [],
        watch: [],
        demo: false,
        hidden: false,
      },
      lock: { folder: this.#folder, release: nothing },
      log: { info: nothing, warn: nothing, error: nothing },
      channels: [],
      sound: { formats: ['wav'], canPlay: () => true, play: async () => undefined, note: () => null },
      overridden: () => [UNREACHABLE],
      isSeen: () => true,
      publish: nothing,
      arrived: nothing,
      useNotice: nothing,
      show: nothing,
      hide: nothing,
      dialogParent: () => null,
      earlierData: null,
      setAppTheme: nothing,
      setShortcut: () => true,
      relaunch: nothing,
      quit: nothing,
    });
    const { store } = this.#context;
    store.record(
      Array.from({ length: PAYMENTS }, (_, index) => newPayment(index + 1)),
      [],
    );
    const actions = createActions(this.#context);
    actions.settings.update({ servers: { mainnet: ['ws://user:hunter2@127.0.0.1:9/'] } });
    actions.accounts.add({ text: 'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT', label: 'Shop', network: 'mainnet' });
    const handlers = createHandlers({
      ...{ context: this.#context, actions, onSnapshot: nothing, onStart: nothing },
      started: Promise.resolve(),
      licenses: async () => [],
    });
    registerIpc(handlers, {
      isWindow: (contents) => (contents as unknown) === this.#window,
      warn: nothing,
      failureOf: (error) => {
        this.unexpected.push(error);
        return unexpectedError(this.#context, error);
      },
    });
  }

  /** Everything that a request could change, as one text. */
  state(): string {
    const { settings, store } = this.#context;
    const { rows } = store.query({ offset: 0, limit: 100 });
    return JSON.stringify([
      ...[settings.settings(), settings.watched(), settings.formerAccounts(), settings.contacts()],
      ...[
        settings.pausedUntil(),
        settings.coverageCheckpoints(),
        rows,
        store.gaps('mainnet'),
        calls.opened.length,
      ],
    ]);
  }

  /** Who asks: the window's own page, or one of those that may not. */
  senderOf(which: number): { readonly event: Electron.IpcMainInvokeEvent; readonly mayAsk: boolean } {
    const own = { url: 'app://chime/index.html', parent: null };
    const frames = [
      ...[own, null, { ...own, parent: own }, { ...own, url: 'https://evil.example/' }],
      ...[
        { ...own, url: 'app://chime.evil.example/' },
        { ...own, url: 'file:///index.html' },
        { ...own, url: '' },
      ],
    ];
    const senderFrame = frames[which % frames.length] ?? null;
    return {
      event: { sender: this.#window, senderFrame } as unknown as Electron.IpcMainInvokeEvent,
      mayAsk: senderFrame === own,
    };
  }

  snapshot(): unknown {
    return buildSnapshot(this.#context);
  }

  async close(): Promise<void> {
    this.#context.updates.stop();
    await this.#context.monitors.stop();
    this.#context.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
