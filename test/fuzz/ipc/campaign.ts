import { inspect } from 'node:util';
import type { IpcChannel } from '../../../electron/contract/index.ts';
import { type Campaign, demand } from '../campaign.ts';
import { foundCases } from '../corpus.ts';
import { mutated } from '../mutate.ts';
import { startWork, workedMs } from '../stand.ts';
import { treeOf, written } from '../tree.ts';
import { calls as system } from './electron.ts';
import { type Call, CHANNEL_NAMES, calls, oddValue, requestOf } from './requests.ts';
import { WindowSide } from './window-side.ts';

const LONGEST_MS = 3000;
const LONGEST_ANSWER = 2 ** 20;
const HOT: ReadonlySet<string> = new Set([
  'id',
  'ids',
  'text',
  'url',
  'network',
  'address',
  'query',
  'filter',
  'change',
]);
/** An explorer's hosts and the project's own pages are the only ones that may be opened. */
const MAY_OPEN = /^https:\/\/(?:livenet\.xrpl\.org|[\w.-]+)\//;

/** Requests of a window that is in the hands of somebody else, to the handlers of every channel. */
export function openIpc(): Campaign<readonly Call[]> {
  return {
    name: 'ipc',
    cases: calls,
    found: foundCases('ipc'),
    run: runCalls,
    kept: (given) => given.map(keptCall),
    close: () => undefined,
  };
}

function channelOf({ channel }: Call): IpcChannel {
  const name = typeof channel === 'string' ? channel : CHANNEL_NAMES[channel % CHANNEL_NAMES.length];
  if (name === undefined) throw new Error('The contract has no channel.');
  return name;
}

/** What the call is given: about what the channel asks for, with the call's changes. */
function argumentOf(call: Call): unknown {
  if (call.found !== undefined) return JSON.parse(call.found);
  if (call.odd !== null) return oddValue(call.odd);
  const request = requestOf(channelOf(call), call.choice);
  if (call.changes.length === 0) return request;
  try {
    return JSON.parse(written(mutated(treeOf(request), call.changes, HOT)));
  } catch {
    return undefined;
  }
}

function keptCall(call: Call): Call {
  if (call.odd !== null) return { ...call, channel: channelOf(call) };
  const found = JSON.stringify(argumentOf(call));
  return { ...call, channel: channelOf(call), ...(found === undefined ? {} : { found }) };
}

async function runCalls(given: readonly Call[]): Promise<number> {
  const side = new WindowSide();
  try {
    let before = side.state();
    for (const call of given) before = await judgeCall(side, call, before);
    side.snapshot();
    return given.length;
  } finally {
    await side.close();
  }
}

async function judgeCall(side: WindowSide, call: Call, before: string): Promise<string> {
  const channel = channelOf(call);
  const handler = system.handlers.get(channel);
  demand(handler !== undefined, () => `${channel} has no handler`);
  const { event, mayAsk } = side.senderOf(call.sender);
  const args = Array<unknown>(call.count).fill(argumentOf(call));
  const said = () => `${channel} ${inspect(args, { depth: 6, maxStringLength: 100, maxArrayLength: 5 })}`;
  const began = startWork();
  const answer = await Promise.resolve(handler(event, ...args)).then(
    (value) => ({ type: 'answer', value }) as const,
    (error: unknown) => ({ type: 'error', error }) as const,
  );
  const tookMs = workedMs(began);
  demand(tookMs < LONGEST_MS, () => `${channel} took ${Math.round(tookMs)} ms`);
  demand(side.unexpected.length === 0, () => `${said()} failed: ${stackOf(side.unexpected[0])}`);
  demand(
    !('polluted' in {}) && Object.keys(Object.prototype).length === 0,
    () => `${said()} changed Object.prototype`,
  );
  demand(
    system.opened.every((url) => MAY_OPEN.test(url)),
    () => `${said()} opened ${system.opened.at(-1)}`,
  );
  const after = side.state();
  if (answer.type === 'error') {
    const isRefusal = answer.error instanceof Error && answer.error.name === 'IpcRefusal';
    demand(isRefusal, () => `${said()} failed: ${stackOf(answer.error)}`);
    demand(after === before, () => `${said()} was refused and changed something`);
    demand(!stackOf(answer.error).includes('hunter2'), () => `${said()} tells a password`);
  } else {
    demand(mayAsk && call.count === 1, () => `${said()} was answered`);
    judgeAnswer(channel, answer.value, said);
  }
  return after;
}

/** It crosses to the window, is bounded, and is an outcome where it looks like one. */
function judgeAnswer(channel: string, value: unknown, said: () => string): void {
  const crossed: unknown = structuredClone(value);
  const text = JSON.stringify(crossed) ?? '';
  demand(text.length < LONGEST_ANSWER, () => `${said()} is answered by ${text.length} characters`);
  demand(!text.includes('hunter2'), () => `${said()} tells a password`);
  if (typeof crossed !== 'object' || crossed === null || !('ok' in crossed)) return;
  const { ok, code, text: words } = crossed as Readonly<Record<string, unknown>>;
  const isFailure = ok === false && typeof code === 'string' && typeof words === 'string' && words !== '';
  // What a valid address is told by stands beside its `ok`.
  const result = channel === 'accounts:check' ? 'address' : 'value';
  demand(
    (ok === true && result in crossed) || isFailure,
    () => `${said()} is answered by ${text.slice(0, 200)}`,
  );
}

const stackOf = (error: unknown) => (error instanceof Error ? String(error.stack) : String(error));
