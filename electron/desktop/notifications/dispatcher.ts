import type { NotificationView, Settings } from '../../contract.ts';
import type { Words } from '../texts/texts.ts';
import type { ChannelCheck, ChannelName, Notice, NotificationChannel } from './notice.ts';

/** Delivers notices by whichever channel works, and knows which. */
export interface NotificationDispatcher {
  /** Finds out once what each channel can do. */
  probe(): Promise<void>;
  /** Resolves to the channel that delivered. Rejects when none could. */
  deliver(notice: Notice, onClick: () => void): Promise<ChannelName>;
  view(): NotificationView;
}

export interface DispatcherOptions {
  /** In order of preference. */
  readonly channels: readonly NotificationChannel[];
  readonly chosen: () => Settings['notifier'];
  readonly words: () => Words;
  /** Something of view() changed. */
  readonly onChange: () => void;
}

const UNCHECKED: ChannelCheck = { works: false, note: (say) => say('noteUnchecked') };

/**
 * Automatic choice: the first channel that delivers and reports clicks; else the first that delivers. A failed
 * delivery falls through to the other channel and is counted; a channel that failed where the other did not
 * is passed over from then on, unless it was chosen by hand.
 */
export function createDispatcher({
  channels,
  chosen,
  words,
  onChange,
}: DispatcherOptions): NotificationDispatcher {
  const checks = new Map<ChannelName, ChannelCheck>();
  const failing = new Set<ChannelName>();
  let delivered = 0;
  let failed = 0;
  let lastError: string | null = null;

  const checkOf = (channel: NotificationChannel) => checks.get(channel.name) ?? UNCHECKED;
  const noteOf = (channel: NotificationChannel) => checkOf(channel).note(words().say);

  function inOrder(): readonly NotificationChannel[] {
    const rank = (channel: NotificationChannel): number => {
      const check = checkOf(channel);
      if (channel.name === chosen()) return 0;
      if (!check.works) return 5;
      return (failing.has(channel.name) ? 2 : 0) + (check.reportsClicks ? 1 : 2);
    };
    return [...channels].sort((one, other) => rank(one) - rank(other));
  }

  function view(): NotificationView {
    const [best] = inOrder();
    const usable = best !== undefined && checkOf(best).works && !allFailing();
    return {
      inUse: usable ? best.name : 'none',
      reason: usable ? reasonFor(best) : channels.map(noteOf).join(' '),
      delivered,
      failed,
      lastError,
    };
  }

  /** Every channel's last delivery failed: nothing can be promised. */
  const allFailing = (): boolean =>
    channels.every((channel) => !checkOf(channel).works || failing.has(channel.name));

  function reasonFor(channel: NotificationChannel): string {
    if (channel.name === chosen()) return `${words().say('noteChosen')} ${noteOf(channel)}`;
    return [channel, ...channels.filter((other) => other !== channel)].map(noteOf).join(' ');
  }

  return {
    async probe() {
      await Promise.all(
        channels.map(async (channel) => {
          const check = await channel
            .check()
            .catch((error: unknown) => ({ works: false as const, note: () => String(error) }));
          checks.set(channel.name, check);
        }),
      );
      onChange();
    },
    async deliver(notice, onClick) {
      for (const channel of inOrder()) {
        try {
          await channel.show(notice, onClick);
          delivered++;
          failing.delete(channel.name);
          onChange();
          return channel.name;
        } catch (error) {
          failed++;
          failing.add(channel.name);
          lastError = `${channel.name}: ${error instanceof Error ? error.message : String(error)}`;
          onChange();
        }
      }
      throw new Error(lastError ?? 'There is no way to show notifications.');
    },
    view,
  };
}
