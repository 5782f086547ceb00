import {
  type ChannelState,
  channelInUse,
  channelOrder,
} from '../../alerts/sinks/notification/channel-order.ts';
import type {
  ChannelCheck,
  ChannelName,
  Notice,
  NoticeUse,
  NotificationChannel,
} from '../../alerts/sinks/notification/notice.ts';
import {
  type Message,
  message,
  type NotificationView,
  type Settings,
  UserFacingError,
} from '../../contract/index.ts';
import { firstLine } from '../../store/system-error.ts';
import type { I18n } from '../texts/i18n.ts';

/** Delivers notices by whichever channel works, and knows which. */
export interface NotificationDispatcher {
  /** Finds out once what each channel can do. */
  probe(): Promise<void>;
  /** Resolves to the channel that delivered. Rejects when none could. */
  deliver(notice: Notice, onUse: (use: NoticeUse) => void): Promise<ChannelName>;
  /** In the user's language, or in another. */
  view(said?: I18n): NotificationView;
}

export interface DispatcherOptions {
  /** In order of preference. */
  readonly channels: readonly NotificationChannel[];
  readonly chosen: () => Settings['notifier'];
  readonly i18n: () => I18n;
  /** Something of view() changed. */
  readonly onChange: () => void;
}

const UNCHECKED: ChannelCheck = { works: false, note: message('notifier.unchecked') };

/** The order is channelOrder's; a failed delivery falls through to the next way and is counted. */
export function createDispatcher({
  channels,
  chosen,
  i18n,
  onChange,
}: DispatcherOptions): NotificationDispatcher {
  const checks = new Map<ChannelName, ChannelCheck>();
  const failing = new Set<ChannelName>();
  let delivered = 0;
  let failed = 0;
  let last: { readonly way: ChannelName; readonly failure: Message } | null = null;

  const byName = new Map(channels.map((channel) => [channel.name, channel]));
  const states = (): readonly ChannelState[] =>
    channels.map(({ name }) => ({
      name,
      check: checks.get(name) ?? UNCHECKED,
      isFailing: failing.has(name),
    }));

  function view(said: I18n = i18n()): NotificationView {
    const inUse = channelInUse(states(), chosen());
    return {
      inUse: inUse ?? 'none',
      reasonText: reasonText(inUse, said),
      delivered,
      failed,
      lastErrorText: last === null ? null : `${last.way}: ${said.message(last.failure)}`,
    };
  }

  /** What was found out about each, that of the one in use first. */
  function reasonText(inUse: ChannelName | null, said: I18n): string {
    const noteOf = ({ name, check, isFailing }: ChannelState) =>
      said.message(check.works && isFailing ? message('notifier.failing', { way: name }) : check.note);
    const best = states().filter(({ name }) => name === inUse);
    if (inUse !== null && inUse === chosen())
      return [said.t('notifier.chosen'), ...best.map(noteOf)].join(' ');
    return [...best, ...states().filter(({ name }) => name !== inUse)].map(noteOf).join(' ');
  }

  async function examine(channel: NotificationChannel): Promise<void> {
    const check = await channel.check().catch(() => ({
      works: false as const,
      note: message('notifier.check-failed', { way: channel.name }),
    }));
    checks.set(channel.name, check);
  }

  return {
    async probe() {
      await Promise.all(channels.map(examine));
      onChange();
    },
    async deliver(notice, onUse) {
      for (const name of channelOrder(states(), chosen())) {
        const channel = byName.get(name);
        if (channel === undefined) continue;
        try {
          await channel.show(notice, onUse);
          delivered++;
          failing.delete(channel.name);
          // It could not when the app started; a service that starts later than the app is there now.
          if (checks.get(name)?.works !== true) await examine(channel);
          onChange();
          return channel.name;
        } catch (error) {
          failed++;
          failing.add(channel.name);
          last = { way: channel.name, failure: failureOf(error) };
          onChange();
        }
      }
      throw new UserFacingError(last?.failure ?? message('notification.no-way'));
    },
    view,
  };
}

/** What the platform says of it is not ours, nor in the user's language: it is shown as data. */
function failureOf(error: unknown): Message {
  return error instanceof UserFacingError
    ? error.userMessage
    : message('notification.refused', { detail: firstLine(error) });
}
