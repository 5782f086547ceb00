import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type * as z from 'zod';
import { CHANNELS, type IpcChannel, type IpcRequests, type Outcome } from '../../contract/index.ts';
import { zodInUse } from '../../store/zod-in-use.ts';
import { isOwnPage } from '../window/navigation-guards.ts';

const CHANNEL_NAMES = Object.keys(CHANNELS) as IpcChannel[];

/** The schema of a channel's request, made when it is first asked. */
function schemaOf(channel: IpcChannel): z.ZodType {
  const known = schemas.get(channel);
  if (known !== undefined) return known;
  const schema = CHANNELS[channel].request(zodInUse);
  schemas.set(channel, schema);
  return schema;
}
const schemas = new Map<IpcChannel, z.ZodType>();

/** One handler for every channel of the contract. */
export type IpcHandlers = {
  readonly [C in IpcChannel]: (
    request: IpcRequests[C]['request'],
  ) => IpcRequests[C]['response'] | Promise<IpcRequests[C]['response']>;
};

/** A request that is refused before it reaches a handler. */
class IpcRefusal extends Error {
  readonly code: 'sender' | 'arguments';
  constructor(code: 'sender' | 'arguments', message: string) {
    super(message);
    this.name = 'IpcRefusal';
    this.code = code;
  }
}

type Failure = Extract<Outcome, { readonly ok: false }>;
type CanFail = { [C in IpcChannel]: Failure extends IpcRequests[C]['response'] ? C : never }[IpcChannel];

/** Channels whose answer has no place for a failure: their request rejects, and the window says that it failed. */
const NEVER_FAIL: Readonly<Record<Exclude<IpcChannel, CanFail>, true>> = {
  'app:start': true,
  'app:snapshot': true,
  'payments:query': true,
  'payments:neighbours': true,
  'payments:sums': true,
  'payments:daily': true,
  'payments:assets': true,
  'health:get': true,
  'forwarding:check': true,
  'diagnostics:text': true,
  'about:licenses': true,
  'data:info': true,
};

interface IpcDeps {
  /** Whether these are the contents of the app's window. */
  readonly isWindow: (contents: WebContents) => boolean;
  readonly warn: (...parts: readonly unknown[]) => void;
  /** The answer to a request whose handler threw. */
  readonly failureOf: (error: unknown) => Failure;
}

/** Answers requests from the window's own main frame whose argument fits the channel's schema; refuses all others. */
export function registerIpc(handlers: IpcHandlers, { isWindow, warn, failureOf }: IpcDeps): void {
  for (const channel of CHANNEL_NAMES) {
    ipcMain.handle(channel, async (event, ...args: readonly unknown[]) => {
      try {
        requireOwnFrame(event, isWindow);
        return await answer(channel, handlers, args);
      } catch (error) {
        warn(`request ${channel} failed`, error);
        if (error instanceof IpcRefusal) throw error;
        const failure = failureOf(error);
        if (Object.hasOwn(NEVER_FAIL, channel)) throw error;
        return failure;
      }
    });
  }
}

async function answer<C extends IpcChannel>(
  channel: C,
  handlers: IpcHandlers,
  args: readonly unknown[],
): Promise<IpcRequests[C]['response']> {
  return handlers[channel](parseRequest(channel, args));
}

/**
 * Throws IpcRefusal unless the request comes from the main frame of the app's window, on the app's own page.
 * @internal
 */
export function requireOwnFrame(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  isWindow: IpcDeps['isWindow'],
): void {
  const isMainFrame = senderFrame !== null && senderFrame.parent === null;
  if (!isMainFrame || !isOwnPage(senderFrame.url) || !isWindow(sender)) {
    throw new IpcRefusal('sender', 'This page may not ask the app for anything.');
  }
}

/**
 * Throws IpcRefusal where the arguments are not exactly one request of the channel's schema.
 * @internal
 */
export function parseRequest<C extends IpcChannel>(
  channel: C,
  args: readonly unknown[],
): IpcRequests[C]['request'] {
  const result = args.length === 1 ? schemaOf(channel).safeParse(args[0]) : null;
  if (result?.success) return result.data as IpcRequests[C]['request'];
  // Names where the error is, never the value, which may be a secret.
  const place = result?.error.issues[0]?.path.join('.') ?? 'number of arguments';
  throw new IpcRefusal('arguments', `The request is not valid (${place === '' ? 'its shape' : place}).`);
}
