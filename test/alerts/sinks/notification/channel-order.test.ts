import { describe, expect, it } from 'vitest';
import {
  type ChannelState,
  channelInUse,
  channelOrder,
} from '../../../../electron/alerts/sinks/notification/channel-order.ts';
import type { ChannelName, Clicks } from '../../../../electron/alerts/sinks/notification/notice.ts';
import { message } from '../../../../electron/contract/index.ts';

/** "while-running?" stands for a way that does not learn what became of a notification. */
type Kind = Clicks | `${Clicks}?` | 'broken';

const note = message('notifier.unchecked');

const state = (name: ChannelName, kind: Kind, isFailing: boolean): ChannelState => ({
  name,
  check:
    kind === 'broken'
      ? { works: false, note }
      : { works: true, clicks: kind.replace('?', '') as Clicks, confirms: !kind.endsWith('?'), note },
  isFailing,
});

/** "never!" stands for a way whose last delivery failed. */
function channels(node: `${Kind}${'' | '!'}`, electron: `${Kind}${'' | '!'}`): readonly ChannelState[] {
  const kindOf = (text: string) => text.replace('!', '') as Kind;
  return [
    state('node-notifier', kindOf(node), node.endsWith('!')),
    state('electron', kindOf(electron), electron.endsWith('!')),
  ];
}

const NODE = 'node-notifier';
const ELECTRON = 'electron';

describe('the way that notifications take', () => {
  it.each([
    ['Windows, installed: a click starts the app', 'while-running', 'always', ELECTRON, ELECTRON],
    ['Windows, from the sources', 'while-running', 'while-running', NODE, NODE],
    ['Windows, installed, Electron’s failed', 'while-running', 'always!', NODE, NODE],
    ['macOS: terminal-notifier cannot tell', 'while-running?', 'while-running', ELECTRON, ELECTRON],
    ['macOS without Rosetta', 'broken', 'while-running', ELECTRON, ELECTRON],
    ['macOS, unsigned: Electron’s failed', 'while-running?', 'while-running!', NODE, NODE],
    ['macOS, unsigned, then terminal-notifier failed', 'while-running?!', 'while-running!', ELECTRON, null],
    ['of equals the first', 'while-running', 'while-running', NODE, NODE],
    ['clicks before certainty', 'while-running?', 'never', NODE, NODE],
    ['Linux', 'never', 'while-running', ELECTRON, ELECTRON],
    ['Linux, a desktop that tells of no clicks', 'never', 'never', NODE, NODE],
    ['Linux, Electron finds no service', 'never', 'broken', NODE, NODE],
    ['Linux without notify-send', 'broken', 'while-running', ELECTRON, ELECTRON],
    ['Linux, the service is gone', 'never!', 'while-running!', ELECTRON, null],
    ['Linux, Electron’s failed', 'never', 'while-running!', NODE, NODE],
    ['nothing works', 'broken', 'broken', NODE, null],
    ['only one works, and failed', 'broken', 'while-running!', ELECTRON, null],
  ] as const)('%s', (_name, node, electron, first, inUse) => {
    const given = channels(node, electron);
    const order = channelOrder(given, 'automatic');
    expect(order[0]).toBe(first);
    // Whatever comes first, a failed delivery can fall through to the other.
    expect([...order].sort()).toEqual([ELECTRON, NODE]);
    expect(channelInUse(given, 'automatic')).toBe(inUse);
  });

  it.each([
    ['is the chosen one', 'while-running', 'always', NODE, NODE, NODE],
    ['is the chosen one without clicks', 'never', 'while-running', NODE, NODE, NODE],
    ['is tried with the chosen one even where that failed', 'always', 'never!', ELECTRON, ELECTRON, NODE],
    ['is the other where the chosen one cannot', 'broken', 'while-running', NODE, NODE, ELECTRON],
    ['is none where neither can', 'broken', 'broken', NODE, NODE, null],
  ] as const)('set by hand, %s', (_name, node, electron, chosen, first, inUse) => {
    const given = channels(node, electron);
    expect(channelOrder(given, chosen)[0]).toBe(first);
    expect(channelInUse(given, chosen)).toBe(inUse);
  });
});
